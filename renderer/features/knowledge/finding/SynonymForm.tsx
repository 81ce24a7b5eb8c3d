import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../i18n/useWords.ts'
import css from './finding.module.css'
import { lineOf, longestWord, mostWords, wordsOf, wrongWith } from './words.ts'

interface Props {
  readonly words: readonly string[]
  readonly onSave: (words: readonly string[]) => Promise<void>
  readonly onCancel: () => void
}

/** A group of words that mean the same, in one line; Enter saves it. */
export function SynonymForm({ words: before, onSave, onCancel }: Props) {
  const t = useWords()
  const id = useId()
  const [line, setLine] = useState(() => (before.length === 1 ? `${lineOf(before)} = ` : lineOf(before)))
  const [wasTried, setTried] = useState(false)
  const words = wordsOf(line)
  const wrong = wrongWith(words)
  const shown = wrong !== null && (wasTried || wrong !== 'few') ? wrong : null
  return (
    <form
      className={css.form}
      aria-label={t('knowledge.finding.synonyms.form')}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrong === null) void onSave(words)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onCancel()
      }}
    >
      <label htmlFor={id}>{t('knowledge.finding.synonyms.words')}</label>
      <div className={css.bar}>
        <Input
          id={id}
          autoFocus
          autoComplete="off"
          maxLength={400}
          value={line}
          status={shown === null ? '' : 'error'}
          aria-invalid={shown !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setLine(event.target.value)
          }}
        />
        <Button htmlType="submit" type="primary">
          {t('knowledge.finding.synonyms.save')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <p id={`${id}-hint`} role={shown === null ? undefined : 'alert'} className={shown === null ? css.what : css.wrong}>
        {shown === null ? t('knowledge.finding.synonyms.wordsHint') : t(`knowledge.finding.synonyms.wrong.${shown}`, { n: shown === 'long' ? longestWord : mostWords })}
      </p>
    </form>
  )
}
