import { Button } from 'antd'
import { useState } from 'react'
import type { Importance, NoticeKind } from '../../../shared/contract/notices.ts'
import { importances, noticeKinds } from '../../../shared/contract/notices.ts'
import type { AppError } from '../../../shared/errors.ts'
import { promisedTime } from '../../../shared/promiseTime.ts'
import { languages } from '../../../shared/text.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { presentInstant } from '../../state/tick.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import css from './notices.module.css'

const nothing = { kind: 'outage' as NoticeKind, importance: 'emergency' as Importance, title: '', text: '', 'zh-CN': '', 'zh-TW': '', en: '', scene: '', channel: '', products: '', until: '' }

/** A notice in one go: what it is, what to say, whom it is about, until when. What was typed stays when it is refused. */
export function NoticeForm({ onDone }: { readonly onDone: () => void }) {
  const t = useWords()
  const { client } = useDesk()
  const { scenes = [], channels = [] } = useAnswer('playbook.catalogue', {}).data ?? {}
  const [typed, setTyped] = useState(nothing)
  const [error, setError] = useState<AppError | null>(null)
  const set = (name: Exclude<keyof typeof nothing, 'kind' | 'importance'>) => (value: string) => {
    setTyped({ ...typed, [name]: value })
  }
  const untilAt = typed.until.trim() === '' ? null : promisedTime(typed.until, presentInstant(), Intl.DateTimeFormat().resolvedOptions().timeZone)
  const isNoTime = typed.until.trim() !== '' && untilAt === null
  const any = { id: '', title: t('notices.form.any') }
  const submit = async () => {
    if (isNoTime) return
    try {
      await client.notices.publish({
        kind: typed.kind,
        importance: typed.importance,
        title: typed.title,
        text: typed.text.trim(),
        words: Object.fromEntries(languages.filter((language) => typed[language].trim() !== '').map((language) => [language, typed[language].trim()])),
        scope: {
          channels: typed.channel === '' ? [] : [typed.channel],
          scenes: typed.scene === '' ? [] : [typed.scene],
          products: typed.products.split(/[,\uff0c\u3001]/).map((product) => product.trim()).filter((product) => product !== ''),
        },
        fromAt: null,
        untilAt,
      })
      announce(t('notices.published'))
      onDone()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  return (
    <form
      data-wide=""
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className={css.two}>
        <LabelledSelect
          first
          label={t('notices.form.kind')}
          options={noticeKinds.map((id) => ({ id, title: t(`notices.kind.${id}`) }))}
          value={typed.kind}
          onChange={(kind) => {
            setTyped({ ...typed, kind: kind as NoticeKind })
          }}
        />
        <LabelledSelect
          label={t('notices.form.importance')}
          options={importances.map((id) => ({ id, title: t(`notices.importance.${id}`) }))}
          value={typed.importance}
          onChange={(importance) => {
            setTyped({ ...typed, importance: importance as Importance })
          }}
        />
      </div>
      <LabelledInput required label={t('notices.form.title')} maxLength={120} value={typed.title} onChange={set('title')} />
      <LabelledArea rows={2} label={t('notices.form.text')} maxLength={4_000} value={typed.text} onChange={set('text')} />
      {languages.map((language) => (
        <LabelledArea key={language} rows={2} label={t('notices.form.words', { language: t(`settings.languages.${language}`) })} maxLength={1_000} value={typed[language]} onChange={set(language)} />
      ))}
      <div className={css.two}>
        <LabelledSelect label={t('notices.form.scene')} options={[any, ...scenes]} value={typed.scene} onChange={set('scene')} />
        <LabelledSelect label={t('notices.form.channel')} options={[any, ...channels]} value={typed.channel} onChange={set('channel')} />
      </div>
      <LabelledInput label={t('notices.form.product')} maxLength={400} value={typed.products} onChange={set('products')} />
      <LabelledInput label={t('notices.form.until')} hint={t('notices.form.untilHint')} error={isNoTime ? t('notices.form.notATime') : null} maxLength={60} value={typed.until} onChange={set('until')} />
      <ErrorNote error={error} />
      <Button type="primary" htmlType="submit">
        {t('notices.publish')}
      </Button>
    </form>
  )
}
