import { CopyOutlined } from '@ant-design/icons'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './knowledge.module.css'
import { useCopy } from '../../ui/useCopy.ts'

/** The words to say, the largest text of the article; C copies them. */
export function SpokenWords({ spoken }: { readonly spoken: string }) {
  const t = useWords()
  const copy = useCopy()
  const isThere = spoken.trim() !== ''
  useKeys({
    copy: () => {
      if (isThere) void copy(spoken, t('intake.copied'))
      return isThere
    },
  })
  if (!isThere) return null
  return (
    <section aria-label={t('intake.words')} className={css.spoken}>
      <p className={css.spokenWords}>{spoken}</p>
      <button type="button" className={css.quiet} onClick={() => void copy(spoken, t('intake.copied'))}>
        <CopyOutlined aria-hidden="true" /> {t('intake.copy')} <Kbd keys={['C']} />
      </button>
    </section>
  )
}
