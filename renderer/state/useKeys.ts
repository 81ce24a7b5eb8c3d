import { useLayoutEffect, useRef } from 'react'
import type { KeyName, Place } from './keys.ts'
import { matchKey } from './keys.ts'

/** Handles a key. False: not mine after all, ask the one below me. 'also': done, and the ones below me do it too. */
export type KeyHandler = (digit: number) => boolean | 'also' | undefined
export type KeyHandlers = Partial<Record<KeyName, KeyHandler>>

const layers: { current: KeyHandlers }[] = []

const noText = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'])

/** Choices are radios that Enter must leave to the desk; all other controls keep their Enter. */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page'
  if (target instanceof HTMLTextAreaElement) return 'text'
  if (target instanceof HTMLInputElement) return noText.has(target.type) ? 'page' : 'text'
  if (target.closest('[role=radio]') !== null) return 'page'
  return target.closest('button, a, summary, select, [role=option]') === null ? 'page' : 'control'
}

/** A flyout or a dialog has the keys while it is open: what lies below must not act on them. */
function isUnderOverlay(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  const press = matchKey(event, placeOf(event.target))
  if (press === null || isUnderOverlay()) return
  // Enter inside a form sends the form.
  if (press.name === 'next' && event.target instanceof Element && event.target.closest('form') !== null) return
  if (perform(press.name, press.digit)) event.preventDefault()
}

/** Does what a key does. @returns false when nobody on the screen answers to it */
export function perform(name: KeyName, digit = 0): boolean {
  let done = false
  for (const layer of [...layers].reverse()) {
    const handler = layer.current[name]
    const answer = handler === undefined ? false : (handler(digit) ?? true)
    if (answer === true) return true
    done ||= answer === 'also'
  }
  return done
}

/**
 * Answers to keys for as long as the component is there; the one that came last is asked first. In force before what it belongs to can be
 * seen: whoever presses a key that stands on the screen is answered.
 */
export function useKeys(handlers: KeyHandlers): void {
  const layer = useRef(handlers)
  useLayoutEffect(() => {
    layer.current = handlers
  })
  useLayoutEffect(() => {
    const mine = layer
    if (layers.length === 0) window.addEventListener('keydown', dispatch)
    layers.push(mine)
    return () => {
      layers.splice(layers.indexOf(mine), 1)
      if (layers.length === 0) window.removeEventListener('keydown', dispatch)
    }
  }, [])
}
