import { app, nativeTheme } from 'electron'
import type { Change, Topic } from '../../shared/changes.ts'
import type { DeskSettings } from '../../shared/contract/desk.ts'
import type { News } from '../../shared/contract/clocks.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Language } from '../../shared/text.ts'
import type { Desk } from '../app/openDesk.ts'
import { words } from '../app/words.ts'
import { isQuiet, timeOfDayOf } from '../../shared/quietHours.ts'
import { type AlarmSpeech, clockName } from './alarmWords.ts'
import { shellLanguage } from './language.ts'
import { localTime, localTimeZone } from './localTime.ts'
import { setMenu } from './menu.ts'
import { newsTeller } from './news.ts'
import { askAlarms, askDesk, askNextDue } from './questions.ts'
import type { DeskTray } from './tray.ts'

/** Several changes in a row cost one look. */
const restMs = 150

const concerns = new Set<Topic>(['desk', 'contact', 'ticket', 'clock', 'notice'])

/** What stands around the page and follows the desk: menu, tray, light, and how notices speak. */
export interface Surroundings {
  /** How to tell alarms now; undefined when the desk's settings want none. */
  readonly alarmSpeech: () => AlarmSpeech | undefined
}

/** @param tell what others did that concerns whoever sits here, once */
export function followDesk({ backend, clock }: Desk, tray: DeskTray, asked: Language | undefined, tell: (news: readonly News[]) => void): Surroundings {
  let spoken: Language | undefined
  let disarm: (() => void) | undefined

  const languageOf = (settings: DeskSettings | undefined): Language => {
    const choice = settings?.language ?? 'system'
    return choice === 'system' ? shellLanguage(asked) : choice
  }
  const speechFor = (language: Language): AlarmSpeech => ({
    language,
    say: words(language),
    time: (at) => localTime(at, clock.now(), language, localTimeZone()),
  })

  const newsFor = newsTeller((person: PersonId, after) => askAlarms(backend, person, spoken ?? shellLanguage(asked), after))

  function look(): void {
    disarm = undefined
    const status = askDesk(backend)
    const language = languageOf(status?.settings)
    const { say, time } = speechFor(language)
    const person = status?.lastPerson ?? null
    const due = person === null ? null : askNextDue(backend, person, language)
    tray.tell(say, due === null ? undefined : say('tray.next', { what: clockName(due.clock.title, due.subject), time: time(due.clock.dueAt) }))
    nativeTheme.themeSource = status?.settings.look ?? 'system'
    if (spoken !== language) setMenu(say, { isMac: process.platform === 'darwin', isPackaged: app.isPackaged })
    spoken = language
    if (person !== null) tell(newsFor(person))
  }

  look()
  backend.onPush((changes: readonly Change[]) => {
    if (changes.some(({ topic }) => concerns.has(topic))) disarm ??= clock.after(restMs, look)
  })
  app.on('will-quit', () => { disarm?.() })

  return {
    alarmSpeech: () => {
      const settings = askDesk(backend)?.settings
      return settings?.notifications === false || isQuiet(settings?.quiet ?? null, timeOfDayOf(clock.now())) ? undefined : speechFor(languageOf(settings))
    },
  }
}
