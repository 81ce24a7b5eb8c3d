import { TranslationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { type Language, languages } from '../../../../shared/text.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { useAttempt } from '../../../ui/useAttempt.ts'
import css from './editor.module.css'
import { issueAt } from './issues.ts'
import { useWritten } from './writingContext.ts'

interface Props {
  readonly language: Language
  readonly onChange: (language: Language) => void
}

const chinese = { 'zh-CN': 'zh-TW', 'zh-TW': 'zh-CN' } as const

/** The languages of an article, and the draft of one Chinese from the other. */
export function LanguageTabs({ language, onChange }: Props) {
  const t = useWords()
  const { content, issues } = useWritten()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const way = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key as 'ArrowLeft' | 'ArrowRight'] as -1 | 1 | undefined
    if (way === undefined || event.altKey) return
    const next = languages[(languages.indexOf(language) + way + languages.length) % languages.length]
    if (next === undefined) return
    event.preventDefault()
    onChange(next)
    event.currentTarget.querySelector<HTMLElement>(`#editor-${next}`)?.focus()
  }
  return (
    <div className={css.languages}>
      <div role="tablist" aria-label={t('settings.language')} className={css.tabs} onKeyDown={onKeyDown}>
        {languages.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`editor-${each}`}
            aria-selected={each === language}
            aria-controls={each === language ? 'editor-language' : undefined}
            tabIndex={each === language ? 0 : -1}
            className={css.tab}
            onClick={() => {
              onChange(each)
            }}
          >
            {t(`settings.languages.${each}`)}
            {issueAt(issues, `texts.${each}`) !== null && <span className={css.bad}> {t('knowledge.editor.tabWrong')}</span>}
            {content.texts[each] === undefined && <span className={css.faint}> {t('knowledge.editor.tabEmpty')}</span>}
          </button>
        ))}
      </div>
      {language !== 'en' && content.texts[chinese[language]] !== undefined && <Converting language={language} from={chinese[language]} />}
    </div>
  )
}

/** A draft for the author to correct; what stood there comes back by undo. */
function Converting({ language, from }: { readonly language: 'zh-CN' | 'zh-TW'; readonly from: 'zh-CN' | 'zh-TW' }) {
  const t = useWords()
  const attempt = useAttempt()
  const { content, edit } = useWritten()
  const [isBusy, setBusy] = useState(false)
  const convert = () =>
    attempt(async () => {
      setBusy(true)
      try {
        const { draftChinese } = await import('./chinese.ts')
        const before = content
        edit((now) => draftChinese(now, from, language))
        announce(t('knowledge.editor.converted'), 'quiet', () => {
          edit(() => before)
        })
      } finally {
        setBusy(false)
      }
    })
  return (
    <Button size="small" icon={<TranslationOutlined aria-hidden="true" />} disabled={isBusy} onClick={() => void convert()}>
      {t('knowledge.editor.convert', { from: t(`settings.languages.${from}`) })}
    </Button>
  )
}
