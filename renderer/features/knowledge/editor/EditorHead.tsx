import { ArrowLeftOutlined, SaveOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Article } from '../../../../shared/contract/knowledge.ts'
import { textFor } from '../../../../shared/knowledge/article.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { useSession } from '../../../state/session.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { LabelledInput } from '../../../ui/LabelledInput.tsx'
import css from './editor.module.css'
import { useWritten } from './writingContext.ts'

interface Props {
  readonly article: Article | undefined
  readonly onSave: () => void
  readonly onLeave: () => void
}

/** What is written, whether it is saved, why it is changed. */
export function EditorHead({ article, onSave, onLeave }: Props) {
  const t = useWords()
  const language = useSession((session) => session.language)
  const { reason, setReason, isChanged, isSaving, issues, drop } = useWritten()
  return (
    <header className={css.head}>
      <Button type="text" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={onLeave}>
        {t('knowledge.editor.leave')} <Kbd keys={['Alt', '←']} />
      </Button>
      <h1 className={css.title}>{article === undefined ? t('knowledge.new') : textFor(article.content, language).title}</h1>
      <span className={css.status} role="status" data-warns={issues.length > 0 ? '' : undefined}>
        {isSaving ? t('knowledge.editor.saving') : issues.length > 0 ? t('knowledge.editor.notYet', { n: issues.length }) : isChanged ? t('knowledge.editor.kept') : article?.writing == null ? '' : t('knowledge.editor.saved')}
      </span>
      <span className={css.spring} />
      <div className={css.reason}>
        <LabelledInput label={t('knowledge.editor.reason')} maxLength={200} value={reason} onChange={setReason} />
      </div>
      {isChanged && (
        <Button
          type="text"
          onClick={() => {
            announce(t('knowledge.editor.dropped'), 'quiet', drop())
          }}
        >
          {t('knowledge.editor.drop')}
        </Button>
      )}
      <Button type="primary" icon={<SaveOutlined aria-hidden="true" />} disabled={!isChanged} onClick={onSave}>
        {t('knowledge.editor.save')} <Kbd keys={['Ctrl', 'S']} />
      </Button>
    </header>
  )
}
