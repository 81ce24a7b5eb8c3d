import { app, session, shell, type WebContents } from 'electron'
import { isOurs } from './origin.ts'
import { mayOpenOutside, outsideOrigins } from './outside.ts'

/** Copying is a feature of the desk; nothing else of the machine is. */
const grantedPermission = 'clipboard-sanitized-write'

/** The desk talks to nobody: what a page's policy might let through is stopped here as well. */
const network = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']

/** Locks every page that will ever be made, before the first one is. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => { lock(contents) })
  const { defaultSession } = session
  const isGranted = (permission: string, address: string | undefined) => permission === grantedPermission && isOurs(address ?? '')
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => { answer(isGranted(permission, details.requestingUrl)) })
  defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin) => isGranted(permission, requestingOrigin))
  defaultSession.webRequest.onBeforeRequest({ urls: network }, (_details, answer) => { answer({ cancel: true }) })
}

function lock(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOurs(event.url)) event.preventDefault()
  }
  contents.on('will-frame-navigate', stay)
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => { event.preventDefault() })
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url, outsideOrigins)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
