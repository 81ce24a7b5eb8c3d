import type { Choice, Grade } from '../../../shared/contract/common.ts'
import type { ChoiceGroup, ChoiceGroupView, Dropped, FieldView, IntakeView, Weight } from '../../../shared/contract/intake.ts'
import type { ContactId, CustomerId, TicketId } from '../../../shared/ids.ts'
import { type Facts, type IntakeStep, intakeSteps, type Playbook } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import type { Context } from '../context.ts'
import { clockViews } from '../clocks/clocks.ts'
import { getByRow } from '../customers/customers.ts'
import { wordsFor } from '../notices/notices.ts'
import { getByRow as getOrderByRow } from '../orders/orders.ts'
import { idOf, nameOf } from '../people/people.ts'
import { scenesBelow, sceneTrail } from '../../../shared/playbookRules.ts'
import { type Words, wordsOf } from '../playbook/playbook.ts'
import { findOfContact, siblingsOf } from '../tickets/tickets.ts'
import { answerOf, positionOf, wasSkipped } from './draft.rules.ts'
import { type Lost, lostIn } from './dropped.rules.ts'
import {
  choicesOn, classOf, confirmationsOf, departmentOf, fieldsOn, gradesOf, guidanceOn, isConfirmed, isLeaf, type Missing, missingOn, optionsOf, outcomeOf, ownerOf, weightOf,
} from './intake.rules.ts'
import { isKnown } from './known.rules.ts'
import { summaryOf } from './contactSummary.ts'
import { contactFacts, contactOf, type Taking } from './taking.ts'
import { linesOf, promisedAt } from './said.ts'

const answerLength = 24

/** Everything the intake screen shows, in the window's language. */
export function view(context: Context, { contactId }: { contactId: ContactId }): IntakeView {
  const taking = contactOf(context, contactId)
  const { row, step, draft, published } = taking
  const { playbook } = published
  const words = wordsOf(playbook, context.language)
  const facts = contactFacts(taking)
  const customer = row.customer === null ? null : getByRow(context, row.customer)
  const ticket = findOfContact(context.db, row.row, row.problem)
  // A field that answers a confirmation is as good as required (IN-5).
  const confirming = new Set(step === 'scene' ? confirmationsOf(playbook, draft).map((confirmation) => confirmation.field) : [])
  const guidance = guidanceOn(playbook, step, draft)
  const order = row.customer_order === null ? null : getOrderByRow(context, row.customer_order).order
  const fields = fieldsOn(playbook, step, draft, facts).map((use) => fieldView(taking, words, use.field, use.required || confirming.has(use.field)))
  return {
    contact: summaryOf(context, row),
    state: row.state as IntakeView['state'],
    agent: { personId: idOf(context, row.agent), name: nameOf(context, row.agent) },
    ticketId: ticket === null ? null : (ticket.ticketId satisfies TicketId),
    tickets: siblingsOf(context, row.row),
    kindOptions: words.choices(playbook.kinds),
    version: row.version,
    savedAt: row.touched_at as Instant,
    customerId: customer === null ? null : (customer.customerId satisfies CustomerId),
    step,
    path: intakeSteps.map((each) => ({ step: each, title: words.text(playbook.steps[each].title), state: pathState(taking, each, facts), answer: pathAnswer(taking, words, each) })),
    notices: context.actor === null || row.state !== 'open' ? [] : wordsFor(context, { channel: row.channel, scene: sceneTrail(playbook, draft.scene).map(({ id }) => id), need: draft.need, texts: [draft.freeNeed, ...draft.answers.map(({ value }) => value), ...(order?.items ?? []).map(({ name }) => name)] }),
    lines: linesOf(context, taking, step).map(({ lineId, text, emphasis }) => ({ lineId, text, emphasis, said: draft.said.includes(lineId) })),
    order,
    fields: fields.filter((field) => !isKnown(field, order)),
    known: fields.filter((field) => isKnown(field, order)).map(({ fieldId, title, value }) => ({ fieldId, title, value, from: 'order' as const })),
    choices: choicesOn(step, playbook, draft).map((group) => groupView(taking, words, group)),
    confirmations: step === 'scene'
      ? confirmationsOf(playbook, draft).map((confirmation) => ({
          confirmationId: confirmation.id,
          title: words.text(confirmation.title),
          fieldId: confirmation.field ?? null,
          confirmed: isConfirmed(confirmation, draft),
        }))
      : [],
    freeNeed: step === 'need' ? draft.freeNeed : null,
    operation: guidance.operation.map((text) => words.text(text)),
    risks: guidance.risks.map((text) => words.text(text)),
    mistakes: guidance.mistakes.map((text) => words.text(text)),
    weighing: weighingView(taking, words),
    dropped: lostIn(playbook, draft, taking.around).map((lost): Dropped => ({ what: lost.what, title: lostTitle(taking, words, lost) })),
    grades: gradeViews(taking, words),
    gradeOptions: { severity: gradeChoices(playbook.severities, words), priority: gradeChoices(playbook.priorities, words) },
    clocks: clockViews(context, { contact: row.row, ticket: null }),
    promisedAt: promisedAt(context, taking),
    missing: missingViews(taking, words, facts),
  }
}

function pathState(taking: Taking, step: IntakeStep, facts: Facts): IntakeView['path'][number]['state'] {
  if (step === taking.step) return 'current'
  if (positionOf(step) > positionOf(taking.row.furthest as IntakeStep)) return 'next'
  if (wasSkipped(taking.draft, step)) return 'skipped'
  return missingOn(taking.published.playbook, step, taking.draft, facts).length > 0 ? 'gap' : 'done'
}

function pathAnswer({ draft, published, row }: Taking, words: Words, step: IntakeStep): string | null {
  if (positionOf(step) > positionOf(row.furthest as IntakeStep)) return null
  const answer = {
    ask: () => shortened(published.playbook.steps.ask.fields.map((use) => answerOf(draft, use.field).trim()).find((value) => value !== '') ?? ''),
    type: () => (draft.type === null ? '' : words.title('types', draft.type)),
    scene: () => words.sceneTrail(draft.scene).map((scene) => scene.title).join(' · '),
    need: () => (draft.need === null ? shortened(draft.freeNeed.trim()) : words.title('needs', draft.need)),
    outcome: () => outcomeTitle(outcomeOf(published.playbook, draft), words),
  }[step]()
  return answer === '' ? null : answer
}

const outcomeTitle = (outcome: ReturnType<typeof outcomeOf>, words: Words) => (outcome === undefined ? '' : words.text(outcome.title))

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= answerLength ? characters.join('') : `${characters.slice(0, answerLength).join('')}…`
}

function fieldView({ published, draft }: Taking, words: Words, fieldId: string, required: boolean): FieldView {
  const field = published.playbook.fields.find((candidate) => candidate.id === fieldId)
  if (field === undefined) throw new RangeError(`no field ${fieldId}`)
  return {
    fieldId,
    kind: field.kind,
    title: words.text(field.title),
    hint: field.hint === undefined ? null : words.text(field.hint),
    required,
    options: words.choices(field.options ?? []).map(({ id, title }) => ({ id, title })),
    value: answerOf(draft, fieldId),
  }
}

function groupView(taking: Taking, words: Words, group: ChoiceGroup): ChoiceGroupView {
  const { published: { playbook }, draft, around } = taking
  const trail = group === 'scene' ? sceneTrail(playbook, draft.scene) : []
  // Of the tree the level is shown on which the next choice is made: a leaf stands among its siblings.
  const level = isLeaf(playbook, draft.scene) ? (trail.at(-2)?.id ?? null) : draft.scene
  const fitting = optionsOf(playbook, draft, group, around.kind)
  const below = new Set(group === 'scene' ? scenesBelow(playbook, level).map((scene) => scene.id) : [])
  const options = group === 'scene' ? fitting.filter((scene) => below.has(scene.id)) : fitting
  const chosen = {
    type: draft.type,
    class: classOf(playbook, draft),
    scene: isLeaf(playbook, draft.scene) ? draft.scene : null,
    need: draft.need,
    outcome: outcomeOf(playbook, draft)?.id ?? null,
    department: departmentOf(playbook, draft),
  }[group]
  return {
    group,
    required: group !== 'class',
    trail: (isLeaf(playbook, draft.scene) ? trail.slice(0, -1) : trail).map((scene) => ({ id: scene.id, title: words.text(scene.title) })),
    options: words.choices(options),
    chosen,
  }
}

/** What was dropped is named as it was chosen; of what the customer wanted in their own words the beginning. */
function lostTitle({ published: { playbook } }: Taking, words: Words, { what, id }: Lost): string {
  switch (what) {
    case 'freeNeed':
      return shortened(id.trim())
    case 'scene':
      return words.sceneTrail(id).at(-1)?.title ?? id
    case 'confirmation': {
      const confirmation = playbook.scenes.flatMap((scene) => scene.confirmations).find((candidate) => candidate.id === id)
      return confirmation === undefined ? id : words.text(confirmation.title)
    }
    case 'type':
    case 'class':
    case 'need':
    case 'outcome':
    case 'department':
    case 'field':
      return words.title(what === 'class' ? 'classes' : `${what}s`, id)
  }
}

function weighingView({ published: { playbook }, draft }: Taking, words: Words): IntakeView['weighing'] {
  const view = (kind: Weight, items: Playbook['impacts']) => ({ chosen: weightOf(playbook, draft, kind), by: draft[kind] === null ? ('playbook' as const) : ('agent' as const), options: gradeChoices(items, words) })
  const owner = ownerOf(playbook, draft)
  return { impact: view('impact', playbook.impacts), urgency: view('urgency', playbook.urgencies), owner: owner === null ? null : words.named('departments', owner) }
}

function gradeViews({ published: { playbook }, draft, around }: Taking, words: Words): IntakeView['grades'] {
  const { severity, priority } = gradesOf(playbook, draft, around)
  const view = (items: Playbook['severities'], grade: typeof severity): Grade => {
    const item = items.find((candidate) => candidate.id === grade.id)
    return {
      id: grade.id,
      title: item === undefined ? grade.id : words.text(item.title),
      meaning: item === undefined ? '' : words.text(item.meaning),
      by: 'rule' in grade ? 'playbook' : 'agent',
      reason: typeof grade.reason === 'string' ? grade.reason : words.text(grade.reason),
    }
  }
  return { severity: view(playbook.severities, severity), priority: view(playbook.priorities, priority) }
}

function gradeChoices(items: Playbook['severities'], words: Words): Choice[] {
  return items.map((item) => ({ id: item.id, title: words.text(item.title), hint: words.text(item.meaning) }))
}

function missingViews(taking: Taking, words: Words, facts: Facts): IntakeView['missing'] {
  const { published: { playbook }, step, draft } = taking
  const confirmations = confirmationsOf(playbook, draft)
  const title = ({ what, id }: Missing) => {
    if (what === 'field') return words.title('fields', id)
    // What a choice group is called is the screen's business.
    if (what === 'choice') return ''
    const confirmation = confirmations.find((candidate) => candidate.id === id)
    return confirmation === undefined ? id : words.text(confirmation.title)
  }
  return missingOn(playbook, step, draft, facts).map((missing) => ({ ...missing, title: title(missing) }))
}
