import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../i18n/useWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { FilterPart } from './arrangement.ts'
import type { FilterWords } from './useFilterWords.ts'

interface Props {
  readonly text: string
  readonly pieces: readonly FilterPart[]
  readonly words: FilterWords
  readonly onClear: () => void
}

/** No ticket: there is none yet, or what was asked for lets none through; then it says what that was. */
export function QueueEmpty({ text, pieces, words, onClear }: Props) {
  const t = useWords()
  if (text === '' && pieces.length === 0) return <EmptyState icon={<InboxOutlined />} title={t('tickets.none')} text={t('tickets.noneWhat')} />
  const said = pieces.map((piece) => words.said(piece)).join(t('common.comma'))
  return (
    <EmptyState
      icon={<InboxOutlined />}
      title={text === '' ? t('queue.noneLeft') : t('tickets.noneFound', { text })}
      text={said === '' ? t('tickets.noneFoundWhat') : t('queue.narrowedBy', { what: said })}
      action={<Button onClick={onClear}>{t('queue.clearAll')}</Button>}
    />
  )
}
