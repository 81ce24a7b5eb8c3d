import { beforeEach, describe, expect, test } from 'vitest'
import { DraftKeeper, useKeeping } from '../../renderer/state/draftKeeper.ts'
import type { ClockDraft } from '../../shared/contract/clocks.ts'
import { AppError } from '../../shared/errors.ts'
import { personIdSchema } from '../../shared/ids.ts'
import { instant } from '../../shared/time.ts'
import { retail } from '../helpers/playbooks.ts'

const me = personIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057')
const { calendars, clocks, campaigns } = retail
const settings = { calendars, clocks, campaigns }
const draft = (name: string): ClockDraft => ({ base: { playbookId: 'retail', version: 1, settings }, settings, texts: [{ name, text: '', holds: false }] })
const nameOf = (found: ClockDraft | null) => found?.texts[0]?.name ?? null

/** A database with one draft in it, a clock that is moved by hand, and a window over them. */
function bench() {
  const there = { edition: 0, name: null as string | null, broken: null as AppError | null, saves: 0, held: [] as (() => void)[], hold: false }
  const timers: (() => void)[] = []
  const keeper = () => new DraftKeeper({
    save: async (_person, edition, next) => {
      there.saves += 1
      if (there.hold) await new Promise<void>((go) => { there.held.push(go) })
      if (there.broken !== null) throw there.broken
      if (edition !== there.edition) throw new AppError('conflict', { version: there.edition })
      Object.assign(there, { edition: there.edition + 1, name: nameOf(next) })
      return { edition: there.edition, savedAt: instant(there.edition) }
    },
    after: (_ms, run) => {
      timers.push(run)
      return () => { timers.splice(timers.indexOf(run), 1) }
    },
  })
  const heard = (of: DraftKeeper) => of.heard(me, { edition: there.edition, savedAt: there.name === null ? null : instant(there.edition), draft: there.name === null ? null : draft(there.name) })
  return { there, keeper, heard, timers, rest: () => { for (const run of timers.splice(0)) run() } }
}
const state = () => useKeeping.getState().of[me]?.state

beforeEach(() => {
  useKeeping.setState({ of: {} })
})

describe('a draft is kept', () => {
  test('when the keys rest, the latest only', async () => {
    const { there, keeper, heard, timers, rest } = bench()
    const mine = keeper()
    expect(heard(mine)).toBe(true)
    mine.changed(me, draft('a'))
    mine.changed(me, draft('b'))
    expect([there.saves, timers.length, state()]).toEqual([0, 1, 'waiting'])
    rest()
    await mine.flush(me)
    expect([there.saves, there.name, state(), useKeeping.getState().of[me]?.savedAt]).toEqual([1, 'b', 'kept', 1])
    mine.changed(me, null)
    await mine.flushAll()
    expect([there.name, there.edition]).toEqual([null, 2])
  })

  test('one write at a time: what changes meanwhile follows it', async () => {
    const { there, keeper, heard } = bench()
    const mine = keeper()
    heard(mine)
    there.hold = true
    mine.changed(me, draft('a'))
    const stored = mine.flush(me)
    mine.changed(me, draft('b'))
    mine.changed(me, draft('c'))
    expect([there.saves, there.held.length]).toEqual([1, 1])
    there.hold = false
    there.held[0]?.()
    await stored
    expect([there.saves, there.name, there.edition, state()]).toEqual([2, 'c', 2, 'kept'])
  })

  test('not before it is known what is there', async () => {
    const { there, keeper, heard } = bench()
    const mine = keeper()
    mine.changed(me, draft('a'))
    await mine.flush(me)
    expect([there.saves, state()]).toEqual([0, 'waiting'])
    expect(heard(mine)).toBe(false)
    await mine.flush(me)
    expect([there.name, state()]).toEqual(['a', 'kept'])
  })

  test('again when it could not be, and a later drop is not undone by it', async () => {
    const { there, keeper, heard } = bench()
    const mine = keeper()
    heard(mine)
    there.broken = new AppError('connection_lost')
    mine.changed(me, draft('a'))
    await mine.flush(me)
    expect([state(), useKeeping.getState().of[me]?.error?.code]).toEqual(['failed', 'connection_lost'])
    there.broken = null
    await mine.flushAll()
    expect([there.name, state()]).toEqual(['a', 'kept'])
    there.broken = new AppError('connection_lost')
    there.hold = true
    mine.changed(me, draft('b'))
    const stored = mine.flush(me)
    mine.changed(me, null)
    there.hold = false
    there.held[0]?.()
    await stored
    there.broken = null
    await mine.flush(me)
    expect(there.name).toBeNull()
  })
})

describe('two windows of one person', () => {
  test('the one in which nothing waits follows the other', async () => {
    const { keeper, heard } = bench()
    const [one, other] = [keeper(), keeper()]
    heard(one)
    heard(other)
    one.changed(me, draft('a'))
    await one.flush(me)
    expect([heard(one), heard(other), heard(other)]).toEqual([false, true, false])
  })

  test('the one that is late is told, writes nothing, and either of the two can be chosen', async () => {
    const { there, keeper, heard } = bench()
    const [one, other] = [keeper(), keeper()]
    heard(one)
    heard(other)
    one.changed(me, draft('a'))
    await one.flush(me)
    other.changed(me, draft('b'))
    await other.flush(me)
    other.changed(me, draft('c'))
    await other.flush(me)
    expect([there.name, there.saves, state()]).toEqual(['a', 2, 'elsewhere'])
    await other.overwrite(me, there.edition)
    expect([there.name, state()]).toEqual(['c', 'kept'])
    one.changed(me, draft('d'))
    await one.flush(me)
    expect(state()).toBe('elsewhere')
    one.giveWay(me)
    expect([heard(one), state(), there.name]).toEqual([true, 'kept', 'c'])
  })

  test('what was published is forgotten, and what is changed after that is kept as a new draft', async () => {
    const { there, keeper, heard } = bench()
    const mine = keeper()
    heard(mine)
    mine.changed(me, draft('a'))
    await mine.flush(me)
    // Publishing drops it in the same transaction.
    Object.assign(there, { edition: 2, name: null })
    mine.giveWay(me)
    mine.changed(me, draft('b'))
    expect(heard(mine)).toBe(false)
    await mine.flush(me)
    expect([there.name, there.edition, state()]).toEqual(['b', 3, 'kept'])
  })
})
