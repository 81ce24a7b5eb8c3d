import type { OrderColumn, OrderIssue, OrderState } from '../../../shared/contract/orders.ts'
import { phoneSchema, memberNumberSchema } from '../../../shared/contract/customers.ts'
import type { Instant } from '../../../shared/time.ts'
import { columnNamed, stateNamed } from './columns.ts'
import { instantOf } from './dates.rules.ts'
import { wholeNumber } from './number.rules.ts'

export interface ReadOrder {
  readonly number: string
  readonly state: OrderState
  readonly items: readonly { readonly name: string; readonly quantity: number }[]
  /** in hundredths */
  readonly amount: number | null
  readonly orderedAt: Instant | null
  readonly shippedAt: Instant | null
  readonly deliveredAt: Instant | null
  readonly phone: string
  readonly memberNumber: string
}

/** Where each column stands in the lines of one file, from 0. */
export type Layout = ReadonlyMap<OrderColumn, number>

export const longestCell = 2_000
const longestNumber = 40
const mostItems = 50
const mostQuantity = 1_000_000
const mostAmount = 1e13

/** The layout that the first line gives; without a number and a state there are no orders to read. */
export function layoutOf(titles: readonly string[]): { readonly layout: Layout; readonly issues: readonly OrderIssue[] } {
  const layout = new Map<OrderColumn, number>()
  const issues: OrderIssue[] = []
  titles.forEach((title, at) => {
    const column = columnNamed(title)
    if (column === null) return
    if (layout.has(column)) issues.push({ line: 1, column: at + 1, reason: 'twiceColumn', found: title })
    else layout.set(column, at)
  })
  for (const column of ['number', 'state'] as const) if (!layout.has(column)) issues.push({ line: 1, column: 0, reason: 'missingColumn', found: column })
  return { layout, issues }
}

export type ReadRow = { readonly ok: true; readonly order: ReadOrder } | { readonly ok: false; readonly issues: readonly OrderIssue[] }

/** One line of the file as an order, or every place in it that is wrong. @param timeZone in which its dates are meant */
export function readRow(cells: readonly string[], layout: Layout, line: number, timeZone: string): ReadRow {
  const issues: OrderIssue[] = []
  const cell = (column: OrderColumn) => (cells[layout.get(column) ?? -1] ?? '').trim()
  const wrong = (column: OrderColumn, reason: OrderIssue['reason']) => {
    issues.push({ line, column: (layout.get(column) ?? -1) + 1, reason, found: [...cell(column)].slice(0, 40).join('') })
  }
  for (const column of layout.keys()) if (cell(column).length > longestCell) wrong(column, 'tooLong')
  const given = <Value>(column: OrderColumn, read: (text: string) => Value | null, reason: OrderIssue['reason']): Value | null => {
    const text = cell(column)
    if (text === '') return null
    const value = read(text)
    if (value === null) wrong(column, reason)
    return value
  }
  const number = given('number', (text) => { const whole = wholeNumber(text); return /^[\p{L}\p{Nd}-]+$/u.test(whole) && whole.length <= longestNumber ? whole : null }, 'number')
  const state = given('state', stateNamed, 'state')
  if (cell('number') === '') wrong('number', 'missing')
  if (cell('state') === '') wrong('state', 'missing')
  const quantity = given('quantity', quantityOf, 'quantity')
  const order = {
    items: given('items', (text) => itemsOf(text, quantity), 'quantity') ?? [],
    amount: given('amount', hundredthsOf, 'amount'),
    orderedAt: given('ordered', (text) => instantOf(text, timeZone), 'date'),
    shippedAt: given('shipped', (text) => instantOf(text, timeZone), 'date'),
    deliveredAt: given('delivered', (text) => instantOf(text, timeZone), 'date'),
    phone: given('phone', (text) => phoneSchema.safeParse(text).data ?? null, 'phone') ?? '',
    memberNumber: given('member', (text) => memberNumberSchema.safeParse(text).data ?? null, 'member') ?? '',
  }
  if (issues.length > 0 || number === null || state === null) return { ok: false, issues }
  return { ok: true, order: { number, state, ...order } }
}

/** "Kettle x2; Cup" or one a line: what was bought and how many of it. */
function itemsOf(text: string, quantity: number | null): ReadOrder['items'] | null {
  const parts = text.split(/[;；|\n]/).map((part) => part.trim()).filter((part) => part !== '')
  if (parts.length > mostItems) return null
  return parts.map((part) => {
    const [, name, times] = /^(.+?)\s*[x×*＊]\s*(\d{1,6})$/iu.exec(part) ?? []
    if (name !== undefined && times !== undefined) return { name, quantity: Number(times) }
    return { name: part, quantity: parts.length === 1 ? (quantity ?? 1) : 1 }
  })
}

function quantityOf(text: string): number | null {
  const plain = text.normalize('NFKC')
  const value = /^\d{1,7}(?:\.0+)?$/.test(plain) ? Number(plain) : NaN
  return value >= 1 && value <= mostQuantity ? value : null
}

/** "¥1,299.00", "NT$1,299" → 129900 */
function hundredthsOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/^(?:[A-Z]{1,3}\$?|[$¥€£])\s*|\s*(?:[A-Z]{3}|\p{L})$/gu, '').replaceAll(',', '')
  if (!/^-?\d{1,12}(?:\.\d{1,2}0*)?$/.test(plain)) return null
  const value = Math.round(Number(plain) * 100)
  return Math.abs(value) <= mostAmount ? value : null
}

/** The same order from several lines, one for each thing that was bought: what a later line says counts, what it leaves out stays. */
export function merged(before: ReadOrder, after: ReadOrder): ReadOrder {
  return {
    ...after,
    items: [...before.items, ...after.items].slice(0, mostItems),
    amount: after.amount ?? before.amount,
    orderedAt: after.orderedAt ?? before.orderedAt,
    shippedAt: after.shippedAt ?? before.shippedAt,
    deliveredAt: after.deliveredAt ?? before.deliveredAt,
    phone: after.phone === '' ? before.phone : after.phone,
    memberNumber: after.memberNumber === '' ? before.memberNumber : after.memberNumber,
  }
}
