import { protocol } from 'electron'
import { scheme } from './origin.ts'
import { pageAnswer } from './pageFiles.ts'

/** Before the program is ready: makes app:// an origin like https, under the content security policy and without a way to others. */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true, bypassCSP: false, corsEnabled: false }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

/** Serves the built page from `folder`. */
export function servePage(folder: string): void {
  protocol.handle(scheme, (request) => pageAnswer(folder, request))
}
