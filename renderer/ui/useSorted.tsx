import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useRemembered } from '../state/remembered.ts'
import { useSession } from '../state/session.ts'
import screen from './screen.module.css'
import { inOrder, pressed, sortName, sortNamed, type SortValue } from './sorting.ts'

export interface SortColumn<Row> {
  readonly id: string
  readonly title: string
  /** absent: nobody would look for anything by it */
  readonly value?: (row: Row) => SortValue
  /** what one looks for is the most of it */
  readonly isFigure?: boolean
  readonly className?: string | undefined
}

/**
 * A table that is sorted by the names of its columns, by click or by keyboard, and stays so for whoever sits here.
 * @param name of the table, the only one so called
 * @returns the rows in their order, and the head of the table
 */
export function useSorted<Row>(name: string, columns: readonly SortColumn<Row>[], rows: readonly Row[]): { readonly sorted: readonly Row[]; readonly head: ReactNode } {
  const language = useSession((session) => session.language)
  const offered = columns.flatMap(({ id, value }) => (value === undefined ? [] : [sortName({ by: id, down: false }), sortName({ by: id, down: true })]))
  const [chosen, choose] = useRemembered(`${name}.sort`, ['', ...offered])
  const sort = sortNamed(chosen)
  const value = columns.find(({ id }) => id === sort?.by)?.value
  const Arrow = sort?.down === true ? ArrowDownOutlined : ArrowUpOutlined
  const head = (
    <thead>
      <tr>
        {columns.map((column) => {
          const isOn = sort?.by === column.id
          return (
            <th key={column.id} scope="col" className={column.className} aria-sort={isOn ? (sort.down ? 'descending' : 'ascending') : undefined}>
              {column.value === undefined ? (
                column.title
              ) : (
                <button
                  type="button"
                  className={screen.sort}
                  onClick={() => {
                    choose(sortName(pressed(sort, column.id, column.isFigure ?? false)))
                  }}
                >
                  {column.title} {isOn && <Arrow aria-hidden="true" />}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
  return { sorted: value === undefined || sort === null ? rows : inOrder(rows, value, sort.down, language), head }
}
