import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/useWords.ts'
import css from './ui.module.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The platform's modal dialog: keeps the focus inside, closes with Esc. Only opened by the agent, never by itself. */
export function Dialog({ title, onClose, children }: Props) {
  const t = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-label={title}
      // Of Esc the platform tells later than of the next key, which may open it again. A file that is not chosen cancels, too.
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onClose={onClose}
    >
      <div className={css.dialogHead}>
        <h2>{title}</h2>
        <Button type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('common.close')} onClick={onClose} />
      </div>
      {children}
    </dialog>
  )
}
