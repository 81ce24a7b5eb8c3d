import { useCallback, useState } from 'react'
import type { QueueRow } from '../../../shared/contract/tickets.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { showTicket } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import type { Selection } from './selection.ts'
import { nothingSelected, selectedOf, toggled, withRange } from './selection.ts'

/** What a click on a row means. */
export type RowDeed = 'open' | 'toggle' | 'range'

interface Place {
  /** of which list: another filter or order begins at its top */
  readonly list: string
  readonly ticketId: TicketId | null
  /** where it was last, for when it is gone */
  readonly at: number
}

/** Rows that a page key goes on by. */
const pageOfRows = 15

/** The row the hands are on and the rows that are selected: both follow their tickets when the order changes under them. */
export function useRowKeys(rows: readonly QueueRow[], list: string, hidden: boolean) {
  const [kept, setPlace] = useState<Place>({ list, ticketId: null, at: 0 })
  const place = kept.list === list ? kept : { list, ticketId: null, at: 0 }
  const [anchor, setAnchor] = useState<TicketId | null>(null)
  const [selection, setSelection] = useState<Selection>(nothingSelected)
  const found = rows.findIndex((row) => row.ticketId === place.ticketId)
  const at = found >= 0 ? found : Math.min(place.at, Math.max(0, rows.length - 1))
  const selected = selectedOf(rows, selection)

  const goTo = (to: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, to))
    setPlace({ list, ticketId: rows[next]?.ticketId ?? null, at: next })
    return next
  }
  const walk = (step: number) => {
    if (hidden || rows.length === 0) return false
    setAnchor(null)
    goTo(at + step)
    return true
  }
  const extend = (step: number) => {
    const here = rows[at]
    if (hidden || here === undefined) return false
    const from = rows.findIndex((row) => row.ticketId === anchor)
    const begin = from >= 0 ? from : at
    if (from < 0) setAnchor(here.ticketId)
    setSelection(withRange(from >= 0 ? nothingSelected : selection, rows, begin, goTo(at + step)))
    return true
  }
  const openRow = () => {
    const row = hidden ? undefined : rows[at]
    if (row !== undefined) showTicket(row.ticketId)
    return row !== undefined
  }
  const selectAll = () => {
    if (hidden || rows.length === 0) return false
    setSelection(selected.length === rows.length ? nothingSelected : new Set(rows.map((row) => row.ticketId)))
    return true
  }
  const onRow = useCallback((to: number, deed: RowDeed) => {
    const row = rows[to]
    if (row === undefined) return
    setPlace({ list, ticketId: row.ticketId, at: to })
    if (deed === 'open') {
      showTicket(row.ticketId)
    } else if (deed === 'toggle') {
      setAnchor(row.ticketId)
      setSelection((before) => toggled(before, row.ticketId))
    } else {
      const from = rows.findIndex((each) => each.ticketId === anchor)
      setSelection((before) => withRange(before, rows, from >= 0 ? from : at, to))
    }
  }, [rows, list, anchor, at])

  useKeys({
    up: () => walk(-1),
    down: () => walk(1),
    first: () => walk(-rows.length),
    last: () => walk(rows.length),
    pageUp: () => walk(-pageOfRows),
    pageDown: () => walk(pageOfRows),
    extendUp: () => extend(-1),
    extendDown: () => extend(1),
    select: () => {
      const row = hidden ? undefined : rows[at]
      if (row === undefined) return false
      setAnchor(row.ticketId)
      setSelection(toggled(selection, row.ticketId))
      return true
    },
    selectAll,
    next: openRow,
    open: openRow,
    close: () => {
      if (hidden || selected.length === 0) return false
      setSelection(nothingSelected)
      return true
    },
  })
  return {
    at,
    selection,
    selected,
    walk,
    onRow,
    selectAll,
    clear: () => {
      setSelection(nothingSelected)
    },
    /** what an action left undone stays selected */
    keep: (left: readonly QueueRow[]) => {
      setSelection(new Set(left.map((row) => row.ticketId)))
    },
  }
}
