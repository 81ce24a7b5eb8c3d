import { useEffect } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import css from './palette.module.css'
import { type ContactHere, PaletteRow } from './PaletteRow.tsx'
import type { Row, Section } from './useFound.ts'

interface Props {
  readonly id: string
  readonly sections: readonly Section[]
  readonly at: number
  readonly typed: string
  /** whose tickets these are, when they are one customer's */
  readonly ticketsTitle: string | null
  /** nothing is what was asked for, these are the nearest */
  readonly isMissing: boolean
  readonly contact: ContactHere | null
  readonly onTake: (row: Row) => void
}

function keyOf(row: Row): string {
  switch (row.what) {
    case 'found':
      return `${row.found.kind} ${row.found.id}`
    case 'customer':
      return row.customer.customerId
    case 'order':
      return row.found.order.orderId
    case 'article':
      return row.found.articleId
    case 'script':
      return row.found.scriptId
    case 'ticket':
      return row.found.ticketId
  }
}

/** What was found, by where it belongs; the one that Enter takes is marked. */
export function PaletteList({ id, sections, at, typed, ticketsTitle, isMissing, contact, onTake }: Props) {
  const t = useWords()
  const formats = useFormats()
  useEffect(() => {
    document.getElementById(`${id}-${String(at)}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at, sections])
  const titleOf = ({ group }: Section) => {
    if (group === 'tickets' && ticketsTitle !== null) return ticketsTitle
    if (group === 'articles' && isMissing) return t('palette.nearest')
    if (group === 'intake') return typed === '' ? t('palette.frequent') : t(contact === null ? 'palette.groups.needs' : 'palette.groups.intake')
    return t(`palette.groups.${group}`)
  }
  const countOf = ({ rows, more }: Section) => (more ? t('palette.atLeast', { n: formats.number(rows.length) }) : formats.number(rows.length))
  const startOf = (section: number) => sections.slice(0, section).reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <div id={id} role="listbox" aria-label={t('palette.found')} className={css.list}>
      {sections.map((section, index) => (
        <div key={section.group} role="group" aria-label={`${titleOf(section)} ${countOf(section)}`}>
          <p className={css.group} aria-hidden="true">
            {titleOf(section)} <span className={css.count}>{countOf(section)}</span>
          </p>
          {section.rows.map((row, place) => {
            const isActive = startOf(index) + place === at
            return (
              <div
                key={keyOf(row)}
                id={`${id}-${String(startOf(index) + place)}`}
                role="option"
                aria-selected={isActive}
                className={css.row}
                onMouseDown={(event) => {
                  event.preventDefault()
                  onTake(row)
                }}
              >
                <PaletteRow row={row} typed={typed} contact={contact} />
                <span className={css.enter}>{isActive && <Kbd keys={['Enter']} />}</span>
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
