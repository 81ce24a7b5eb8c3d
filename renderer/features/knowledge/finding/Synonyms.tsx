import { DeleteOutlined, EditOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Synonym } from '../../../../shared/contract/knowledge.ts'
import { useDesk } from '../../../api/desk.ts'
import { isAnswered, useAnswer } from '../../../api/queries.ts'
import { useMay } from '../../../api/useMay.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { useAttempt } from '../../../ui/useAttempt.ts'
import { useKnowledgePlace } from '../place.ts'
import css from './finding.module.css'
import { SynonymForm } from './SynonymForm.tsx'
import { Trial } from './Trial.tsx'
import { lineOf } from './words.ts'

/** Words that mean the same: looked through, changed, and tried out at once. */
export function Synonyms() {
  const t = useWords()
  const begunWith = useKnowledgePlace((place) => place.synonyms)
  const asked = useAnswer('knowledge.synonyms', {})
  const mayChange = useMay('knowledge.saveSynonym')
  const [sought, setSought] = useState('')
  const [editing, setEditing] = useState<Synonym | 'new' | null>(begunWith.length > 0 ? 'new' : null)
  const [tried, setTried] = useState(begunWith[0] ?? '')
  const { remove, save } = useChanging()
  const all = asked.data ?? []
  const key = sought.normalize('NFKC').trim().toLowerCase()
  const rows = all.filter(({ words }) => key === '' || words.some((word) => word.normalize('NFKC').toLowerCase().includes(key)))
  return (
    <section className={css.tool} aria-label={t('knowledge.finding.synonyms.title')}>
      <h2 className={css.title}>{t('knowledge.finding.synonyms.title')}</h2>
      <p className={css.what}>{t('knowledge.finding.synonyms.what')}</p>
      <div className={css.bar}>
        <Input
          type="search"
          allowClear
          className={css.filter}
          aria-label={t('knowledge.finding.synonyms.search')}
          placeholder={t('knowledge.finding.synonyms.search')}
          maxLength={40}
          value={sought}
          onChange={(event) => {
            setSought(event.target.value)
          }}
        />
        {mayChange && (
          <Button
            onClick={() => {
              setEditing('new')
            }}
          >
            {t('knowledge.finding.synonyms.add')}
          </Button>
        )}
      </div>
      {editing !== null && (
        <SynonymForm
          key={editing === 'new' ? 'new' : editing.synonymId}
          words={editing === 'new' ? begunWith : editing.words}
          onCancel={() => {
            setEditing(null)
          }}
          onSave={async (words) => {
            if (await save(editing === 'new' ? null : editing, words)) {
              setEditing(null)
              setTried(words[0] ?? '')
            }
          }}
        />
      )}
      <Trial text={tried} onChange={setTried} />
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      {isAnswered(asked) && rows.length === 0 && <EmptyState icon={<SwapOutlined />} title={t('knowledge.finding.synonyms.none')} text={t('knowledge.finding.synonyms.noneWhat')} />}
      <ul className={css.scroller} aria-label={t('knowledge.finding.synonyms.groups')}>
        {rows.map((row) => (
          <li key={row.synonymId} className={css.group}>
            <button
              type="button"
              className={css.words}
              title={t('knowledge.finding.synonyms.tryThis')}
              onClick={() => {
                setTried(row.words[0] ?? '')
              }}
            >
              {lineOf(row.words)}
            </button>
            {mayChange && (
              <>
                <Button
                  size="small"
                  type="text"
                  icon={<EditOutlined aria-hidden="true" />}
                  aria-label={t('knowledge.finding.synonyms.edit', { words: lineOf(row.words) })}
                  onClick={() => {
                    setEditing(row)
                  }}
                />
                <Button size="small" type="text" icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('knowledge.finding.synonyms.remove', { words: lineOf(row.words) })} onClick={() => void remove(row)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Each with a way back for ten seconds. */
function useChanging() {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  return {
    save: async (before: Synonym | null, words: readonly string[]): Promise<boolean> => {
      let isSaved = false
      await attempt(async () => {
        const all = await client.knowledge.saveSynonym({ synonymId: before?.synonymId ?? null, version: before?.version ?? null, words: [...words] })
        isSaved = true
        const now = before === null ? all.at(-1) : all.find(({ synonymId }) => synonymId === before.synonymId)
        if (now === undefined) return
        announce(t('knowledge.finding.synonyms.saved', { words: lineOf(words) }), 'quiet', () =>
          void attempt(async () => {
            if (before === null) await client.knowledge.removeSynonym({ synonymId: now.synonymId, version: now.version })
            else await client.knowledge.saveSynonym({ synonymId: now.synonymId, version: now.version, words: [...before.words] })
          }),
        )
      })
      return isSaved
    },
    remove: ({ synonymId, version, words }: Synonym) =>
      attempt(async () => {
        await client.knowledge.removeSynonym({ synonymId, version })
        announce(t('knowledge.finding.synonyms.removed', { words: lineOf(words) }), 'quiet', () =>
          void attempt(async () => {
            await client.knowledge.saveSynonym({ synonymId: null, version: null, words: [...words] })
          }),
        )
      }),
  }
}
