import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

/** How many parts of at least `least` pixels there is room for in a row that may shrink. */
export function useFitting(row: RefObject<HTMLElement | null>, least: number): number {
  const [width, setWidth] = useState(Infinity)
  useLayoutEffect(() => {
    const element = row.current
    if (element === null) return
    const watch = new ResizeObserver(() => {
      setWidth(element.clientWidth)
    })
    watch.observe(element)
    return () => {
      watch.disconnect()
    }
  }, [row])
  return Math.max(1, Math.floor(width / least))
}
