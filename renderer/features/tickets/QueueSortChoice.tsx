import { SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons'
import type { QueueSort } from '../../../shared/contract/queue.ts'
import { queueSorts } from '../../../shared/contract/queue.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { sortedBy } from './arrangement.ts'
import css from './queue.module.css'
import { QueueTool } from './QueueTool.tsx'

interface Props {
  readonly sort: QueueSort
  readonly onSort: (sort: QueueSort) => void
}

/** The order of the queue, by digit; the same digit again turns it round. */
export function QueueSortChoice({ sort, onSort }: Props) {
  const t = useWords()
  const Icon = sort.down ? SortDescendingOutlined : SortAscendingOutlined
  const way = t(sort.down ? 'queue.down' : 'queue.up')
  return (
    <QueueTool name="sort" letter="O" title={t('queue.sort')} label={t(`queue.sorts.${sort.by}`)} said={t('queue.sortIs', { by: t(`queue.sorts.${sort.by}`), way })} icon={<Icon aria-hidden="true" />}>
      {(close) => (
        <div className={css.narrowChoices}>
          <ChoiceList
            first
            label={t('queue.sort')}
            options={queueSorts.map((by) => ({ id: by, title: t(`queue.sorts.${by}`), hint: by === sort.by ? t('queue.turn', { way }) : null }))}
            chosen={sort.by}
            onChoose={(id) => {
              const by = queueSorts.find((each) => each === id)
              if (by !== undefined) onSort(sortedBy(sort, by))
              close()
            }}
          />
        </div>
      )}
    </QueueTool>
  )
}
