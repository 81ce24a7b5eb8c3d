import { WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { asAppError } from '../api/client.ts'
import { errorWords, useWords } from '../i18n/useWords.ts'
import css from './ui.module.css'

interface Props {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What went wrong and what to do, where it went wrong; renders nothing while there is no error. */
export function ErrorNote({ error, onRetry }: Props) {
  const t = useWords()
  if (error === null || error === undefined) return null
  return (
    <div role="alert" className={css.error}>
      <WarningOutlined aria-hidden="true" />
      <span className={css.errorText}>{errorWords(t, asAppError(error))}</span>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      )}
    </div>
  )
}
