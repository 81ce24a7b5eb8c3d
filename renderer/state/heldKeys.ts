import { isOfInputMethod } from './keys.ts'

/**
 * Keys that come faster than the answers. While a command changes what stands under the hands (a choice, Enter), keys wait in
 * their order and go where the caret is afterwards: a digit meant for the next choice is never lost or taken by the last one.
 */
const longestHold = 10_000

let holds = 0
let delivering = false
const waiting: KeyboardEvent[] = []

/**
 * Holds keys back until released. A disk that is slow for once may take seconds, and a digit must not go to another question for that; a host
 * that answers nothing at all must not make the keys dead for good.
 */
export function holdKeys(): () => void {
  if (holds === 0 && !delivering) window.addEventListener('keydown', keep, true)
  holds += 1
  let held = true
  const release = () => {
    if (!held) return
    held = false
    clearTimeout(limit)
    holds -= 1
    if (!delivering) void deliver()
  }
  const limit = setTimeout(release, longestHold)
  return release
}

function keep(event: KeyboardEvent): void {
  if (!event.isTrusted || isOfInputMethod(event)) return
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.key === 'Enter')
  if (!plain && waiting.length === 0) return
  event.preventDefault()
  event.stopImmediatePropagation()
  waiting.push(event)
}

/** One key at a time, each after the screen has answered the one before; real keys wait behind them until none is left. */
async function deliver(): Promise<void> {
  delivering = true
  while (holds === 0 && waiting.length > 0) {
    const key = waiting.shift()
    if (key !== undefined) deliverOne(key)
    await new Promise((resolve) => { setTimeout(resolve) })
  }
  delivering = false
  if (holds === 0) window.removeEventListener('keydown', keep, true)
}

function deliverOne(key: KeyboardEvent): void {
  const place = document.activeElement ?? document.body
  const { key: name, code, shiftKey, ctrlKey, metaKey, altKey } = key
  if (name.length === 1 && !ctrlKey && !metaKey && !altKey && isText(place)) insert(place, name)
  else if (place.dispatchEvent(new KeyboardEvent('keydown', { key: name, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true })) && name === 'Enter') enter(place)
}

/** What a browser does for a trusted Enter that nobody took. */
function enter(place: Element): void {
  if (place instanceof HTMLInputElement) place.form?.requestSubmit()
  else if (place instanceof HTMLButtonElement) place.click()
}

type TextPlace = HTMLInputElement | HTMLTextAreaElement

function isText(place: Element): place is TextPlace {
  return place instanceof HTMLTextAreaElement || (place instanceof HTMLInputElement && place.selectionStart !== null)
}

/** As if typed: through the field's own setter and an input event, which is what React listens to. */
function insert(place: TextPlace, text: string): void {
  place.setRangeText(text, place.selectionStart ?? place.value.length, place.selectionEnd ?? place.value.length, 'end')
  place.dispatchEvent(new InputEvent('input', { data: text, inputType: 'insertText', bubbles: true }))
}
