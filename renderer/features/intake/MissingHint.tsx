import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './intake.module.css'

interface Props {
  readonly id: string
  readonly what: IntakeView['missing'][number]['what']
  readonly of: string
  readonly view: IntakeView
  readonly shown: boolean
}

/** Beside what is missing, once Enter was refused for it. */
export function MissingHint({ id, what, of, view, shown }: Props) {
  const t = useWords()
  const missing = shown && view.missing.some((each) => each.what === what && each.id === of)
  return (
    <span id={id} className={css.missing}>
      {missing ? t('intake.stillMissing') : ''}
    </span>
  )
}
