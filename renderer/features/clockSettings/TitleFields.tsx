import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { LocalText } from '../../../shared/text.ts'
import { languages } from '../../../shared/text.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import css from './clockSettings.module.css'
import { DraftField } from './DraftField.tsx'
import { textIn } from './edits.ts'

interface Props {
  readonly name: string
  readonly label: string
  readonly text: LocalText | undefined
  /** whether there need not be any */
  readonly optional?: boolean
  readonly change: (settings: ClockSettings, text: LocalText | undefined) => ClockSettings
}

/** Text in the three languages, that of the screen first; what was the same in all of them stays the same. */
export function TitleFields({ name, label, text, optional = false, change }: Props) {
  const t = useWords()
  const own = useSession((session) => session.language)
  return (
    <fieldset className={css.titles}>
      <legend className={css.legendText}>
        {label}
        {optional && <span className={css.soft}> {t('common.optional')}</span>}
      </legend>
      {[own, ...languages.filter((each) => each !== own)].map((language) => (
        <DraftField
          key={language}
          name={`${name}/${language}`}
          label={t(`settings.languages.${language}`)}
          lang={language}
          value={text?.[language] ?? ''}
          read={(typed) => {
            const next = textIn(text, language, typed)
            return next === null || (next === undefined && !optional) ? { wrong: t('clockSettings.nameNeeded') } : { change: (settings) => change(settings, next) }
          }}
        />
      ))}
    </fieldset>
  )
}
