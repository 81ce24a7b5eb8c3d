import { useEffect, useState } from 'react'
import { useAttempt } from './useAttempt.ts'

export interface Reveal<Whole> {
  /** what is hidden as it is, for a short while after it was asked for; null: masked */
  readonly whole: Whole | null
  readonly toggle: () => Promise<void>
}

/** Long enough to read a number out and to dial it. */
const shownMs = 20_000

/**
 * PR-1: shows on purpose what is masked. It is kept nowhere but here, and gone with the screen.
 * @param of whose it is: another one's is masked again
 */
export function useReveal<Whole>(of: string, ask: () => Promise<Whole>): Reveal<Whole> {
  const attempt = useAttempt()
  const [shown, setShown] = useState<{ readonly of: string; readonly whole: Whole } | null>(null)
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => {
      setShown(null)
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [shown])
  const whole = shown?.of === of ? shown.whole : null
  return {
    whole,
    toggle: async () => {
      if (whole !== null) setShown(null)
      else await attempt(async () => {
        setShown({ of, whole: await ask() })
      })
    },
  }
}
