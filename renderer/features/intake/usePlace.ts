import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import type { Place } from '../../state/places.ts'
import { keepPlace, placeIn } from '../../state/places.ts'
import { focusFirstEmpty } from './focus.ts'

type TextPlace = HTMLInputElement | HTMLTextAreaElement
const isText = (element: Element): element is TextPlace => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** How something is found again: by its anchor, or by the id that it keeps while the contact is kept behind another. */
function selectorOf(element: Element): string | null {
  const anchor = element.closest<HTMLElement>('[data-anchor]')?.dataset['anchor']
  if (anchor !== undefined) return `[data-anchor="${CSS.escape(anchor)}"]`
  return element.id === '' ? null : `#${CSS.escape(element.id)}`
}

function caretOf(element: Element): Place['caret'] {
  if (!isText(element) || element.selectionStart === null || element.selectionEnd === null) return null
  return { from: element.selectionStart, to: element.selectionEnd, direction: element.selectionDirection ?? 'none' }
}

function goBackTo(root: HTMLElement, { selector, caret, scrolled }: Place): void {
  const element = root.querySelector<HTMLElement>(selector)
  if (element === null) focusFirstEmpty(root)
  else element.focus({ preventScroll: true })
  if (element !== null && isText(element) && caret !== null) element.setSelectionRange(caret.from, caret.to, caret.direction)
  for (const [part, top] of scrolled) root.querySelector(`[data-scrolls="${part}"]`)?.scrollTo({ top })
}

/**
 * Keeps the hands where they were: when another contact comes on the screen the focus, the caret and the scrolling of this one
 * are kept, and on return they are back before anything is painted.
 */
export function usePlace(page: RefObject<HTMLElement | null>, { contact: { contactId }, step }: IntakeView): void {
  const present = useRef(step)
  useLayoutEffect(() => {
    present.current = step
  }, [step])
  useLayoutEffect(() => {
    const root = page.current
    if (root === null) return
    let last: Element | null = null
    const scrolled = new Map<string, number>()
    const focused = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = target
    }
    const scrolls = ({ target }: Event) => {
      const part = target instanceof HTMLElement ? target.dataset['scrolls'] : undefined
      if (part !== undefined && target instanceof HTMLElement) scrolled.set(part, target.scrollTop)
    }
    root.addEventListener('focusin', focused)
    root.addEventListener('scroll', scrolls, true)
    const before = placeIn(contactId)
    if (before?.step === present.current) {
      for (const [part, top] of before.scrolled) scrolled.set(part, top)
      goBackTo(root, before)
    }
    return () => {
      root.removeEventListener('focusin', focused)
      root.removeEventListener('scroll', scrolls, true)
      const selector = last === null ? null : selectorOf(last)
      if (last !== null && selector !== null) keepPlace(contactId, { step: present.current, selector, caret: caretOf(last), scrolled })
    }
  }, [page, contactId])
}
