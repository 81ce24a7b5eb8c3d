import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import css from './clockSettings.module.css'
import { useEditing } from './editing.ts'
import { seekField } from './place.ts'

type List = keyof ClockSettings

const lists: Readonly<Record<string, List>> = { calendar: 'calendars', policy: 'clocks', campaign: 'campaigns' }

/** How many places have to be corrected before anything can be tried out or published, and the way to each. */
export function WrongPlaces({ names }: { readonly names: readonly string[] }) {
  const t = useWords()
  const { settings } = useEditing()
  const language = useSession((session) => session.language)
  const titleOf = (name: string) => {
    const [kind = '', id] = name.split('/')
    const list = lists[kind]
    return list === undefined ? name : `${t(`clockSettings.list.${list}`)} ${settings[list].find((each) => each.id === id)?.title[language] ?? ''}`
  }
  return (
    <Flyout title={t('clockSettings.wrongTitle')} triggerClass={css.wrongCount} trigger={t('clockSettings.wrong', { n: names.length })}>
      {(close) => (
        <ul className={css.ownDates}>
          {names.map((name, at) => (
            <li key={name}>
              <button
                type="button"
                className={css.ownDate}
                data-first={at === 0 ? '' : undefined}
                onClick={() => {
                  close()
                  seekField(name)
                }}
              >
                {titleOf(name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Flyout>
  )
}
