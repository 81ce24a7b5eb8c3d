import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { attachmentMarkdown } from '../../../../shared/knowledge/attachments.ts'
import { errorWords, useWords } from '../../../i18n/useWords.ts'
import { LabelledInput } from '../../../ui/LabelledInput.tsx'
import css from './editor.module.css'
import type { Attaching, Upload } from './useAttaching.ts'

interface Props {
  readonly attaching: Attaching
  /** @param isHere whether whoever writes is at the upload, and goes on in the text */
  readonly onInsert: (markdown: string, isHere: boolean) => void
}

/** Files on their way: a picture asks what it shows, anything else is put into the text by its name. */
export function Uploads({ attaching: { uploads, drop }, onInsert }: Props) {
  if (uploads.length === 0) return null
  return (
    <ul className={css.uploads}>
      {uploads.map((upload) => (
        <UploadRow
          key={upload.key}
          upload={upload}
          onDrop={() => {
            drop(upload.key)
          }}
          onInsert={(markdown, isHere) => {
            drop(upload.key)
            onInsert(markdown, isHere)
          }}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly upload: Upload
  readonly onDrop: () => void
  readonly onInsert: Props['onInsert']
}

function UploadRow({ upload, onDrop, onInsert }: RowProps) {
  const t = useWords()
  const row = useRef<HTMLLIElement>(null)
  const { name, isPicture, size, sent, error, arrived } = upload
  const insertAt = (markdown: string) => {
    onInsert(markdown, row.current?.contains(document.activeElement) ?? false)
  }
  const insert = useEffectEvent(insertAt)
  useEffect(() => {
    if (isPicture) return
    void arrived.then(({ attachmentId, name: named }) => {
      insert(attachmentMarkdown(attachmentId, named, false))
    })
  }, [arrived, isPicture])
  const insertDescribed = (words: string) =>
    void arrived.then(({ attachmentId, kind, name: named }) => {
      const isShown = kind !== 'file'
      insertAt(attachmentMarkdown(attachmentId, isShown ? words : named, isShown))
    })
  return (
    <li ref={row} className={css.upload}>
      <PaperClipOutlined aria-hidden="true" />
      <span className={css.uploadName} title={name}>
        {name}
      </span>
      {error === null ? (
        <progress className={css.progress} aria-label={t('knowledge.attach.sending', { name })} max={size} value={sent} />
      ) : (
        <p role="alert" className={css.bad}>
          {errorWords(t, error)}
        </p>
      )}
      <Button type="text" size="small" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('knowledge.attach.drop', { name })} onClick={onDrop} />
      {isPicture && error === null && <Describing upload={upload} onDescribed={insertDescribed} />}
    </li>
  )
}

/** What a picture shows, for those who cannot see it and where it is not shown. */
function Describing({ upload: { name }, onDescribed }: { readonly upload: Upload; readonly onDescribed: (words: string) => void }) {
  const t = useWords()
  const [words, setWords] = useState('')
  const [state, setState] = useState<'asked' | 'refused' | 'waiting'>('asked')
  const isMissing = words.trim() === ''
  return (
    <form
      className={css.describing}
      aria-label={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (state === 'waiting') return
        setState(isMissing ? 'refused' : 'waiting')
        if (!isMissing) onDescribed(words.trim())
      }}
    >
      <LabelledInput required autoFocus label={t('knowledge.attach.alt')} hint={t('knowledge.attach.altHint')} error={state === 'refused' && isMissing ? t('knowledge.attach.altNeeded') : null} maxLength={200} value={words} onChange={setWords} />
      <Button htmlType="submit" type="primary" disabled={state === 'waiting'}>
        {t('knowledge.attach.insert')}
      </Button>
    </form>
  )
}
