export interface CellRead {
  /** as the file says: s shared text, inlineStr and str text, b truth, e error, n number, d date */
  readonly type: string
  readonly text: string
  readonly isDate: boolean
  readonly from1904: boolean
  readonly shared: readonly string[]
}

/** What a cell shows, as near as matters for a table of texts; an error is an empty cell. */
export function cellText({ type, text, isDate, from1904, shared }: CellRead): string {
  switch (type) {
    case 's':
      return shared[Number(text)] ?? ''
    case 'inlineStr':
    case 'str':
    case 'd':
      return text
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      return numberText(text, isDate, from1904)
    default:
      return ''
  }
}

/** Numbers are kept in binary: to fifteen places they are what was typed. */
function numberText(text: string, isDate: boolean, from1904: boolean): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return ''
  if (isDate) return dateText(value, from1904)
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

const day = 86_400_000
const days1904 = 1_462
/** The format counts a 29 February 1900, which there was not. */
const leapMistake = 60
const lastDay = 2_958_465

function dateText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + days1904 : serial < leapMistake ? serial + 1 : serial
  if (days < 0 || days > lastDay) return String(serial)
  const at = new Date(Math.round((days * day) / 1_000) * 1_000 + Date.UTC(1899, 11, 30)).toISOString()
  return at.slice(11, 19) === '00:00:00' ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 19)}`
}

const builtIn: readonly (readonly [number, number])[] = [[14, 17], [22, 22], [27, 31], [36, 36], [50, 54], [57, 58]]

/** Whether a number format shows days; those that show only a time of day do not. @param own its code, where the workbook brings it along */
export function isDateFormat(id: number, own: string | null): boolean {
  if (own === null) return builtIn.some(([from, to]) => id >= from && id <= to)
  // Without what is quoted, escaped or in brackets.
  return /[yd]/i.test(own.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ''))
}
