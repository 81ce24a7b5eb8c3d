import { beforeEach, describe, expect, test } from 'vitest'
import type { Base } from '../../renderer/features/clockSettings/draft.ts'
import { drop, edit, hasChanges, leaveField, putOnNow, type, undo, useClockDrafts } from '../../renderer/features/clockSettings/draft.ts'
import { withPolicy } from '../../renderer/features/clockSettings/edits.ts'
import { nothingTried, stopTrial, tryOut, useTrial, withPage } from '../../renderer/features/clockSettings/tryOut.ts'
import retail from '../../resources/playbooks/retail.json' with { type: 'json' }
import type { ClockTryOut } from '../../shared/contract/clocks.ts'
import { clockSettingsSchema } from '../../shared/contract/clocks.ts'
import { AppError } from '../../shared/errors.ts'
import { issueAt } from '../../shared/playbookFindings.ts'
import { personIdSchema, ticketIdSchema } from '../../shared/ids.ts'
import { instant } from '../../shared/time.ts'

const settings = clockSettingsSchema.parse({ calendars: retail.calendars, clocks: retail.clocks, campaigns: retail.campaigns })
const base: Base = { playbookId: 'retail', version: 4, settings }
const me = personIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057')
const colleague = personIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8058')
const draft = () => useClockDrafts.getState().drafts[me]
const target = (seconds: number) => (before: typeof settings) => withPolicy(before, 'resolve-low', (policy) => ({ ...policy, target: seconds }))
const targetNow = () => draft()?.settings.clocks.find(({ id }) => id === 'resolve-low')?.target

beforeEach(() => {
  useClockDrafts.setState({ drafts: {} })
})

describe('a draft', () => {
  test('keeps each person’s changes apart', () => {
    edit(me, base, 'a', target(10))
    expect(draft()?.settings).not.toEqual(settings)
    expect(useClockDrafts.getState().drafts[colleague]).toBeUndefined()
  })

  test('takes back one change at a time, and what was typed in one field as one', () => {
    type(me, base, 'target', '1', target(1))
    type(me, base, 'target', '10', target(10))
    edit(me, base, 'other', target(500))
    undo(me)
    expect(targetNow()).toBe(10)
    undo(me)
    expect(targetNow()).toBe(259_200)
    expect(draft()?.texts).toEqual({})
    undo(me)
    expect(targetNow()).toBe(259_200)
  })

  test('keeps text that does not hold, beside the last that did', () => {
    type(me, base, 'target', '5', target(5))
    type(me, base, 'target', '', null)
    expect(targetNow()).toBe(5)
    expect(draft()?.texts['target']).toEqual({ text: '', holds: false })
    leaveField(me, 'target')
    expect(draft()?.texts['target']).toEqual({ text: '', holds: false })
    type(me, base, 'target', '7', target(7))
    leaveField(me, 'target')
    expect(draft()?.texts).toEqual({})
    expect(targetNow()).toBe(7)
  })

  test('forgets the text of fields whose thing was replaced, and brings it back with it', () => {
    type(me, base, 'day/hours', 'x', null)
    type(me, base, 'week/mon', 'y', null)
    edit(me, base, 'day/rule', target(9), ['day/'])
    expect(Object.keys(draft()?.texts ?? {})).toEqual(['week/mon'])
    undo(me)
    expect(Object.keys(draft()?.texts ?? {})).toEqual(['day/hours', 'week/mon'])
  })

  test('that changes nothing any more begins anew on the version in force', () => {
    edit(me, base, 'a', target(10))
    edit(me, base, 'b', target(259_200))
    const kept = draft()
    expect(kept === undefined ? null : hasChanges(kept)).toBe(false)
    edit(me, { ...base, version: 5 }, 'c', target(20))
    expect(draft()?.base.version).toBe(5)
    edit(me, { ...base, version: 6 }, 'd', target(30))
    expect(draft()?.base.version).toBe(5)
  })

  test('goes on another version with what it changed', () => {
    edit(me, base, 'a', target(10))
    const theirs = { ...base, version: 5, settings: withPolicy(settings, 'resolve-high', (policy) => ({ ...policy, target: 20 })) }
    putOnNow(me, theirs)
    expect(draft()?.base.version).toBe(5)
    expect(targetNow()).toBe(10)
    expect(draft()?.settings.clocks.find(({ id }) => id === 'resolve-high')?.target).toBe(20)
  })

  test('that is dropped can be brought back', () => {
    edit(me, base, 'a', target(10))
    const bring = drop(me)
    expect(draft()).toBeUndefined()
    bring()
    expect(targetNow()).toBe(10)
  })
})

describe('trying out', () => {
  const row = (n: number, dueTo: number, overdue: boolean): ClockTryOut['rows'][number] => ({
    ticketId: ticketIdSchema.parse(`01890a5d-ac96-774b-bcce-b3020${String(n).padStart(7, '0')}`),
    number: String(n), need: 'refund', clock: 'solving', dueFrom: instant(dueTo + 1_000), dueTo: instant(dueTo), overdue,
  })
  const page = (at: number, next: number | null): ClockTryOut => ({ issues: [], looked: 100, of: 214, earlier: 2, later: 1, overdue: 1, rows: [row(at, 900 - at, false), row(at + 1, 950, true)], next })
  const asError = (thrown: unknown) => (thrown instanceof AppError ? thrown : new AppError('internal'))

  test('adds up all pages and lists what is overdue at once first', async () => {
    const asked: number[] = []
    await tryOut(settings, (_, after) => {
      asked.push(after)
      return Promise.resolve(page(after, after < 200 ? after + 100 : null))
    }, asError)
    const { trial } = useTrial.getState()
    expect(asked).toEqual([0, 100, 200])
    expect(trial).toMatchObject({ state: 'done', looked: 300, of: 300, earlier: 6, later: 3, overdue: 3, error: null })
    expect(trial?.rows.map(({ overdue }) => overdue)).toEqual([true, true, true, false, false, false])
    expect(trial?.rows.slice(3).map(({ dueTo }) => dueTo)).toEqual([700, 800, 900])
  })

  test('stops when it is stopped, and a page that comes afterwards changes nothing', async () => {
    let pages = 0
    await tryOut(settings, (_, after) => {
      pages += 1
      if (pages === 2) stopTrial()
      return Promise.resolve(page(after, after + 100))
    }, asError)
    expect(pages).toBe(2)
    expect(useTrial.getState().trial).toMatchObject({ state: 'stopped', looked: 100 })
  })

  test('keeps what it found when the link breaks', async () => {
    await tryOut(settings, (_, after) => (after === 0 ? Promise.resolve(page(0, 100)) : Promise.reject(new AppError('connection_lost'))), asError)
    expect(useTrial.getState().trial).toMatchObject({ state: 'stopped', looked: 100, error: { code: 'connection_lost' } })
  })

  test('a later trial takes the place of an earlier one that still runs', async () => {
    let answer: (found: ClockTryOut) => void = () => undefined
    const first = tryOut(settings, () => new Promise((resolve) => { answer = resolve }), asError)
    await tryOut(settings, () => Promise.resolve(page(0, null)), asError)
    answer(page(500, null))
    await first
    expect(useTrial.getState().trial).toMatchObject({ state: 'done', looked: 100 })
  })

  test('says what does not hold', () => {
    const refused: ClockTryOut = { issues: [issueAt('clocks[0].calendar', 'unknown', { what: 'calendar', id: 'x' })], looked: 0, of: 0, earlier: 0, later: 0, overdue: 0, rows: [], next: null }
    expect(withPage(nothingTried(settings), refused)).toMatchObject({ state: 'done', issues: refused.issues })
  })
})
