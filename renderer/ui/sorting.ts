import type { Language } from '../../shared/text.ts'

/** What a column of a table is sorted by; what a row has nothing of comes last, whichever way. */
export type SortValue = string | number | null

/** By which column, and whether from the top down; null: in the order in which the list was given. */
export type SortedBy = { readonly by: string; readonly down: boolean } | null

/** As it is remembered, and back. */
export const sortName = (sort: SortedBy): string => (sort === null ? '' : `${sort.by} ${sort.down ? 'down' : 'up'}`)
export const sortNamed = (name: string): SortedBy => {
  const [by = '', way] = name.split(' ')
  return by === '' ? null : { by, down: way === 'down' }
}

/** What a press on a column's name makes of it: what one looks for first on top (much, of figures), then the other way, then as it was given. */
export function pressed(sort: SortedBy, by: string, isFigure: boolean): SortedBy {
  if (sort?.by !== by) return { by, down: isFigure }
  return sort.down === isFigure ? { by, down: !isFigure } : null
}

/** Rows in their order; those that are alike stay as they were given. */
export function inOrder<Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, down: boolean, language: Language): Row[] {
  const names = new Intl.Collator(language, { numeric: true })
  const compare = (a: SortValue, b: SortValue) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const ascending = typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b))
    return down ? -ascending : ascending
  }
  return rows.map((row) => ({ row, value: valueOf(row) })).sort((a, b) => compare(a.value, b.value)).map(({ row }) => row)
}
