import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { PlaybookStatus } from '../../../shared/contract/playbook.ts'
import { largestPlaybook } from '../../../shared/contract/playbook.ts'
import { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { issuesOf } from '../../ui/issueWords.ts'
import { ProgramNote } from '../../ui/ProgramNote.tsx'
import { useFormats } from '../../ui/useFormats.ts'
import { When } from '../../ui/When.tsx'
import { PlaybookIssues } from './PlaybookIssues.tsx'
import css from './settings.module.css'

/** The playbook in force; a supervisor puts another one in force, and one that is wrong is refused with every place named. */
export function PlaybookSection() {
  const t = useWords()
  const status = useAnswer('playbook.status', {})
  const mayPublish = useMay('playbook.publish')
  return (
    <section className={css.card} aria-label={t('playbook.title')}>
      <h2 className={css.cardTitle}>{t('playbook.title')}</h2>
      <Answer of={status}>{(answer) => <Current status={answer} />}</Answer>
      {mayPublish ? <Publish /> : <p className={css.hint}>{t('playbook.noRight')}</p>}
    </section>
  )
}

function Current({ status }: { readonly status: PlaybookStatus }) {
  const t = useWords()
  const formats = useFormats()
  const { current, refused, program } = status
  return (
    <>
      {current === null ? (
        <p>{t('playbook.none')}</p>
      ) : (
        <p>
          <strong>{current.title}</strong>{' '}
          <span className={css.soft}>
            {t('playbook.version', { version: current.version, scenes: formats.number(current.scenes), needs: formats.number(current.needs) })} · <When at={current.publishedAt} />
          </span>
        </p>
      )}
      <ProgramNote program={program} className={css.hint} />
      {refused !== null && (
        <div className={css.refused}>
          <p>
            {t(refused.joining ? 'playbook.program.refused' : 'playbook.refused', { file: refused.file })} · <When at={refused.at} />
          </p>
          <PlaybookIssues issues={refused.issues} />
        </div>
      )}
    </>
  )
}

function Publish() {
  const t = useWords()
  const { client } = useDesk()
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<AppError | null>(null)
  const publish = async (file: File) => {
    try {
      const source = await file.text()
      if (source.length > largestPlaybook) throw new AppError('too_large', { length: source.length, longest: largestPlaybook }, 'text')
      const { current } = await client.playbook.publish({ file: file.name, source })
      setError(null)
      announce(t('playbook.published', { title: current?.title ?? file.name, version: current?.version ?? '' }))
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  return (
    <div className={css.stack}>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('playbook.file')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) void publish(file)
          event.target.value = ''
        }}
      />
      <Button icon={<UploadOutlined aria-hidden="true" />} className={css.upload ?? ''} onClick={() => input.current?.click()}>
        {t('playbook.publish')}
      </Button>
      <ErrorNote error={error} />
      {error !== null && <PlaybookIssues issues={issuesOf(error)} />}
    </div>
  )
}
