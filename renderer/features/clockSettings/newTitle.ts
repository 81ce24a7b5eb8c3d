import type { LocalText } from '../../../shared/text.ts'
import { words } from '../../i18n/i18n.ts'

/** A name for something new in all languages; `of` is the name of what it is a copy of. */
export function titleInAll(key: 'clockSettings.campaign.newTitle' | 'clockSettings.policy.newTitle' | 'clockSettings.calendar.newTitle' | 'clockSettings.copyOf', of?: LocalText): LocalText {
  const titleIn = (language: keyof LocalText) => words.getFixedT(language)(key, { title: of?.[language] ?? '' })
  return { 'zh-CN': titleIn('zh-CN'), 'zh-TW': titleIn('zh-TW'), en: titleIn('en') }
}
