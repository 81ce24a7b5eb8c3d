import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../../shared/errors.ts'
import { asAppError } from '../../../api/client.ts'
import { useDesk } from '../../../api/desk.ts'
import { useAnswer } from '../../../api/queries.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { useKeys } from '../../../state/useKeys.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { type Dropped, useFileDrop } from '../../../ui/useFileDrop.ts'
import { showImport } from '../place.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { Export } from './Export.tsx'
import css from './importing.module.css'
import { sendFile } from './sendFile.ts'
import { Stage } from './Stage.tsx'

/** Articles from a file and into one: first what is in it and what is wrong, then all of it or nothing. */
export function ImportScreen() {
  const t = useWords()
  const { client } = useDesk()
  const { data, error: unread, refetch } = useAnswer('knowledge.importState', {}, { keep: true })
  const [error, setError] = useState<AppError | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const phase = data?.phase
  // The button that was pressed may be gone with the stage before: the keyboard stays here.
  useEffect(() => {
    if (document.activeElement === document.body) stage.current?.focus()
  }, [phase])
  useKeys({
    back: () => {
      showImport(false)
      return true
    },
  })
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const attempt = async (what: () => Promise<unknown>) => {
    try {
      setError(null)
      setDropped(null)
      await what()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  const onFile = (file: File) => void attempt(() => sendFile(client, file))
  const takesFile = data !== undefined && (data === null || !['receiving', 'reading', 'taking', 'undoing'].includes(data.phase))
  const drop = useFileDrop(takesFile ? onFile : null, setDropped)
  return (
    <section className={css.screen} aria-label={t('articleImport.title')} data-over={drop.isOver || undefined} {...drop.events}>
      <header className={css.head}>
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden="true" />}
          onClick={() => {
            showImport(false)
          }}
        >
          {t('articleImport.leave')} <Kbd keys={['Alt', '←']} />
        </Button>
        <h1 className={css.title}>{t('articleImport.title')}</h1>
      </header>
      <div className={css.body}>
        <ErrorNote error={unread} onRetry={() => void refetch()} />
        <ErrorNote error={error} />
        {dropped !== null && (
          <p role="alert" className={css.lead}>
            {t(`articleImport.dropped.${dropped}`)}
          </p>
        )}
        <div ref={stage} tabIndex={-1} className={css.stage}>
          {data === null && <ChooseFile isFirst onFile={onFile} />}
          {data != null && <Stage state={data} attempt={attempt} onFile={onFile} />}
        </div>
        {(data === null || phase === 'taken' || phase === 'undone' || phase === 'failed') && <Export />}
      </div>
    </section>
  )
}
