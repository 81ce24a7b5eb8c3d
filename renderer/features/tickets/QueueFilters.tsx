import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { QueueFilter } from '../../../shared/contract/queue.ts'
import { useWords } from '../../i18n/useWords.ts'
import type { FilterPart } from './arrangement.ts'
import { hasPart, togglePart } from './arrangement.ts'
import css from './queue.module.css'
import { QueueTool } from './QueueTool.tsx'
import type { FilterWords } from './useFilterWords.ts'

const offered = ['whose', 'owners', 'states', 'due', 'types', 'courses', 'scenes', 'needs', 'severities', 'priorities', 'tiers', 'channels', 'levels'] as const

interface Props {
  readonly filter: QueueFilter
  /** what can be taken off again, each as a chip */
  readonly pieces: readonly FilterPart[]
  readonly words: FilterWords
  readonly onChange: (filter: QueueFilter) => void
  readonly onClear: () => void
}

/** What the queue is narrowed by: every piece a chip that can be taken off, and the place where more are put on. */
export function QueueFilters({ filter, pieces, words, onChange, onClear }: Props) {
  const t = useWords()
  return (
    <>
      <QueueTool name="filters" letter="F" title={t('queue.filters')} label={t('queue.filters')} icon={<FilterOutlined aria-hidden="true" />}>
        {() => (
          <div className={css.filterGrid}>
            {offered.map((part, at) => (
              <FilterSelect key={part} part={part} filter={filter} words={words} first={at === 0} onChange={onChange} />
            ))}
          </div>
        )}
      </QueueTool>
      {pieces.length > 0 && (
        <ul className={css.chips} aria-label={t('queue.filtersOn')}>
          {pieces.map((piece) => (
            <li key={`${piece.part} ${piece.value}`} className={css.chip}>
              <span>{words.said(piece)}</span>
              <button
                type="button"
                className={css.chipOff}
                aria-label={t('queue.takeOff', { what: words.said(piece) })}
                onClick={() => {
                  onChange(togglePart(filter, piece))
                }}
              >
                <CloseOutlined aria-hidden="true" />
              </button>
            </li>
          ))}
          <li>
            <Button type="text" size="small" onClick={onClear}>
              {t('queue.clearAll')}
            </Button>
          </li>
        </ul>
      )}
    </>
  )
}

interface SelectProps {
  readonly part: FilterPart['part']
  readonly filter: QueueFilter
  readonly words: FilterWords
  readonly first: boolean
  readonly onChange: (filter: QueueFilter) => void
}

const indent = '\u2003'

/** The platform's own list. What is chosen is ticked; choosing it again takes it off. */
function FilterSelect({ part, filter, words, first, onChange }: SelectProps) {
  const t = useWords()
  const options = words.options(part)
  const pieceOf = (id: string) => ({ part, value: id }) as FilterPart
  const on = options.filter(({ id }) => hasPart(filter, pieceOf(id)))
  if (options.length === 0) return null
  return (
    <label className={css.filterField}>
      <span>{t(`queue.part.${part}`)}</span>
      <select
        data-first={first ? '' : undefined}
        value=""
        onChange={(event) => {
          onChange(togglePart(filter, pieceOf(event.target.value)))
        }}
      >
        <option value="" hidden>
          {on.length === 0 ? t('queue.any') : on.map(({ title }) => title).join(t('common.comma'))}
        </option>
        {options.map(({ id, title, depth = 0 }) => (
          <option key={id} value={id}>
            {`${hasPart(filter, pieceOf(id)) ? '✓ ' : ''}${indent.repeat(depth)}${title}`}
          </option>
        ))}
      </select>
    </label>
  )
}
