import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from '../../resources/locales/en/ui.json'
import zhCN from '../../resources/locales/zh-CN/ui.json'
import zhTW from '../../resources/locales/zh-TW/ui.json'
import type { Language } from '../../shared/text.ts'

export const words = i18next.createInstance()

/** Loads the three languages (they are small and local) and speaks `language`. */
export async function setUpWords(language: Language): Promise<void> {
  await words.use(initReactI18next).init({
    resources: { 'zh-CN': { ui: zhCN }, 'zh-TW': { ui: zhTW }, en: { ui: en } },
    lng: language,
    fallbackLng: false,
    defaultNS: 'ui',
    ns: ['ui'],
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
}
