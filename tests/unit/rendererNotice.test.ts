import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announce, dismiss, useNotice } from '../../renderer/state/notices.ts'

const text = () => useNotice.getState().notice?.text ?? null
const back = () => undefined

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('says it for four seconds, for ten where there is a way back or something was refused', () => {
  for (const [tone, undo, seconds] of [['quiet', null, 4], ['quiet', back, 10], ['refused', null, 10]] as const) {
    announce('one', tone, undo)
    vi.advanceTimersByTime(seconds * 1_000 - 1)
    expect(text()).toBe('one')
    vi.advanceTimersByTime(1)
    expect(text()).toBeNull()
  }
})

test('a way back that another sentence covers comes back after it, as long as it holds', () => {
  announce('removed', 'quiet', back)
  vi.advanceTimersByTime(1_000)
  announce('published')
  expect(text()).toBe('published')
  vi.advanceTimersByTime(1_000)
  announce('stored')
  expect(text()).toBe('stored')
  vi.advanceTimersByTime(4_000)
  expect(useNotice.getState().notice).toMatchObject({ text: 'removed', undo: back })
  vi.advanceTimersByTime(3_999)
  expect(text()).toBe('removed')
  vi.advanceTimersByTime(1)
  expect(text()).toBeNull()
})

test('one that held no longer than what covered it does not come back, and a later way back takes the place of an earlier one', () => {
  announce('removed', 'quiet', back)
  vi.advanceTimersByTime(7_000)
  announce('published')
  vi.advanceTimersByTime(4_000)
  expect(text()).toBeNull()

  announce('first', 'quiet', back)
  announce('second', 'quiet', back)
  const second = useNotice.getState().notice
  dismiss(second?.id ?? 0)
  expect(text()).toBeNull()
})
