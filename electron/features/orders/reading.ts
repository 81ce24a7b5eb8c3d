import { maskedText } from '../../../shared/masking.ts'
import { columnNamed } from './columns.ts'
import type { OrderCheck, OrderIssue } from '../../../shared/contract/orders.ts'
import { type Layout, layoutOf, merged, type ReadOrder, readRow } from './rows.ts'

/** How many places that are wrong are told of; how many orders are shown before they are taken. */
const mostIssues = 20
const mostShown = 5
const mostInOneFile = 2_000_000

/** Takes the lines of a file one by one and gives each order when all its lines are there. */
export interface Reading {
  /** @param line where it stands in the file, from 1 */
  take(cells: readonly string[], line: number): ReadOrder | null
  refuse(issue: OrderIssue): void
  /** the last order, if there is one */
  end(): ReadOrder | null
  readonly found: Omit<OrderCheck, 'encoding' | 'between' | 'preview'> & { readonly preview: readonly ReadOrder[] }
}

/** @param timeZone in which the file's dates are meant */
export function beginReading(timeZone: string): Reading {
  let layout: Layout | null = null
  let current: ReadOrder | null = null
  const columns: OrderCheck['columns'] = []
  const issues: OrderIssue[] = []
  const preview: ReadOrder[] = []
  let orders = 0
  // What was found wrong may be a phone (PR-1).
  const refuse = (issue: OrderIssue) => { if (issues.length < mostIssues) issues.push({ ...issue, found: maskedText(issue.found) }) }
  const complete = (next: ReadOrder | null): ReadOrder | null => {
    const whole = current
    current = next
    if (whole === null) return null
    orders += 1
    if (preview.length < mostShown) preview.push(whole)
    return whole
  }
  return {
    refuse,
    take: (cells, line) => {
      if (layout === null) {
        const read = layoutOf(cells)
        layout = read.layout
        columns.push(...cells.map((title) => ({ title: [...title].slice(0, 80).join(''), column: columnNamed(title) })))
        read.issues.forEach(refuse)
        return null
      }
      if (!layout.has('number') || !layout.has('state')) return null
      const row = readRow(cells, layout, line, timeZone)
      if (!row.ok) {
        row.issues.forEach(refuse)
        return null
      }
      if (current !== null && current.number.toLowerCase() === row.order.number.toLowerCase()) {
        current = merged(current, row.order)
        return null
      }
      if (orders >= mostInOneFile) refuse({ line, column: 0, reason: 'tooMany', found: String(mostInOneFile) })
      return complete(row.order)
    },
    end: () => {
      const last = complete(null)
      if (orders === 0 && issues.length === 0) refuse({ line: 0, column: 0, reason: 'empty', found: '' })
      return last
    },
    get found() {
      return { columns, orders, preview, issues }
    },
  }
}
