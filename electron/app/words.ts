import i18next from 'i18next'
import en from '../../resources/locales/en/desktop.json' with { type: 'json' }
import zhCN from '../../resources/locales/zh-CN/desktop.json' with { type: 'json' }
import zhTW from '../../resources/locales/zh-TW/desktop.json' with { type: 'json' }
import type { Language } from '../../shared/text.ts'

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

/** Keys of desktop.json as `group.name`. */
export type WordKey = { [Group in keyof typeof en]: `${Group}.${Extract<keyof (typeof en)[Group], string>}` }[keyof typeof en]

const instance = i18next.createInstance()
void instance.init({
  initAsync: false,
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN }, 'zh-TW': { translation: zhTW } },
})

/** What the shells themselves say (tray, notifications, start-up); the screen's words are the renderer's. */
export function words(language: Language): Say {
  const say = instance.getFixedT(language)
  return (key, values) => say(key, { ...values })
}
