import type { Language } from '../../shared/text.ts'

/** The one line on stdout. The code stands in the fragment, which no browser sends to anybody. */
export function readyLine(port: number, code: string, language: Language | undefined): string {
  return `FourStep ready: http://127.0.0.1:${port}/#code=${code}${language === undefined ? '' : `&lang=${language}`}\n`
}
