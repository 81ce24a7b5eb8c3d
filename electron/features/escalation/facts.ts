import type { Facts, Playbook } from '../../../shared/playbook.ts'
import type { Context } from '../context.ts'
import { type ClockShare, type ClockShares, sharesOf } from '../clocks/clocks.ts'
import { timesDissatisfied } from '../followups/followups.ts'
import type { Published } from '../playbook/playbook.ts'
import { folding } from '../search/search.ts'
import { factsOf, restsOf, type TicketWithContact } from '../tickets/tickets.ts'
import { amountIn } from './amount.rules.ts'
import { type DangerHit, dangerReader } from './danger.rules.ts'
import { gather } from './gathering.ts'
import { isBeyondAgent } from './ladder.rules.ts'
import { type CaseFacts, isSkilled, sharesAskedFor } from './weighing.rules.ts'
import { momentsOf } from './standing.ts'

export interface Answer {
  readonly field: string
  readonly value: string
}

/** All that the rules may ask for, and what the customer said that they are told of. */
export interface Case {
  readonly facts: CaseFacts
  readonly clocks: readonly ClockShare[]
  readonly danger: readonly DangerHit[]
  /** when time alone may change it, without an alarm of a clock */
  readonly next: number | null
}

/**
 * The case that a ticket is now.
 * @param inForce the playbook whose rules and words of danger are asked
 * @param gathered what was read for it and others together
 */
export function caseOfTicket(context: Context, ticket: TicketWithContact, { playbook: inForce }: Published, gathered = gather(context.db, [ticket])): Case {
  const { playbook } = gathered.publishedOf(ticket.playbook)
  const answers = JSON.parse(ticket.answers) as readonly Answer[]
  const moments = momentsOf(ticket)
  return caseOf(inForce, {
    playbook,
    facts: factsOf(context, ticket, playbook, ticket.customer === null ? undefined : (gathered.tags.get(ticket.customer) ?? [])),
    answers,
    said: [ticket.free_need, ...(gathered.notes.get(ticket.row) ?? [])],
    clocks: (asked) => sharesOf(context, gathered.clocks.get(ticket.row) ?? [], asked, gathered.publishedOf),
    repeats: gathered.repeats.get(ticket.row) ?? 1,
    dissatisfied: dissatisfactionsOf(context, ticket),
    cannotSolve: isBeyondAgent(moments),
    skills: gathered.skills.get(ticket.owner) ?? [],
    level: ticket.level,
  })
}

/** How often it was noted, and how often it was taken up again, which says the same; a follow-up that did both is one. */
export function dissatisfactionsOf(context: Context, ticket: TicketWithContact): number {
  const reopened = restsOf(ticket).filter(([state, , to]) => state === 'resolved' && to !== null).length
  return reopened === 0 ? ticket.dissatisfied : ticket.dissatisfied + reopened - timesDissatisfied(context, ticket.row)
}

export interface CaseWanted {
  /** the one that its facts and answers are in the words of */
  readonly playbook: Playbook
  readonly facts: Facts
  readonly answers: readonly Answer[]
  /** what was said besides the answers */
  readonly said: readonly string[]
  /** how far its clocks are. @param asked shares at which somebody looks again */
  readonly clocks: (asked: readonly number[]) => ClockShares
  readonly repeats: number
  readonly dissatisfied: number
  readonly cannotSolve: boolean
  /** of who has it */
  readonly skills: readonly string[]
  readonly level: string | null
}

export function caseOf(inForce: Playbook, wanted: CaseWanted): Case {
  const { facts, answers, playbook } = wanted
  const kinds = kindsOf(playbook)
  const written = answers.filter(({ field }) => ['line', 'paragraph'].includes(kinds.get(field) ?? '')).map(({ value }) => value)
  const danger = readerFor(inForce)([...written, ...wanted.said])
  const { clocks, next } = wanted.clocks(sharesAskedFor(inForce.escalationRules))
  return {
    clocks,
    danger,
    next,
    facts: {
      kind: facts.kind ?? null,
      channel: facts.channel ?? '',
      type: facts.type ?? null,
      class: facts.class ?? null,
      scene: facts.scene ?? [],
      need: facts.need ?? null,
      severity: facts.severity ?? '',
      priority: facts.priority ?? '',
      tier: facts.tier ?? null,
      tags: facts.tags ?? [],
      campaign: facts.campaign ?? [],
      late: clocks.some(({ breached }) => breached),
      repeats: wanted.repeats,
      dissatisfied: wanted.dissatisfied,
      danger: danger.map(({ group }) => group),
      amount: answers.reduce((most, { field, value }) => (kinds.get(field) === 'amount' ? Math.max(most, amountIn(value)) : most), 0),
      cannotSolve: wanted.cannotSolve,
      skilled: isSkilled(wanted.skills, { class: facts.class ?? null, scene: facts.scene ?? [] }),
      level: wanted.level,
    },
  }
}

const readers = new WeakMap<Playbook, ReturnType<typeof dangerReader>>()

function readerFor(playbook: Playbook): ReturnType<typeof dangerReader> {
  let reader = readers.get(playbook)
  if (reader === undefined) {
    reader = dangerReader(playbook.dangerWords, (text) => folding().fold(text))
    readers.set(playbook, reader)
  }
  return reader
}

const kinds = new WeakMap<Playbook, ReadonlyMap<string, string>>()

function kindsOf(playbook: Playbook): ReadonlyMap<string, string> {
  let known = kinds.get(playbook)
  if (known === undefined) {
    known = new Map(playbook.fields.map(({ id, kind }) => [id, kind]))
    kinds.set(playbook, known)
  }
  return known
}
