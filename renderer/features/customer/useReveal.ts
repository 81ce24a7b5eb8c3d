import { useEffect, useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

export interface Whole {
  readonly phone: string
  readonly note: string
}

export interface Reveal {
  /** the numbers as they are, for a short while after they were asked for; null: masked */
  readonly whole: Whole | null
  /** whether this person may see them at all */
  readonly may: boolean
  readonly toggle: () => Promise<void>
}

/** Long enough to read a number out and to dial it. */
const shownMs = 20_000

/** PR-1: shows a customer's numbers on purpose. They are kept nowhere but here, and gone with the screen. */
export function useReveal(customerId: CustomerId): Reveal {
  const { client } = useDesk()
  const attempt = useAttempt()
  const may = useMay('customers.reveal')
  const [shown, setShown] = useState<{ readonly of: CustomerId; readonly whole: Whole } | null>(null)
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => {
      setShown(null)
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [shown])
  const whole = shown?.of === customerId ? shown.whole : null
  return {
    whole,
    may,
    toggle: async () => {
      if (whole !== null) setShown(null)
      else await attempt(async () => {
        setShown({ of: customerId, whole: await client.customers.reveal({ customerId }) })
      })
    },
  }
}
