import { SearchOutlined } from '@ant-design/icons'
import type { InputRef } from 'antd'
import { Input, Segmented } from 'antd'
import type { KeyboardEvent, Ref } from 'react'
import type { QueueBucket } from '../../../shared/contract/queue.ts'
import { mostCounted, queueBuckets } from '../../../shared/contract/queue.ts'
import { useCounts } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { OpenRequests } from '../collaboration/OpenRequests.tsx'
import { PullNext } from '../lifecycle/PullNext.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import css from './queue.module.css'

interface Props {
  /** null where what is shown is in none of them */
  readonly bucket: QueueBucket | null
  readonly onBucket: (bucket: QueueBucket) => void
  readonly typed: string
  readonly onType: (text: string) => void
  readonly searchRef: Ref<InputRef>
  readonly onSearchKey: (event: KeyboardEvent) => void
}

/** Which tickets, how many of each, and the search. */
export function QueueHead({ bucket, onBucket, typed, onType, searchRef, onSearchKey }: Props) {
  const t = useWords()
  const formats = useFormats()
  const counts = useCounts()
  const figure = (of: QueueBucket) => {
    const count = counts?.[of]
    if (count === undefined) return ''
    // Counting stops where the exact figure says nothing more.
    return (of === 'late' || of === 'soon') && count >= mostCounted ? t('queue.orMore', { n: formats.number(mostCounted - 1) }) : formats.number(count)
  }
  return (
    <div className={css.head}>
      <h1 className={css.title}>{t('nav.tickets')}</h1>
      <Segmented<QueueBucket | ''>
        aria-label={t('tickets.scope')}
        value={bucket ?? ''}
        options={queueBuckets.map((value) => ({
          value,
          label: (
            <>
              <span>{t(`tickets.scopes.${value}`)}</span>{' '}
              <span className={css.count} data-late={value === 'late' && (counts?.late ?? 0) > 0 ? '' : undefined}>
                {figure(value)}
              </span>
            </>
          ),
        }))}
        onChange={(next) => {
          if (next !== '') onBucket(next)
        }}
      />
      <span className={css.spring} />
      <PullNext triggerClass={css.tool} />
      <OpenRequests triggerClass={css.tool} />
      <Input
        ref={searchRef}
        className={css.search ?? ''}
        type="search"
        aria-label={t('tickets.search')}
        placeholder={t('tickets.searchHint')}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<Kbd keys={['Alt', 'S']} />}
        maxLength={80}
        value={typed}
        onChange={(event) => {
          onType(event.target.value)
        }}
        onKeyDown={onSearchKey}
      />
    </div>
  )
}
