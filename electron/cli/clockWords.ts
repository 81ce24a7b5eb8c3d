import i18next from 'i18next'
import en from '../../resources/locales/en/ui.json' with { type: 'json' }
import zhCN from '../../resources/locales/zh-CN/ui.json' with { type: 'json' }
import zhTW from '../../resources/locales/zh-TW/ui.json' with { type: 'json' }
import type { ClockFormats, SayClock } from '../../shared/clockWords.ts'
import type { Language } from '../../shared/text.ts'

// The screen's words are many: only the command line reads them here, the shells that start with the desk do not.
const instance = i18next.createInstance()
void instance.init({
  initAsync: false,
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN }, 'zh-TW': { translation: zhTW } },
})

/** The screen's words about clocks, for the command line. */
export function clockWords(language: Language): { readonly say: SayClock; readonly formats: ClockFormats } {
  const say = instance.getFixedT(language)
  const toTheMinute = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const near = new Intl.DateTimeFormat(language, toTheMinute)
  const exact = new Intl.DateTimeFormat(language, { ...toTheMinute, second: '2-digit' })
  const date = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
  return {
    say: (key, values) => say(key, { ...values }),
    formats: {
      near: (at) => near.format(at),
      exact: (at) => exact.format(at),
      zone: () => near.resolvedOptions().timeZone,
      day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    },
  }
}
