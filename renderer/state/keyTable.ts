import type { KeyName } from './keys.ts'

/** The keys as they are written on the screen, by what they are for. */
export const keyTable: readonly { readonly name: Exclude<KeyName, 'down' | 'last' | 'pageDown' | 'extendDown'>; readonly keys: readonly string[] }[] = [
  { name: 'next', keys: ['Enter'] },
  { name: 'back', keys: ['Alt', '←'] },
  { name: 'choose', keys: ['1', '…', '9'] },
  { name: 'save', keys: ['Ctrl', 'Enter'] },
  { name: 'store', keys: ['Ctrl', 'S'] },
  { name: 'copy', keys: ['C'] },
  { name: 'said', keys: ['S'] },
  { name: 'newContact', keys: ['Alt', 'N'] },
  { name: 'tab', keys: ['Alt', '1…9'] },
  { name: 'anything', keys: ['Ctrl', 'K'] },
  { name: 'alarms', keys: ['Alt', 'A'] },
  { name: 'find', keys: ['Alt', 'S'] },
  { name: 'reveal', keys: ['Alt', 'R'] },
  { name: 'why', keys: ['W'] },
  { name: 'order', keys: ['Alt', 'O'] },
  { name: 'park', keys: ['Alt', 'W'] },
  { name: 'hand', keys: ['Alt', 'G'] },
  { name: 'kind', keys: ['Alt', 'M'] },
  { name: 'another', keys: ['A'] },
  { name: 'weigh', keys: ['Alt', 'U'] },
  { name: 'severity', keys: ['Alt', 'L'] },
  { name: 'priority', keys: ['Alt', 'Y'] },
  { name: 'skip', keys: ['Alt', 'J'] },
  { name: 'end', keys: ['Alt', 'Q'] },
  { name: 'open', keys: ['T'] },
  { name: 'beside', keys: ['Alt', 'Z'] },
  { name: 'used', keys: ['U'] },
  { name: 'wrong', keys: ['X'] },
  { name: 'propose', keys: ['P'] },
  { name: 'escalate', keys: ['E'] },
  { name: 'decline', keys: ['D'] },
  { name: 'postpone', keys: ['H'] },
  { name: 'dissatisfied', keys: ['N'] },
  { name: 'cannotSolve', keys: ['K'] },
  { name: 'stepIn', keys: ['I'] },
  { name: 'intake', keys: ['Alt', 'I'] },
  { name: 'tickets', keys: ['Alt', 'T'] },
  { name: 'knowledge', keys: ['Alt', 'B'] },
  { name: 'learning', keys: ['Alt', 'X'] },
  { name: 'settings', keys: ['Alt', ','] },
  { name: 'people', keys: ['Alt', 'P'] },
  { name: 'up', keys: ['↑', '↓'] },
  { name: 'first', keys: ['Home', 'End'] },
  { name: 'pageUp', keys: ['PgUp', 'PgDn'] },
  { name: 'select', keys: ['Space'] },
  { name: 'extendUp', keys: ['Shift', '↑', '↓'] },
  { name: 'selectAll', keys: ['Ctrl', 'A'] },
  { name: 'filters', keys: ['F'] },
  { name: 'sort', keys: ['O'] },
  { name: 'columns', keys: ['L'] },
  { name: 'views', keys: ['V'] },
  { name: 'merge', keys: ['M'] },
  { name: 'help', keys: ['F1'] },
  { name: 'close', keys: ['Esc'] },
]

const onMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent)

/** A key's name on this machine's keyboard. */
export function keyCap(key: string): string {
  if (!onMac) return key
  return key === 'Ctrl' ? '⌘' : key === 'Alt' ? '⌥' : key
}
