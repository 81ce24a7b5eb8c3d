import i18next from 'i18next'
import uiEn from '../../resources/locales/en/ui.json' with { type: 'json' }
import uiZhCN from '../../resources/locales/zh-CN/ui.json' with { type: 'json' }
import uiZhTW from '../../resources/locales/zh-TW/ui.json' with { type: 'json' }
import en from '../../resources/locales/en/desktop.json' with { type: 'json' }
import zhCN from '../../resources/locales/zh-CN/desktop.json' with { type: 'json' }
import zhTW from '../../resources/locales/zh-TW/desktop.json' with { type: 'json' }
import type { ClockFormats, SayClock } from '../../shared/clockWords.ts'
import type { Language } from '../../shared/text.ts'

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

/** Keys of desktop.json as `group.name`. */
export type WordKey = { [Group in keyof typeof en]: `${Group}.${Extract<keyof (typeof en)[Group], string>}` }[keyof typeof en]

/** What is said of clocks is said alike on the screen and on the command line. */
const clocksOf = ({ clock, time }: typeof uiEn) => ({ clock, time })

const instance = i18next.createInstance()
void instance.init({
  initAsync: false,
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  resources: {
    en: { translation: en, clocks: clocksOf(uiEn) },
    'zh-CN': { translation: zhCN, clocks: clocksOf(uiZhCN) },
    'zh-TW': { translation: zhTW, clocks: clocksOf(uiZhTW) },
  },
})

/** What the shells themselves say (tray, notifications, start-up); the screen's words are the renderer's. */
export function words(language: Language): Say {
  const say = instance.getFixedT(language)
  return (key, values) => say(key, { ...values })
}

/** The screen's words about clocks, for the command line. */
export function clockWords(language: Language): { readonly say: SayClock; readonly formats: ClockFormats } {
  const say = instance.getFixedT(language, 'clocks')
  const near = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const date = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
  return { say: (key, values) => say(key, { ...values }), formats: { near: (at) => near.format(at), day: (day) => date.format(new Date(`${day}T00:00:00Z`)) } }
}
