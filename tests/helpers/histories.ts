import fc from 'fast-check'
import { expect } from 'vitest'
import { rebuildSome } from '../../electron/features/clocks/clocks.ts'
import type { TicketId } from '../../shared/ids.ts'
import { stageOn, stepsFrom, type Stage } from '../../shared/lifecycle.ts'
import { hexOf, type TestDesk } from './desk.ts'
import { type Beginning, deskThatBegan, type Real } from './historyBeginnings.ts'
import { carryOut, type Deed, deeds } from './historyDeeds.ts'
import { type Found, hold } from './historyInvariants.ts'
import { replay, rowsAfter } from './replay.ts'

/**
 * Random lives of tickets over the real handlers and a real database, as commands of fast-check: whatever people may ask for, legal or
 * not (historyDeeds.ts), and time that passes, from several beginnings (historyBeginnings.ts). What must hold after every one of them is
 * written down in historyInvariants.ts, what must hold at the end in `endsAsTold`.
 */

/** What of a ticket people decide about, as it was read last: a command may change of it only what is its own. */
interface Standing {
  readonly ticket_id: string
  readonly owner: number
  readonly agent: number | null
  readonly state: string
  readonly level: string | null
  readonly course: string | null
  readonly stage: string | null
  readonly dissatisfied: number
  readonly merged_into: number | null
  readonly released_at: number | null
}
type Column = Exclude<keyof Standing, 'ticket_id'>

/** What each kind of command may change of the ticket it is about; time alone and all that is not named here may change nothing of it. */
const mayChange: Readonly<Partial<Record<Deed, readonly Column[]>>> = {
  step: ['stage'], anyStep: ['stage'], course: ['course', 'stage'],
  move: ['state', 'stage'], followUp: ['state', 'stage', 'dissatisfied'], undo: ['state', 'stage', 'dissatisfied'], settle: ['state'],
  assign: ['owner', 'released_at'], release: ['released_at'], pull: ['owner', 'released_at'],
  accept: ['level', 'owner', 'agent'], raise: ['level', 'owner', 'agent'], takeBack: ['level', 'owner', 'agent'], stepIn: ['owner', 'agent'], handBack: ['level', 'owner', 'agent'],
  dissatisfied: ['dissatisfied'], merge: ['state', 'merged_into'], unmerge: ['state', 'merged_into'],
}

/** What the test knows by itself: how the tickets stood after the last command. */
interface Model {
  standing: readonly Standing[]
  found: readonly Found[]
}

export function newLife(name: Beginning): { model: Model; real: Real } {
  const real = deskThatBegan(name)
  return { model: { standing: standingOf(real), found: real.tickets.map((ticketId) => hold(real, ticketId, false, null)) }, real }
}

const standingOf = ({ desk, tickets }: Real) => tickets.map((ticketId) =>
  desk.rows<Standing>('SELECT lower(hex(ticket_id)) AS ticket_id, owner, agent, state, level, course, stage, dissatisfied, merged_into, released_at FROM ticket WHERE ticket_id = unhex(@id)', { id: hexOf(ticketId) })[0]!)

/** How often each deed was done and refused. */
export type Tally = Map<Deed, { done: number; refused: number }>

class Command implements fc.Command<Model, Real> {
  readonly #tally: Tally
  readonly #deed: Deed
  readonly #who: number
  readonly #on: number
  readonly #pick: number

  constructor(tally: Tally, deed: Deed, { who, on, pick }: { readonly who: number; readonly on: number; readonly pick: number }) {
    this.#tally = tally
    this.#deed = deed
    this.#who = who
    this.#on = on
    this.#pick = pick
  }

  check = () => true

  run(model: Model, real: Real): void {
    const before = written(real.desk)
    const done = carryOut(real, { who: this.#who, on: this.#on, pick: this.#pick }, this.#deed)
    const counted = this.#tally.get(this.#deed) ?? { done: 0, refused: 0 }
    this.#tally.set(this.#deed, done ? { ...counted, done: counted.done + 1 } : { ...counted, refused: counted.refused + 1 })
    if (!done) expect(written(real.desk), `refused ${this.toString()}`).toEqual(before)
    // What a command made overdue is recorded by the timer that it armed for now.
    real.desk.clock.advance(0)
    const after = standingOf(real)
    model.standing.forEach((stood, at) => { wentLegally(this.#deed, real, stood, after[at]!, at === this.#on) })
    model.standing = after
    model.found = real.tickets.map((ticketId, at) => hold(real, ticketId, at === this.#on, { found: model.found[at]!, deed: this.#deed }))
  }

  toString = () => `${this.#deed}(who ${String(this.#who)}, on ${String(this.#on)}, pick ${String(this.#pick)})`
}

/** @param most how many commands a life has at the most */
export function lives(tally: Tally, most: number): fc.Arbitrary<Iterable<fc.Command<Model, Real>>> {
  const often: readonly Deed[] = ['step', 'step', 'move', 'followUp', 'ask', 'plan', 'accept', 'raise', 'stepIn', 'promise', 'time', 'time', 'time']
  const command = (deed: Deed) => fc.record({ who: fc.nat(4), on: fc.nat(2), pick: fc.nat(30) }).map((of) => new Command(tally, deed, of))
  return fc.commands([...deeds, ...often].map(command), { maxCommands: most, size: 'max' })
}

/** Every change makes an event and a version, so that these say whether anything was written. */
const written = (desk: TestDesk) => desk.rows(`SELECT (SELECT max(seq) FROM event) AS events, (SELECT sum(version) FROM ticket) AS tickets, (SELECT total(version) FROM plan_step) AS steps,
  (SELECT total(version) FROM collaboration) AS asked, (SELECT total(version) FROM clock) AS clocks, (SELECT total(version) FROM suggestion) AS suggested, (SELECT total(version) FROM follow_up) AS called, (SELECT total(version) FROM promise) AS promised`)

const rank = (level: string | null) => [null, 'team-lead', 'supervisor', 'manager'].indexOf(level)
const nextStates: Readonly<Record<string, readonly string[]>> = { open: ['resolved', 'closed'], resolved: ['closed', 'open'], closed: ['open', 'resolved'] }

/** A command changes of a ticket only what is its own, and goes only where the tables allow it. */
function wentLegally(deed: Deed, { desk }: Real, before: Standing, after: Standing, isTarget: boolean): void {
  const changed = (Object.keys(before) as Column[]).filter((column) => before[column] !== after[column])
  // What comes first for who pulls may be any ticket.
  expect(isTarget || deed === 'pull' ? (mayChange[deed] ?? []) : [], `${deed} changed ${changed.join(' ')}`).toEqual(expect.arrayContaining(changed))
  if (changed.includes('state')) expect(nextStates[before.state]).toContain(after.state)
  if (deed === 'accept' || deed === 'raise') expect(rank(after.level)).toBeGreaterThanOrEqual(rank(before.level))
  if (deed === 'takeBack' && changed.includes('level')) expect(rank(after.level)).toBeLessThan(rank(before.level))
  if (deed === 'handBack' && changed.includes('level')) expect(after.level).toBeNull()
  if ((deed === 'step' || deed === 'anyStep') && changed.includes('stage')) {
    const { life } = desk.call('tickets.get', { ticketId: asUuid(after.ticket_id) })
    expect(stepsFrom(stageOn(life.course, before.stage)).map(({ to }): Stage => to)).toContain(after.stage)
  }
}

const asUuid = (hex: string) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as TicketId

/** At the end: the history alone makes every row again, and every clock's row follows from its events. */
export function endsAsTold({ desk, since, clocksBefore }: Real): void {
  expect(replay(desk, since)).toEqual(rowsAfter(desk, since))
  const found = { clocks: clocksBefore, changed: 0, kept: 0 }
  desk.writing((db) => { for (let after: number | null = since; after !== null;) after = rebuildSome(db, after, found) })
  expect([found.changed, found.kept]).toEqual([0, 0])
}
