import { type ChoiceGroup, choiceGroups, type GradeKind, type Weight } from '../../../shared/contract/intake.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { strikeOut } from '../../../shared/personalData.ts'
import type { ClockMetric, IntakeStep, Moments, Playbook } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { dateFormat } from '../formats.ts'
import { reconcile } from '../clocks/clocks.ts'
import { getByRow } from '../customers/customers.ts'
import { playbookInForce, playbookOf, type Published } from '../playbook/playbook.ts'
import { findOfContact } from '../tickets/tickets.ts'
import { campaignsAt, partOfDay } from '../../../shared/playbookRules.ts'
import { answerOf, type Draft, emptyDraft, positionOf, readDraft, stepAfter, wasSkipped, withAnswer } from './draft.rules.ts'
import { remembering, restored } from './dropped.rules.ts'
import { askedFields, chosen, confirmationsOf, factsOf, firstGap, gradesOf, isLeaf, isLine, missingOn, optionsOf, sceneConfirmed, type Surroundings, weightOf } from './intake.rules.ts'
import { byId, type ChangingContact, type ContactRow, insertContact, updateContact } from './intake.store.ts'
import { enterStep, keepVisits } from './visits.ts'

/** A contact being taken, with what it stands on. */
export interface Taking {
  readonly row: ContactRow
  readonly contactId: ContactId
  readonly step: IntakeStep
  readonly draft: Draft
  readonly published: Published
  readonly around: Surroundings
}

type OnContact = { readonly contactId: ContactId }

/**
 * Clocks that a contact has before there is a ticket; a resolution is promised only with one. A contact is answered once,
 * however many problems it brings (IN-11).
 */
const metricsOf = ({ problem }: ContactRow): readonly ClockMetric[] => (problem === 1 ? ['firstResponse', 'sceneConfirmation'] : ['sceneConfirmation'])

export function start(context: CommandContext, input: { channel: string; arrivedAt?: Instant | undefined }): ContactId {
  const agent = actorOf(context)
  const published = playbookInForce(context.db)
  const channel = published.playbook.channels.find((candidate) => candidate.id === input.channel)
  if (channel === undefined) throw new AppError('not_found', { what: 'channel' })
  const arrivedAt = channel.arrivesEarlier ? (input.arrivedAt ?? context.now) : context.now
  if (arrivedAt > context.now) throw new AppError('invalid_input', { path: 'arrivedAt', reason: 'in_the_future' })
  const contactId = context.newId()
  const last_seq = context.record({ entity: 'contact', id: contactId, type: 'contact.started', body: { channel: channel.id, arrivedAt } })
  const { row } = insertContact(context.db, {
    contact_id: uuidToBlob(contactId),
    channel: channel.id,
    agent: agent.row,
    came_at: context.now,
    kind: null,
    customer: null,
    customer_order: null,
    playbook: published.row,
    state: 'open',
    step: 'ask',
    furthest: 'ask',
    problem: 1,
    parked_at: null,
    parked_reason: null,
    handed_at: null,
    handed_by: null,
    handed_note: null,
    taken_up_at: null,
    arrived_at: arrivedAt,
    touched_at: context.now,
    first_words_at: null,
    scene_reached_at: null,
    scene_confirmed_at: null,
    draft: JSON.stringify(emptyDraft),
    last_seq,
  })
  enterStep(context, row, { agent: agent.row, problem: 1, step: 'ask' }, last_seq)
  runClocks(context, contactId, last_seq)
  context.announce('contact', contactId)
  return contactId
}

export function write(context: CommandContext, input: OnContact & { answers: readonly { field: string; value: string }[] }): void {
  // What was typed just before the contact was parked may come after it.
  const taking = heldContact(context, input)
  let draft = taking.draft
  const answers = input.answers.map(({ field, value }) => ({ field, value: storable(taking.published.playbook, field, value) }))
  for (const { field, value } of answers) {
    if (field === 'freeNeed') {
      draft = { ...(value.trim() === '' ? draft : chosen(taking.published.playbook, draft, 'need', null)), freeNeed: value }
    } else {
      const known = taking.published.playbook.fields.find((candidate) => candidate.id === field)
      if (known === undefined) throw new AppError('not_found', { what: 'field' })
      if (known.options !== undefined && value !== '' && !known.options.some((option) => option.id === value)) throw new AppError('invalid_input', { path: field, reason: 'not_an_option' })
      draft = withAnswer(draft, field, value)
    }
  }
  const before = (field: string) => (field === 'freeNeed' ? taking.draft.freeNeed : answerOf(taking.draft, field))
  const fields = answers.filter(({ field, value }) => value !== before(field)).map(({ field }) => field)
  if (fields.length === 0) return
  // Whoever writes down what the customer says is talking with them. The words themselves are not kept in the history: it is
  // final, and half a card number that was typed slowly must not stay in it (PR-1). The ticket's history begins with the whole.
  change(context, taking, 'contact.wrote', { fields }, { draft, first_words_at: taking.row.first_words_at ?? context.now })
}

/** PR-1: no card number is stored. Order and phone numbers have fields of their own and stay as they are. */
function storable(playbook: Playbook, field: string, value: string): string {
  const kind = playbook.fields.find((candidate) => candidate.id === field)?.kind
  return kind === 'order' || kind === 'phone' ? value : strikeOut(value)
}

export function choose(context: CommandContext, input: OnContact & { group: ChoiceGroup; id: string | null }): void {
  const taking = openContact(context, input)
  const { playbook } = taking.published
  if (input.id !== null && !optionsOf(playbook, taking.draft, input.group, taking.around.kind).some((option) => option.id === input.id)) throw new AppError('not_found', { what: input.group })
  const before = taking.draft[input.group]
  if (before === input.id) return
  const draft = remembering(playbook, taking.draft, chosen(playbook, taking.draft, input.group, input.id), input.group, taking.around)
  const scene = input.group === 'scene' ? sceneTimes(context, playbook, input.id) : {}
  change(context, taking, 'contact.chose', { changes: { [input.group]: { from: before, to: input.id } } }, { ...scene, draft })
}

export function undo(context: CommandContext, input: OnContact): void {
  const taking = openContact(context, input)
  const back = restored(taking.draft)
  if (back === null) throw new AppError('not_possible', {}, 'undo')
  const { draft, kind } = back
  const scene = draft.scene === taking.draft.scene ? {} : sceneTimes(context, taking.published.playbook, draft.scene)
  const changes = Object.fromEntries(choiceGroups.filter((group) => draft[group] !== taking.draft[group]).map((group) => [group, { from: taking.draft[group], to: draft[group] }]))
  change(context, taking, 'contact.restored', { changes }, { ...scene, kind, draft })
}

/** IN-7: how far it reaches, how urgent it is. Severity and priority follow, unless the agent has set them. */
export function weigh(context: CommandContext, input: OnContact & { kind: Weight; id: string | null }): void {
  const taking = openContact(context, input)
  const { playbook } = taking.published
  const known = input.kind === 'impact' ? playbook.impacts : playbook.urgencies
  if (input.id !== null && !known.some((candidate) => candidate.id === input.id)) throw new AppError('not_found', { what: input.kind })
  const from = weightOf(playbook, taking.draft, input.kind)
  const draft = { ...taking.draft, [input.kind]: input.id }
  const to = weightOf(playbook, draft, input.kind)
  if (taking.draft[input.kind] === input.id) return
  change(context, taking, 'contact.weighed', { changes: { [input.kind]: { from, to } } }, { draft })
}

/** A scene is reached when it is a leaf, and what was confirmed for another one is confirmed no more. */
export function sceneTimes(context: CommandContext, playbook: Playbook, scene: string | null): Pick<ChangingContact, 'scene_reached_at' | 'scene_confirmed_at'> {
  return { scene_reached_at: isLeaf(playbook, scene) ? context.now : null, scene_confirmed_at: null }
}

export function confirm(context: CommandContext, input: OnContact & { confirmationId: string; confirmed: boolean }): void {
  const taking = openContact(context, input)
  if (!confirmationsOf(taking.published.playbook, taking.draft).some((candidate) => candidate.id === input.confirmationId)) throw new AppError('not_found', { what: 'confirmation' })
  const others = taking.draft.confirmed.filter((id) => id !== input.confirmationId)
  const draft = { ...taking.draft, confirmed: input.confirmed ? [...others, input.confirmationId] : others }
  change(context, taking, 'contact.confirmed', { confirmation: input.confirmationId, confirmed: input.confirmed }, { draft })
}

export function say(context: CommandContext, input: OnContact & { lineId: string; said: boolean }): void {
  const taking = openContact(context, input)
  if (!isLine(taking.published.playbook, taking.draft, input.lineId)) throw new AppError('not_found', { what: 'line' })
  const others = taking.draft.said.filter((id) => id !== input.lineId)
  const draft = { ...taking.draft, said: input.said ? [...others, input.lineId] : others }
  change(context, taking, 'contact.said', { line: input.lineId, said: input.said }, { draft, first_words_at: taking.row.first_words_at ?? (input.said ? context.now : null) })
}

export function grade(context: CommandContext, input: OnContact & { kind: GradeKind; id: string; reason: string }): void {
  const taking = openContact(context, input)
  const { playbook } = taking.published
  const known = input.kind === 'severity' ? playbook.severities : playbook.priorities
  if (!known.some((candidate) => candidate.id === input.id)) throw new AppError('not_found', { what: input.kind })
  const draft = { ...taking.draft, [input.kind]: { id: input.id, reason: input.reason } }
  const from = gradesOf(playbook, taking.draft, taking.around)[input.kind].id
  change(context, taking, 'contact.graded', { changes: { [input.kind]: { from, to: input.id } }, why: input.reason }, { draft })
}

export function next(context: CommandContext, input: OnContact): void {
  const taking = openContact(context, input)
  const missing = missingOn(taking.published.playbook, taking.step, taking.draft, contactFacts(taking))
  if (missing.length > 0) throw new AppError('not_ready', { step: taking.step, missing: missing.map((gap) => gap.id) })
  const to = stepAfter(taking.step)
  if (to === null) throw new AppError('not_possible', { step: taking.step })
  enter(context, taking, to, 'contact.stepped', {})
}

export function goTo(context: CommandContext, input: OnContact & { step: IntakeStep }): void {
  const taking = openContact(context, input)
  if (positionOf(input.step) > positionOf(taking.row.furthest as IntakeStep)) throw new AppError('not_possible', { step: input.step })
  enter(context, taking, input.step, 'contact.stepped', {})
}

/** IN-10: goes on without what is missing; the reason stays with the contact. */
export function skip(context: CommandContext, input: OnContact & { reason: string }): void {
  const taking = openContact(context, input)
  const to = stepAfter(taking.step)
  if (to === null || taking.step === 'need') throw new AppError('not_possible', { step: taking.step })
  const skipped = [...taking.draft.skipped.filter((entry) => entry.step !== taking.step), { step: taking.step, reason: input.reason }]
  enter(context, { ...taking, draft: { ...taking.draft, skipped } }, to, 'contact.skipped', { step: taking.step, why: input.reason })
}

export function abandon(context: CommandContext, input: OnContact & { reason: string }): void {
  const taking = heldContact(context, input)
  // Of a later problem (IN-11) the contact has its tickets all the same.
  change(context, taking, 'contact.abandoned', { why: input.reason }, { state: taking.row.problem > 1 ? 'saved' : 'abandoned', parked_at: null, parked_reason: null })
}

export function resume(context: CommandContext, input: OnContact): void {
  const taking = contactOf(context, input.contactId)
  if (taking.row.agent !== actorOf(context).row) throw new AppError('not_permitted', {}, 'contact')
  if (taking.row.state === 'open') return
  if (findOfContact(context.db, taking.row.row, taking.row.problem) !== null) throw new AppError('not_possible', {}, 'saved')
  change(context, taking, 'contact.resumed', {}, { state: 'open' })
}

/** Ends the contact with its ticket; called by the save in saving.ts. @returns when the customer heard the first words */
export function markSaved(context: CommandContext, taking: Taking): number {
  const first_words_at = Math.max(taking.row.first_words_at ?? context.now, taking.row.arrived_at)
  change(context, taking, 'contact.saved', {}, { state: 'saved', first_words_at })
  return first_words_at
}

/** @throws AppError not_ready with the first step that misses something */
export function assertComplete(taking: Taking): void {
  const gap = firstGap(taking.published.playbook, taking.draft, contactFacts(taking), 'outcome')
  if (gap !== null) throw new AppError('not_ready', { step: gap.step, missing: gap.missing.map((missing) => missing.id) })
}

/** Answers that stand on some step under the present facts; others were typed for a scene that was left. */
export function relevantAnswers(taking: Taking): readonly { field: string; value: string }[] {
  const asked = askedFields(taking.published.playbook, taking.draft, contactFacts(taking))
  return taking.draft.answers.filter((answer) => asked.has(answer.field))
}

export function contactFacts(taking: Taking) {
  return factsOf(taking.published.playbook, taking.draft, taking.around)
}

export function contactOf(context: Context, contactId: ContactId): Taking {
  const row = byId.one(context.db, { contact_id: uuidToBlob(contactId) })
  if (row === null) throw new AppError('not_found', { what: 'contact' })
  const published = playbookOf(context.db, row.playbook)
  const { playbook } = published
  const customer = row.customer === null ? null : getByRow(context, row.customer)
  return {
    row,
    contactId,
    step: row.step as IntakeStep,
    draft: readDraft(row.draft),
    published,
    around: {
      kind: kindOf(playbook, row),
      channel: row.channel,
      tier: customer?.tier ?? null,
      tags: customer?.tags ?? [],
      campaign: campaignsAt(playbook, row.arrived_at),
      partOfDay: partOfDay(localHour(context)),
    },
  }
}

/** A contact that this person may change: their own, still open, and not put aside. */
export function openContact(context: CommandContext, { contactId }: OnContact): Taking {
  const taking = contactOf(context, contactId)
  assertOpen(context, taking)
  return taking
}

export function assertOpen(context: CommandContext, taking: Taking): void {
  assertHeld(context, taking)
  if (taking.row.parked_at !== null) throw new AppError('not_possible', {}, 'parked')
}

/** One that this person has in hand, parked or not. */
export function heldContact(context: CommandContext, { contactId }: OnContact): Taking {
  const taking = contactOf(context, contactId)
  assertHeld(context, taking)
  return taking
}

function assertHeld(context: CommandContext, { row }: Taking): void {
  if (row.agent !== actorOf(context).row) throw new AppError('not_permitted', {}, 'contact')
  if (row.state !== 'open') throw new AppError('not_possible', {}, row.state === 'saved' ? 'saved' : 'abandoned')
}

export function momentsOf(row: ContactRow): Moments {
  return {
    contactArrived: row.arrived_at,
    ...(row.first_words_at === null ? {} : { firstWords: row.first_words_at }),
    ...(row.scene_reached_at === null ? {} : { sceneReached: row.scene_reached_at }),
    ...(row.scene_confirmed_at === null ? {} : { sceneConfirmed: row.scene_confirmed_at }),
  }
}

/** Moves to a step, with what changed on the way. */
export function enter(context: CommandContext, taking: Taking, to: IntakeStep, type: string, body: Record<string, unknown>, values: Partial<Omit<ChangingContact, 'draft'>> = {}): void {
  const furthest = positionOf(to) > positionOf(taking.row.furthest as IntakeStep) ? to : taking.row.furthest
  // Whoever goes on from the first step has spoken to the customer.
  const first_words_at = taking.row.first_words_at ?? (to === 'ask' ? null : context.now)
  change(context, taking, type, { from: taking.step, to, ...body }, { ...values, step: to, furthest, first_words_at, draft: taking.draft })
}

/** Every change of a contact goes through here: its event, its row, the time on its steps, its clocks, the push. */
export function change(context: CommandContext, taking: Taking, type: string, body: Record<string, unknown>, values: Partial<Omit<ChangingContact, 'draft'>> & { readonly draft?: Draft }): void {
  const last_seq = context.record({ entity: 'contact', id: taking.contactId, type, body })
  const draft = values.draft ?? taking.draft
  // Whoever does something with a contact that was handed over has taken it up.
  const taken_up_at = taking.row.handed_at === null ? null : (taking.row.taken_up_at ?? context.now)
  const changed = { ...taking.row, taken_up_at, ...values }
  const { first_words_at, scene_reached_at, scene_confirmed_at } = changed
  const confirmed = scene_reached_at !== null && sceneConfirmed(taking.published.playbook, draft) && !wasSkipped(draft, 'scene')
  const row = {
    ...changed,
    touched_at: context.now,
    // A system time that was set back meanwhile must not stop a clock before it began (CK-22).
    first_words_at: first_words_at === null ? null : Math.max(first_words_at, taking.row.arrived_at),
    scene_confirmed_at: confirmed ? (scene_confirmed_at ?? Math.max(context.now, scene_reached_at)) : null,
    draft: JSON.stringify(draft),
  }
  updateContact(context.db, { ...row, last_seq })
  keepVisits(context, row, last_seq)
  // The clocks of a contact that is saved are its ticket's from now on.
  if (type !== 'contact.saved') runClocks(context, taking.contactId, last_seq)
  context.announce('contact', taking.contactId)
}

function runClocks(context: CommandContext, contactId: ContactId, because: number): void {
  const taking = contactOf(context, contactId)
  const metrics = taking.row.state === 'open' ? metricsOf(taking.row) : []
  reconcile(context, { contact: taking.row.row, ticket: null }, { published: taking.published, facts: contactFacts(taking), moments: momentsOf(taking.row), metrics, because })
}

function localHour(context: Context): number {
  return Number(dateFormat('hour', 'en-GB', context.timeZone, { hour: '2-digit', hourCycle: 'h23' }).format(context.now))
}

/** What a contact is (IN-12): what it was turned into, or what its channel begins as. */
export const kindOf = (playbook: Playbook, { kind, channel }: ContactRow) => kind ?? playbook.channels.find((candidate) => candidate.id === channel)?.kind ?? ''

export const contactIdOf = (row: ContactRow) => blobToUuid(row.contact_id)
