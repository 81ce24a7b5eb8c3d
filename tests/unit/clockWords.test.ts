import { describe, expect, test } from 'vitest'
import { clockWords } from '../../electron/cli/clockWords.ts'
import { whySaid } from '../../shared/clockWords.ts'
import type { ClockWhy } from '../../shared/contract/clocks.ts'
import { momentNames } from '../../shared/playbook.ts'
import { languages } from '../../shared/text.ts'
import { hour, instant, minute } from '../../shared/time.ts'

const at = (text: string) => instant(Date.parse(text))
const why: ClockWhy = {
  clockId: '018f0000-0000-7000-8000-000000000000' as ClockWhy['clockId'], title: 'Plan', rule: 'CK-12', start: 'transferred', startedAt: at('2026-09-30T08:00:00Z'), countedFrom: at('2026-09-30T08:00:00Z'), isTakenOver: false,
  targetMs: 4 * hour, dueAt: at('2026-10-08T03:00:00Z'), pausedAt: null, pausedBy: null, calendar: { title: 'Working days', timeZone: 'Asia/Shanghai' },
  leftOut: { days: [{ from: '2026-10-01', to: '2026-10-07', name: 'National Day' }, { from: '2026-10-10', to: '2026-10-10', name: null }], closedMs: 15 * hour, pauses: [], pausedMs: 90 * minute, pausesIn: ['waiting', 'resolved'] }, campaigns: ['Double 11'], retargeted: [{ at: at('2026-09-30T09:00:00Z'), by: 'case' }],
}
const formats = { near: (ms: number) => new Date(ms).toISOString().slice(5, 16), exact: (ms: number) => new Date(ms).toISOString().slice(5, 19), zone: () => 'Asia/Shanghai', day: (date: string) => date.slice(5) }

describe('CK-24: why this time', () => {
  test('in sentences', () => {
    expect(whySaid(clockWords('en').say, formats, why)).toEqual([
      'Plan (CK-12): 4 h promised, counted from the transfer, 09-30T08:00.',
      'This target holds during “Double 11”.',
      'It runs in the hours of “Working days”.',
      'Not counted: 10-01 to 10-07 (National Day), 10-10 (nobody works), 15 h of closed hours, 1 h 30 min of waiting for the customer or being solved.',
      'Reckoned anew at 09-30T09:00 because the case changed; it still counts from the same start.',
      'So it is due 10-08T03:00.',
    ])
  })

  test('TK-5: where the start was taken over, it says so, and not that it stayed the same', () => {
    const said = whySaid(clockWords('en').say, formats, { ...why, isTakenOver: true }).filter((sentence) => /start|anew/.test(sentence))
    expect(said).toEqual(['That is the start of a ticket that was merged into this one.', 'Reckoned anew at 09-30T09:00.'])
  })

  test('in Chinese, the shortest case: round the clock, nothing left out, standing still', () => {
    const plain: ClockWhy = { ...why, title: '电话接听', rule: 'CK-1', start: 'contactArrived', targetMs: 30_000, calendar: null, leftOut: { days: [], closedMs: 0, pauses: [], pausedMs: 0, pausesIn: ['waiting'] }, campaigns: [], retargeted: [], pausedAt: at('2026-09-30T08:00:10Z'), pausedBy: 'waiting' }
    expect(whySaid(clockWords('zh-CN').say, formats, plain)).toEqual([
      '电话接听（CK-1）：客户进线 09-30T08:00:00 起算，承诺 30 秒。', '全天 24 小时计时。', '09-30T08:00:10 起暂停，客户回复后接着计时；现在恢复的话，10-08T03:00:00 到期。',
    ])
  })

  test('a promise of seconds is told to the second: its start and its end are not the same minute', () => {
    const short: ClockWhy = { ...why, targetMs: 15_000, countedFrom: at('2026-09-30T08:00:20Z'), dueAt: at('2026-09-30T08:00:35Z') }
    const said = whySaid(clockWords('en').say, formats, short)
    expect(said[0]).toContain('09-30T08:00:20')
    expect(said.at(-1)).toBe('So it is due 09-30T08:00:35.')
  })

  test.each(languages)('%s says whose local time the hours are where this machine has another zone', (language) => {
    const abroad = { ...formats, zone: () => 'America/New_York' }
    const { say } = clockWords(language)
    expect(whySaid(say, abroad, why)).toContain(say('clock.because.zone', { calendar: 'Asia/Shanghai', here: 'America/New_York' }))
    expect(whySaid(say, formats, why).join(' ')).not.toContain('Asia/Shanghai')
    expect(whySaid(say, abroad, { ...why, calendar: null }).join(' ')).not.toContain('New_York')
    // Where the clocks on the wall say the same there is nothing to explain.
    expect(whySaid(say, { ...formats, zone: () => 'Asia/Taipei' }, why)).toEqual(whySaid(say, formats, why))
  })

  test('says what changed the promise, and in what it stood still or does', () => {
    const said = (more: Partial<ClockWhy>) => whySaid(clockWords('en').say, formats, { ...why, ...more })
    const resting = (...pausesIn: ClockWhy['leftOut']['pausesIn']) => said({ leftOut: { ...why.leftOut, pausesIn } })[3]
    expect(said({ retargeted: [...why.retargeted, { at: at('2026-10-01T01:00:00Z'), by: 'settings' }] })).toContain('Reckoned anew at 10-01T01:00 because new clock settings were published; it still counts from the same start.')
    expect([resting('waiting'), resting('resolved')]).toEqual([expect.stringMatching(/1 h 30 min of waiting for the customer\.$/), expect.stringMatching(/1 h 30 min of being solved\.$/)])
    expect(said({ pausedAt: at('2026-10-01T01:00:00Z'), pausedBy: 'resolved' }).at(-1)).toBe('It has stood still since 10-01T01:00, when the ticket was solved, and goes on if the ticket is opened again; if that were now, it would be due 10-08T03:00.')
  })

  test.each(languages)('%s has words for every beginning and every span', (language) => {
    const { say } = clockWords(language)
    for (const start of [...momentNames, 'period'] as const) {
      for (const targetMs of [1_000, minute, 90 * minute, 2 * hour, 24 * hour, 25 * hour]) {
        const said = whySaid(say, formats, { ...why, start, targetMs }).join(' ')
        expect(said).not.toMatch(/clock\.|time\.|\{\{/)
      }
    }
  })
})
