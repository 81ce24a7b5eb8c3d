import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { ArticleId } from '../../../shared/ids.ts'
import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { useKeys } from '../../state/useKeys.ts'
import { changedFields, wordwise } from './difference.ts'
import { DifferentWords } from './DifferentWords.tsx'
import css from './knowledge.module.css'
import { useFieldWords } from './useFieldWords.ts'

interface Compared {
  readonly from: number
  readonly to: number
}

interface Props {
  readonly articleId: ArticleId
  readonly numbers: readonly number[]
  readonly compared: Compared
  readonly onChange: (compared: Compared) => void
  readonly onClose: () => void
}

/** What became of one version in another, field by field and word by word. */
export function VersionDiff({ articleId, numbers, compared, onChange, onClose }: Props) {
  const t = useWords()
  const place = useRef<HTMLElement>(null)
  const before = useAnswer('knowledge.get', { articleId, number: compared.from }, { keep: true }).data
  const after = useAnswer('knowledge.get', { articleId, number: compared.to }, { keep: true }).data
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [compared])
  useKeys({
    close: () => {
      onClose()
      return true
    },
  })
  return (
    <section ref={place} tabIndex={-1} aria-label={t('knowledge.diff.title')} className={css.diff}>
      <div className={css.diffHead}>
        <VersionChoice label={t('knowledge.diff.from')} numbers={numbers} value={compared.from} onChange={(from) => { onChange({ ...compared, from }) }} />
        <span aria-hidden="true">→</span>
        <VersionChoice label={t('knowledge.diff.to')} numbers={numbers} value={compared.to} onChange={(to) => { onChange({ ...compared, to }) }} />
        <span className={css.spring} />
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('common.close')} onClick={onClose} />
      </div>
      {before !== undefined && after !== undefined && <Fields before={before.content} after={after.content} />}
    </section>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly numbers: readonly number[]
  readonly value: number
  readonly onChange: (number: number) => void
}

function VersionChoice({ label, numbers, value, onChange }: ChoiceProps) {
  const t = useWords()
  return (
    <select
      aria-label={label}
      className={css.narrow}
      value={value}
      onChange={(event) => {
        onChange(Number(event.target.value))
      }}
    >
      {numbers.map((number) => (
        <option key={number} value={number}>
          {t('knowledge.version', { number })}
        </option>
      ))}
    </select>
  )
}

function Fields({ before, after }: { readonly before: ArticleContent; readonly after: ArticleContent }) {
  const t = useWords()
  const words = useFieldWords()
  const language = useSession((session) => session.language)
  const changed = changedFields(before, after)
  if (changed.length === 0) return <p className={css.hint}>{t('knowledge.diff.same')}</p>
  return (
    <dl className={css.fields}>
      {changed.map((field) => (
        <div key={field.key}>
          <dt>{words.name(field)}</dt>
          <dd>
            <DifferentWords pieces={wordwise(words.value(before, field), words.value(after, field), field.language ?? language)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
