import { create } from 'zustand'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'quiet' | 'refused'
  readonly undo: (() => void) | null
}

const shownMs = 4_000
/** Long enough to read why, or to think better of it. */
const shownLongMs = 10_000

/**
 * Short sentences about what just happened, read out politely; never more than one at a time. A way back that another sentence covers
 * comes back after it, as long as it holds.
 */
export const useNotice = create<{ readonly notice: Notice | null; readonly covered: Notice | null }>(() => ({ notice: null, covered: null }))

let last = 0

export function dismiss(id: number): void {
  useNotice.setState(({ notice, covered }) => {
    if (covered?.id === id) return { covered: null }
    return notice?.id === id ? { notice: covered, covered: null } : {}
  })
}

/** Says it for a few seconds; for ten where there is a way back or something was refused. */
export function announce(text: string, tone: Notice['tone'] = 'quiet', undo: (() => void) | null = null): void {
  last += 1
  const id = last
  useNotice.setState(({ notice, covered }) => ({ notice: { id, text, tone, undo }, covered: undo !== null ? null : notice?.undo === null ? covered : notice }))
  setTimeout(() => {
    dismiss(id)
  }, undo === null && tone === 'quiet' ? shownMs : shownLongMs)
}
