import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Importance, NoticeKind, NoticePage } from '../../../shared/contract/notices.ts'
import { importances, noticeKinds } from '../../../shared/contract/notices.ts'
import type { AppError } from '../../../shared/errors.ts'
import { languages } from '../../../shared/text.ts'
import { type Instant, instant } from '../../../shared/time.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { LabelledSeveral } from '../../ui/LabelledSeveral.tsx'
import { fromLocalTime, localTime } from '../../ui/localTime.ts'
import { sceneTrail } from '../knowledge/sceneTrail.ts'
import css from './notices.module.css'

interface Typed {
  readonly kind: NoticeKind
  readonly importance: Importance
  readonly title: string
  readonly text: string
  readonly 'zh-CN': string
  readonly 'zh-TW': string
  readonly en: string
  readonly scenes: readonly string[]
  readonly needs: readonly string[]
  readonly channels: readonly string[]
  readonly products: string
  readonly from: string
  readonly until: string
}

const nothing: Typed = { kind: 'outage', importance: 'emergency', title: '', text: '', 'zh-CN': '', 'zh-TW': '', en: '', scenes: [], needs: [], channels: [], products: '', from: '', until: '' }

function asWritten({ notice, written: { words, scope } }: NoticePage): Typed {
  const { kind, importance, title, text, fromAt, untilAt } = notice
  return {
    kind, importance, title, text, 'zh-CN': words['zh-CN'] ?? '', 'zh-TW': words['zh-TW'] ?? '', en: words.en ?? '', ...scope,
    products: scope.products.join(', '), from: localTime(fromAt), until: untilAt === null ? '' : localTime(untilAt),
  }
}

/** What a field of a time says: null where it is empty; as it was to the millisecond where nobody touched it. */
function timeIn(typed: string, before: Instant | null): Instant | null {
  if (before !== null && typed === localTime(before)) return before
  const at = fromLocalTime(typed)
  return Number.isNaN(at) ? null : instant(at)
}

/** A notice in one go: what it is, what to say, whom it is about, from when until when. What was typed stays when it is refused. @param page one to be written anew */
export function NoticeForm({ page, onDone }: { readonly page?: NoticePage; readonly onDone: () => void }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const spoken = useSession(({ language }) => language)
  const { scenes = [], needs = [], channels = [] } = useAnswer('playbook.catalogue', {}).data ?? {}
  // What is being changed is what was there when the form was opened: a change by somebody else is told when it is saved.
  const [before] = useState(page)
  const [typed, setTyped] = useState(page === undefined ? nothing : asWritten(page))
  const [again, setAgain] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const set = <Field extends keyof Typed>(name: Field) => (value: Typed[Field]) => {
    setTyped({ ...typed, [name]: value })
  }
  const stands = before !== undefined && before.notice.state === 'standing'
  const save = async () => {
    const wanted = {
      kind: typed.kind,
      importance: typed.importance,
      title: typed.title,
      text: typed.text.trim(),
      words: Object.fromEntries(languages.filter((language) => typed[language].trim() !== '').map((language) => [language, typed[language].trim()])),
      scope: { channels: [...typed.channels], scenes: [...typed.scenes], needs: [...typed.needs], products: typed.products.split(/[,\uff0c\u3001]/).map((product) => product.trim()).filter((product) => product !== '') },
      fromAt: timeIn(typed.from, before?.notice.fromAt ?? null),
      untilAt: timeIn(typed.until, before?.notice.untilAt ?? null),
    }
    try {
      if (before === undefined) await client.notices.publish(wanted)
      else {
        const { noticeId, version } = before.notice
        queries.setQueryData<NoticePage>(queryKey('notices.get', { noticeId }), await client.notices.change({ noticeId, version, ...wanted, again }))
      }
      announce(t(before === undefined ? 'notices.published' : 'notices.changed'))
      onDone()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  const takeOff = (title: string) => t('notices.form.takeOff', { what: title })
  return (
    <form
      data-wide=""
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
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
      {/* One's own words over the whole width, the others side by side. */}
      <div className={css.wordings}>
        {[spoken, ...languages.filter((language) => language !== spoken)].map((language) => (
          <LabelledArea key={language} rows={2} label={t('notices.form.words', { language: t(`settings.languages.${language}`) })} maxLength={1_000} value={typed[language]} onChange={set(language)} />
        ))}
      </div>
      <p className={css.partTitle}>{t('notices.form.about')}</p>
      <div className={css.two}>
        <LabelledSeveral label={t('notices.form.scene')} add={t('notices.form.add')} takeOff={takeOff} options={scenes.map((scene) => ({ id: scene.id, title: sceneTrail(scenes, scene) }))} values={typed.scenes} onChange={set('scenes')} />
        <LabelledSeveral label={t('notices.form.need')} add={t('notices.form.add')} takeOff={takeOff} options={needs} values={typed.needs} onChange={set('needs')} />
        <LabelledSeveral label={t('notices.form.channel')} add={t('notices.form.add')} takeOff={takeOff} options={channels} values={typed.channels} onChange={set('channels')} />
        <LabelledInput label={t('notices.form.product')} maxLength={400} value={typed.products} onChange={set('products')} />
      </div>
      <div className={css.two}>
        {stands ? null : <LabelledInput type="datetime-local" label={t('notices.form.from')} hint={t('notices.form.fromHint')} value={typed.from} onChange={set('from')} />}
        <LabelledInput type="datetime-local" label={t('notices.form.until')} hint={t('notices.form.untilHint')} value={typed.until} onChange={set('until')} />
      </div>
      {before !== undefined && (
        <Checkbox
          checked={again}
          onChange={({ target }) => {
            setAgain(target.checked)
          }}
        >
          {t('notices.form.again')}
        </Checkbox>
      )}
      {/* In sight wherever one is in the form, and so is why it was refused. */}
      <div className={css.foot}>
        <ErrorNote error={error} />
        <Button type="primary" htmlType="submit">
          {t(before === undefined ? 'notices.publish' : 'notices.save')}
        </Button>
      </div>
    </form>
  )
}
