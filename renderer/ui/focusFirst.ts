/**
 * Puts the focus on what stands first in an open panel (`data-first`), as soon as the panel shows what it still waits for (`aria-busy`).
 * @param done the panel has the focus, or has nothing to give it to, or is closed: called once
 */
export function focusFirst(panel: HTMLElement, done: () => void): void {
  const look = () => {
    const first = panel.querySelector<HTMLElement>('[data-first]')
    if (first === null && panel.matches(':popover-open') && panel.querySelector('[aria-busy=true]') !== null) return false
    first?.focus()
    done()
    return true
  }
  if (look()) return
  const watch = new MutationObserver(() => {
    if (look()) watch.disconnect()
  })
  watch.observe(panel, { childList: true, subtree: true })
}
