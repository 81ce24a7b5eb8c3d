import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import css from './ui.module.css'

interface Props {
  /** what is written on the button */
  readonly text: string
  /** name of the field behind it, for those who cannot see it */
  readonly label: string
  readonly accept: string
  readonly onChoose: (file: File) => void
}

/** Chooses a file; the same one again is looked at again. */
export function FileButton({ text, label, accept, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) onChoose(file)
          event.target.value = ''
        }}
      />
      <Button icon={<UploadOutlined aria-hidden="true" />} className={css.fileButton ?? ''} onClick={() => input.current?.click()}>
        {text}
      </Button>
    </>
  )
}
