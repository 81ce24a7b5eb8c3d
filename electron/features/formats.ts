import type { Language } from '../../shared/text.ts'

const most = 200
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>()

/** Making a formatter costs far more than using it, and the same few are wanted with every answer. */
function once<Format extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(key: string, make: () => Format): Format {
  const known = made.get(key)
  if (known !== undefined) return known as Format
  if (made.size >= most) made.clear()
  const format = make()
  made.set(key, format)
  return format
}

/** @param name tells one use of a language and zone from the others; the same name must always mean the same options */
export function dateFormat(name: string, language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`date ${name} ${language} ${timeZone}`, () => new Intl.DateTimeFormat(language, { ...options, timeZone }))
}

export function unitFormat(unit: 'day' | 'hour' | 'minute', language: Language): Intl.NumberFormat {
  return once(`unit ${unit} ${language}`, () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }))
}

export function relativeFormat(language: Language): Intl.RelativeTimeFormat {
  return once(`relative ${language}`, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
}
