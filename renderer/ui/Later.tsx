import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'

const skeletonAfterMs = 300

/** Shows its content only after 300 ms: local data is there before, and a skeleton that flashes is worse than none. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true)
    }, skeletonAfterMs)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return late ? children : null
}
