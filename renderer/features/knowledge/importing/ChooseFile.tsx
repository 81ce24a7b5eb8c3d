import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { largestArticleFile } from '../../../../shared/contract/knowledge.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { useFormats } from '../../../ui/useFormats.ts'
import css from './importing.module.css'

interface Props {
  /** whether nothing was chosen yet: then it says what may be */
  readonly isFirst?: boolean
  readonly label?: string
  readonly onFile: (file: File) => void
}

const accepted = '.csv,.txt,.tsv,.jsonl,.ndjson,.xlsx,.xlsm,.docx,.docm,.md,.markdown'

export function ChooseFile({ isFirst = false, label, onFile }: Props) {
  const t = useWords()
  const formats = useFormats()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      {isFirst && <p className={css.lead}>{t('articleImport.what')}</p>}
      <input
        ref={input}
        type="file"
        accept={accepted}
        hidden
        aria-label={t('articleImport.file')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) onFile(file)
          event.target.value = ''
        }}
      />
      <Button type={isFirst ? 'primary' : 'default'} icon={<UploadOutlined aria-hidden="true" />} className={css.button ?? ''} onClick={() => input.current?.click()}>
        {label ?? t('articleImport.choose')}
      </Button>
      {isFirst && <p className={css.hint}>{t('articleImport.formats', { size: formats.number(largestArticleFile / 1024 / 1024) })}</p>}
    </>
  )
}
