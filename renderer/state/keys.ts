/** What a key means on the desk. `choose` carries the digit. */
export const keyNames = [
  'next', 'back', 'choose', 'newContact', 'tab', 'save', 'store', 'copy', 'said', 'anything', 'find', 'reveal', 'why', 'order', 'weigh', 'severity', 'priority', 'skip', 'park', 'hand', 'kind', 'end',
  'another', 'open', 'people', 'intake', 'tickets', 'knowledge', 'settings', 'help', 'close', 'up', 'down',
  'first', 'last', 'pageUp', 'pageDown', 'select', 'extendUp', 'extendDown', 'selectAll', 'filters', 'sort', 'columns', 'views', 'merge', 'alarms',
  'beside', 'used', 'wrong', 'propose', 'learning', 'followups', 'notices', 'acknowledge', 'keep', 'stepOn', 'stepBack', 'stepAside', 'ask', 'urge', 'pull',
  'escalate', 'decline', 'postpone', 'dissatisfied', 'cannotSolve', 'stepIn', 'team',
] as const
export type KeyName = (typeof keyNames)[number]

export interface KeyPress {
  readonly name: KeyName
  /** 1…9 for `choose` and `tab`, else 0 */
  readonly digit: number
}

/** The part of a keyboard event that decides. */
export interface KeyEventLike {
  readonly key: string
  readonly code: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Where the caret is: in text, on something that Enter itself works (a button, a link), or elsewhere. */
export type Place = 'text' | 'control' | 'page'

/** keyCode while an input method has the key, also where isComposing is not set (first and last key of a composition). */
const inputMethodKey = 229

/** Whether the key belongs to an input method that is composing. */
export function isOfInputMethod(event: Pick<KeyEventLike, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === inputMethodKey
}

/**
 * What this key means here, or null when it belongs to the field, the input method or the browser. Ctrl+N and Ctrl+1…9 never
 * arrive in a browser's tab, so Alt does the same everywhere.
 */
export function matchKey(event: KeyEventLike, place: Place): KeyPress | null {
  if (isOfInputMethod(event)) return null
  const command = event.ctrlKey || event.metaKey
  if (command && event.altKey) return null
  if (command) return withCommand(event, place)
  if (event.altKey) return withAlt(event)
  return plain(event, place)
}

const press = (name: KeyName, digit = 0): KeyPress => ({ name, digit })

/** By position for the digits, so that layouts with digits on Shift work; the number pad counts too. */
function digitOf(event: KeyEventLike): number {
  const match = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
  return Number(match?.[1] ?? 0)
}

function withCommand(event: KeyEventLike, place: Place): KeyPress | null {
  const key = event.key.toLowerCase()
  if (event.shiftKey) return key === 'l' ? press('people') : null
  if (key === 'enter') return event.repeat ? null : press('save')
  if (key === 's') return press('store')
  if (key === 'k') return press('anything')
  if (key === 'n') return press('newContact')
  if (key === 'a') return place === 'text' ? null : press('selectAll')
  const digit = digitOf(event)
  return digit > 0 ? press('tab', digit) : null
}

function withAlt(event: KeyEventLike): KeyPress | null {
  if (event.shiftKey) return null
  if (event.key === 'ArrowLeft') return press('back')
  const digit = digitOf(event)
  if (digit > 0) return press('tab', digit)
  // By position: Alt makes other characters of letters on some keyboards.
  switch (event.code) {
    case 'KeyA': return press('alarms')
    case 'KeyN': return press('newContact')
    case 'KeyK': return press('anything')
    case 'KeyS': return press('find')
    case 'KeyR': return press('reveal')
    case 'KeyO': return press('order')
    case 'KeyW': return press('park')
    case 'KeyG': return press('hand')
    case 'KeyM': return press('kind')
    case 'KeyU': return press('weigh')
    case 'KeyL': return press('severity')
    case 'KeyY': return press('priority')
    case 'KeyJ': return press('skip')
    case 'KeyQ': return press('end')
    case 'KeyI': return press('intake')
    case 'KeyT': return press('tickets')
    case 'KeyB': return press('knowledge')
    case 'KeyZ': return press('beside')
    case 'KeyX': return press('learning')
    case 'KeyE': return press('team')
    case 'KeyH': return press('followups')
    case 'KeyV': return press('notices')
    case 'KeyC': return press('acknowledge')
    case 'KeyP': return press('people')
    case 'Comma': return press('settings')
    default: return null
  }
}

function plain(event: KeyEventLike, place: Place): KeyPress | null {
  switch (event.key) {
    case 'F1': return press('help')
    case 'Escape': return press('close')
    case 'Enter': return event.repeat || event.shiftKey || place === 'control' ? null : press('next')
    case ' ': return place === 'page' && !event.repeat && !event.shiftKey ? press('select') : null
    default: return place === 'text' ? null : outsideText(event)
  }
}

function outsideText(event: KeyEventLike): KeyPress | null {
  if (event.key === '?') return press('help')
  if (event.key === '/') return press('find')
  switch (event.key) {
    case 'ArrowUp': return press(event.shiftKey ? 'extendUp' : 'up')
    case 'ArrowDown': return press(event.shiftKey ? 'extendDown' : 'down')
    case 'Home': return press('first')
    case 'End': return press('last')
    case 'PageUp': return press('pageUp')
    case 'PageDown': return press('pageDown')
    default: return letter(event)
  }
}

function letter(event: KeyEventLike): KeyPress | null {
  if (event.shiftKey || event.repeat) return null
  const digit = digitOf(event)
  if (digit > 0) return press('choose', digit)
  switch (event.key.toLowerCase()) {
    case 'c': return press('copy')
    case 's': return press('said')
    case 't': return press('open')
    case 'w': return press('why')
    case 'f': return press('filters')
    case 'o': return press('sort')
    case 'l': return press('columns')
    case 'v': return press('views')
    case 'a': return press('another')
    case 'm': return press('merge')
    case 'u': return press('used')
    case 'x': return press('wrong')
    case 'p': return press('propose')
    case 'k': return press('keep')
    case 'n': return press('stepOn')
    case 'b': return press('stepBack')
    case 'y': return press('stepAside')
    case 'd': return press('ask')
    case 'h': return press('urge')
    case 'g': return press('pull')
    case 'e': return press('escalate')
    case 'r': return press('decline')
    case 'j': return press('postpone')
    case 'z': return press('dissatisfied')
    case 'q': return press('cannotSolve')
    case 'i': return press('stepIn')
    case '/': return press('find')
    default: return null
  }
}
