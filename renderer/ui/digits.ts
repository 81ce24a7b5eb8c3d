/**
 * Presses the n-th choice of the group that the caret is in; elsewhere of the first group inside `root` that has no choice yet,
 * else of the first.
 * @returns false when there is no such choice
 */
export function chooseByDigit(root: ParentNode, digit: number): boolean {
  const groups = [...root.querySelectorAll<HTMLElement>('[data-digits]')]
  const focused = groups.find((group) => group.contains(document.activeElement))
  const group = focused ?? groups.find((each) => each.dataset['chosen'] === undefined) ?? groups[0]
  const choice = group?.querySelector<HTMLElement>(`[data-digit="${String(digit)}"]`)
  // The focus goes along, or Enter would choose again what it was on before.
  if (document.activeElement?.getAttribute('role') === 'radio') choice?.focus()
  choice?.click()
  return choice !== null && choice !== undefined
}
