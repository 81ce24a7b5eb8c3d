/** Puts the caret on a named place: a field, a group of choices, a confirmation. @returns false when it is not on the screen */
export function focusAnchor(root: ParentNode | null, anchor: string): boolean {
  // Contacts that are kept behind this one have the same anchors.
  const element = [...(root?.querySelectorAll<HTMLElement>(`[data-anchor="${CSS.escape(anchor)}"]`) ?? [])].find((place) => place.checkVisibility())
  if (element === undefined) return false
  element.focus()
  element.scrollIntoView({ block: 'nearest' })
  return true
}

/** Waits for an answer: a choice not yet made, or a required field without text. Optional text is for Tab: a digit pressed there would be written. */
function isEmpty(place: HTMLElement): boolean {
  if ('digits' in place.dataset) return place.dataset['chosen'] === undefined
  return 'empty' in place.dataset && place.getAttribute('aria-required') !== 'false'
}

/** On from where the caret is: to the next empty place below it, else to one that is required; stays when nothing is open. */
export function focusNextEmpty(root: ParentNode | null): void {
  const here = document.activeElement
  const open = [...(root?.querySelectorAll<HTMLElement>('[data-anchor]') ?? [])].filter(isEmpty)
  const below = open.find((place) => here !== null && (place === here || (here.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) > 0))
  const target = below ?? open.find((place) => place.getAttribute('aria-required') === 'true')
  target?.focus()
}

/** Where the caret belongs when a step comes up: the first thing that is still empty, else the first choice, else the first field. */
export function focusFirstEmpty(root: ParentNode | null): void {
  if (root === null) return
  const places = [...root.querySelectorAll<HTMLElement>('[data-anchor]')]
  const empty = places.find(isEmpty)
  const target = empty ?? places.find((place) => 'digits' in place.dataset) ?? places[0]
  target?.focus()
}
