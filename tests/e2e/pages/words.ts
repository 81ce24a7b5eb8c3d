import en from '../../../resources/locales/en/ui.json' with { type: 'json' }
import zhCN from '../../../resources/locales/zh-CN/ui.json' with { type: 'json' }
import zhTW from '../../../resources/locales/zh-TW/ui.json' with { type: 'json' }
import type { Language } from '../../../shared/text.ts'

/** The screen's own words, so that a story finds things by the name an agent reads, in any language. */
export const words: Readonly<Record<Language, typeof zhCN>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }

/** English has a form of its own for one. */
export const english = en

/** A sentence of the locale files with its values filled in. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
