import { useState } from 'react'

export interface Followed<Value> {
  readonly value: Value
  readonly set: (value: Value) => void
  /** somebody else changed what is stored while this was being written on */
  readonly isBehind: boolean
  /** what was written goes, and what is stored is shown */
  readonly takeTheirs: () => void
  /** what was written stays, and may be saved over what is stored */
  readonly keepMine: () => void
}

/**
 * What is written over something that others may change too. While nothing of one's own is in it, it follows what is stored; else it stays,
 * and whoever writes decides: nothing is saved over what they have not seen.
 * @param contentOf what of it counts as written: two values with the same are alike
 */
export function useFollowed<Value>(stored: Value, contentOf: (value: Value) => string = JSON.stringify): Followed<Value> {
  const [{ value, base }, setState] = useState({ value: stored, base: stored })
  const isNews = JSON.stringify(stored) !== JSON.stringify(base)
  const follows = isNews && [contentOf(base), contentOf(stored)].includes(contentOf(value))
  if (follows) setState({ value: stored, base: stored })
  return {
    value: follows ? stored : value,
    set: (next) => { setState({ value: next, base }) },
    isBehind: isNews && !follows,
    takeTheirs: () => { setState({ value: stored, base: stored }) },
    keepMine: () => { setState({ value, base: stored }) },
  }
}
