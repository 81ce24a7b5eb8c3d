import { useWords } from '../i18n/useWords.ts'
import { dismiss, useNotice } from '../state/notices.ts'
import css from './ui.module.css'

/** The one place where the desk says what just happened; read out politely. */
export function Notices() {
  const t = useWords()
  const notice = useNotice((state) => state.notice)
  return (
    <div role="status" aria-live="polite">
      {notice !== null && (
        <div className={css.notice} data-tone={notice.tone}>
          <span>{notice.text}</span>
          {notice.undo !== null && (
            <button
              type="button"
              className={css.noticeButton}
              onClick={() => {
                notice.undo?.()
                dismiss(notice.id)
              }}
            >
              {t('common.undo')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
