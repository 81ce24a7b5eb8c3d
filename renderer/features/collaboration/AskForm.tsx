import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { collaborationCategories, type Collaboration, type CollaborationCategory, type DepartmentTemplate, longestPart } from '../../../shared/contract/collaboration.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { restMs } from '../../state/autosave.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import css from './collaboration.module.css'

interface Props {
  readonly ticketId: TicketId
  readonly drafts: readonly Collaboration[]
  readonly templates: readonly DepartmentTemplate[]
  readonly onDone: () => void
}

type Texts = Readonly<Record<string, string>>

/** The department's template. What is typed is kept as it is typed; sending says what is missing and loses nothing (DP-1). */
export function AskForm({ ticketId, drafts, templates, onDone }: Props) {
  const t = useWords()
  const { client, queries } = useDesk()
  const [department, setDepartment] = useState(drafts[0]?.department.id ?? templates[0]?.department.id ?? '')
  const [category, setCategory] = useState<CollaborationCategory>(drafts[0]?.category ?? 'case')
  const [typed, setTyped] = useState<Readonly<Record<string, Texts>>>({})
  const [error, setError] = useState<AppError | null>(null)
  const [isKept, setKept] = useState(true)
  const first = useRef<HTMLFormElement>(null)
  const waiting = useRef<Promise<Collaboration | null>>(Promise.resolve(null))
  const kept = useRef<Collaboration | null>(null)

  const offered = category === 'improvement' ? templates.filter(({ contact }) => contact !== '') : templates
  const template = offered.find((each) => each.department.id === department) ?? offered[0]
  const place = `${template?.department.id ?? ''} ${category}`
  const draft = drafts.find((each) => each.department.id === template?.department.id && each.category === category) ?? null
  const texts: Texts = { ...Object.fromEntries((draft?.parts ?? []).map(({ id, text }) => [id, text])), ...typed[place] }
  const ofPlace = typed[place]

  /** One write at a time, each on the version that the last one made. */
  const keep = (parts: Texts) => {
    waiting.current = waiting.current.then(async () => {
      if (template === undefined) return null
      const before = kept.current !== null && kept.current.department.id === template.department.id && kept.current.category === category ? kept.current : draft
      try {
        const after = await client.collaboration.write({
          ticketId, department: template.department.id, category, version: before?.version ?? null, parts: Object.entries(parts).map(([id, text]) => ({ id, text })),
        })
        kept.current = after
        setKept(true)
        setError(null)
        return after
      } catch (thrown) {
        setError(asAppError(thrown))
        return null
      }
    })
    return waiting.current
  }
  const keepRef = useRef(keep)
  useEffect(() => {
    keepRef.current = keep
  })
  useEffect(() => {
    if (ofPlace === undefined) return
    const timer = setTimeout(() => void keepRef.current(ofPlace), restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [ofPlace])
  useEffect(() => {
    first.current?.querySelector<HTMLElement>('textarea')?.focus()
  }, [place])

  const refetch = () => queries.invalidateQueries({ queryKey: queryKey('collaboration.ofTicket', { ticketId }) })
  const send = async () => {
    const written = await keep(ofPlace ?? texts)
    if (written === null) return
    try {
      await client.collaboration.send({ collaborationId: written.collaborationId, version: written.version })
      setError(null)
      await refetch()
      onDone()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  const discard = async () => {
    const { collaborationId, version } = (await waiting.current) ?? draft ?? {}
    if (collaborationId !== undefined && version !== undefined) {
      try {
        await client.collaboration.discard({ collaborationId, version })
        await refetch()
      } catch (thrown) {
        setError(asAppError(thrown))
        return
      }
    }
    onDone()
  }
  if (template === undefined) return null
  const missing: readonly string[] = error?.key === 'not_ready.parts' && Array.isArray(error.details['missing']) ? error.details['missing'].map(String) : []
  return (
    <form
      ref={first}
      className={css.form}
      noValidate
      aria-label={t('collaboration.ask')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className={css.pair}>
        <LabelledSelect label={t('collaboration.whom')} value={template.department.id} options={offered.map((each) => each.department)} onChange={setDepartment} />
        <LabelledSelect
          label={t('collaboration.about')}
          value={category}
          options={collaborationCategories.map((id) => ({ id, title: t(`collaboration.categories.${id}`) }))}
          onChange={(id) => {
            setCategory(collaborationCategories.find((each) => each === id) ?? 'case')
          }}
        />
      </div>
      {template.contact !== '' && <p className={css.faint}>{t('collaboration.contact', { name: template.contact })}</p>}
      {template.parts.map(({ id, title, hint, required }) => (
        <LabelledArea
          key={id}
          label={required || category === 'improvement' ? title : `${title} (${t('common.optional')})`}
          hint={hint}
          error={missing.includes(id) && (texts[id] ?? '').trim() === '' ? t('collaboration.required') : null}
          maxLength={longestPart}
          rows={1}
          value={texts[id] ?? ''}
          onChange={(text) => {
            setKept(false)
            setTyped({ ...typed, [place]: { ...typed[place], [id]: text } })
          }}
        />
      ))}
      {error?.code === 'conflict' ? <p role="alert">{t('collaboration.conflict')}</p> : <ErrorNote error={error} />}
      <div className={css.bar}>
        <Button type="primary" htmlType="submit">
          {t('collaboration.send')} <Kbd keys={['Ctrl', 'Enter']} />
        </Button>
        <Button onClick={() => void discard()}>{t('collaboration.discard')}</Button>
        <span className={css.faint} role="status">
          {isKept ? draft !== null && t('collaboration.kept') : t('collaboration.keeping')}
        </span>
      </div>
    </form>
  )
}
