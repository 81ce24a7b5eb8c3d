import { app } from 'electron'
import { nearestLanguage, type Language } from '../../shared/text.ts'

/** What the shell speaks while the desk's settings say nothing else: as asked on the command line, or the system's. */
export const shellLanguage = (asked: Language | undefined): Language => asked ?? nearestLanguage(app.getLocale())
