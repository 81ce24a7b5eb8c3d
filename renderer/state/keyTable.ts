import type { KeyName } from './keys.ts'

/** Where a key is of use: while a customer is on the line, on a ticket, in a list, anywhere. */
export const keyPlaces = ['contact', 'ticket', 'list', 'everywhere'] as const
export type KeyPlace = (typeof keyPlaces)[number]

/** The keys as they are written on the screen, by where they are of use and in the order in which one comes to need them. */
export const keyTable: readonly { readonly name: Exclude<KeyName, 'down' | 'last' | 'pageDown' | 'extendDown'>; readonly keys: readonly string[]; readonly place: KeyPlace }[] = [
  { name: 'next', keys: ['Enter'], place: 'contact' },
  { name: 'choose', keys: ['1', '…', '9'], place: 'contact' },
  { name: 'save', keys: ['Ctrl', 'Enter'], place: 'contact' },
  { name: 'copy', keys: ['C'], place: 'contact' },
  { name: 'said', keys: ['S'], place: 'contact' },
  { name: 'order', keys: ['Alt', 'O'], place: 'contact' },
  { name: 'weigh', keys: ['Alt', 'U'], place: 'contact' },
  { name: 'severity', keys: ['Alt', 'L'], place: 'contact' },
  { name: 'priority', keys: ['Alt', 'Y'], place: 'contact' },
  { name: 'skip', keys: ['Alt', 'J'], place: 'contact' },
  { name: 'park', keys: ['Alt', 'W'], place: 'contact' },
  { name: 'hand', keys: ['Alt', 'G'], place: 'contact' },
  { name: 'kind', keys: ['Alt', 'M'], place: 'contact' },
  { name: 'another', keys: ['A'], place: 'contact' },
  { name: 'end', keys: ['Alt', 'Q'], place: 'contact' },
  { name: 'open', keys: ['T'], place: 'contact' },
  { name: 'beside', keys: ['Alt', 'Z'], place: 'contact' },
  { name: 'used', keys: ['U'], place: 'contact' },
  { name: 'wrong', keys: ['X'], place: 'contact' },
  { name: 'tab', keys: ['Alt', '1…9'], place: 'contact' },
  { name: 'newContact', keys: ['Alt', 'N'], place: 'contact' },
  { name: 'reveal', keys: ['Alt', 'R'], place: 'contact' },
  { name: 'stepOn', keys: ['N'], place: 'ticket' },
  { name: 'stepBack', keys: ['B'], place: 'ticket' },
  { name: 'stepAside', keys: ['Y'], place: 'ticket' },
  { name: 'escalate', keys: ['E'], place: 'ticket' },
  { name: 'decline', keys: ['R'], place: 'ticket' },
  { name: 'postpone', keys: ['J'], place: 'ticket' },
  { name: 'stepIn', keys: ['I'], place: 'ticket' },
  { name: 'cannotSolve', keys: ['Q'], place: 'ticket' },
  { name: 'dissatisfied', keys: ['Z'], place: 'ticket' },
  { name: 'ask', keys: ['D'], place: 'ticket' },
  { name: 'keep', keys: ['K'], place: 'ticket' },
  { name: 'urge', keys: ['H'], place: 'ticket' },
  { name: 'why', keys: ['W'], place: 'ticket' },
  { name: 'merge', keys: ['M'], place: 'ticket' },
  { name: 'propose', keys: ['P'], place: 'ticket' },
  { name: 'up', keys: ['↑', '↓'], place: 'list' },
  { name: 'first', keys: ['Home', 'End'], place: 'list' },
  { name: 'pageUp', keys: ['PgUp', 'PgDn'], place: 'list' },
  { name: 'select', keys: ['Space'], place: 'list' },
  { name: 'extendUp', keys: ['Shift', '↑', '↓'], place: 'list' },
  { name: 'selectAll', keys: ['Ctrl', 'A'], place: 'list' },
  { name: 'filters', keys: ['F'], place: 'list' },
  { name: 'sort', keys: ['O'], place: 'list' },
  { name: 'columns', keys: ['L'], place: 'list' },
  { name: 'views', keys: ['V'], place: 'list' },
  { name: 'pull', keys: ['G'], place: 'list' },
  { name: 'anything', keys: ['Ctrl', 'K'], place: 'everywhere' },
  { name: 'find', keys: ['Alt', 'S'], place: 'everywhere' },
  { name: 'alarms', keys: ['Alt', 'A'], place: 'everywhere' },
  { name: 'acknowledge', keys: ['Alt', 'C'], place: 'everywhere' },
  { name: 'store', keys: ['Ctrl', 'S'], place: 'everywhere' },
  { name: 'back', keys: ['Alt', '←'], place: 'everywhere' },
  { name: 'close', keys: ['Esc'], place: 'everywhere' },
  { name: 'help', keys: ['F1'], place: 'everywhere' },
  { name: 'intake', keys: ['Alt', 'I'], place: 'everywhere' },
  { name: 'tickets', keys: ['Alt', 'T'], place: 'everywhere' },
  { name: 'followups', keys: ['Alt', 'H'], place: 'everywhere' },
  { name: 'notices', keys: ['Alt', 'V'], place: 'everywhere' },
  { name: 'knowledge', keys: ['Alt', 'B'], place: 'everywhere' },
  { name: 'learning', keys: ['Alt', 'X'], place: 'everywhere' },
  { name: 'team', keys: ['Alt', 'E'], place: 'everywhere' },
  { name: 'settings', keys: ['Alt', ','], place: 'everywhere' },
  { name: 'people', keys: ['Alt', 'P'], place: 'everywhere' },
]

const onMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent)

/** A key's name on this machine's keyboard. */
export function keyCap(key: string): string {
  if (!onMac) return key
  return key === 'Ctrl' ? '⌘' : key === 'Alt' ? '⌥' : key
}
