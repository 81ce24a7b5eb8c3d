// Every request of a window passes here: navigation policy, webRequest, the app's own scheme.
import { appOrigin, schemeOf, schemes, toAppUrl, toBrowserHeaders, toBrowserUrl } from './schemes.mjs'
import { applyPermissions, askHook, hasHook } from './session.mjs'

/** @typedef {import('./page.mjs').Page} Page */

/**
 * @param {Page} page
 * @param {any} paused Fetch.requestPaused
 */
export async function handlePausedRequest(page, paused) {
  const { requestId } = paused
  try {
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason) await passResponse(page, paused)
    else await passRequest(page, paused)
  } catch (error) {
    if (page.closed) return
    console.error(`[standin] request ${toAppUrl(paused.request.url)}:`, error)
    await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => {})
  }
}

/** @param {Page} page @param {any} paused */
async function passRequest(page, paused) {
  const { requestId, request, resourceType, frameId, redirectedRequestId } = paused
  const url = toAppUrl(request.url)
  const isPage = resourceType === 'Document' && frameId === page.targetId
  const fail = (errorReason) => page.send('Fetch.failRequest', { requestId, errorReason })

  if (isPage && !page.mayNavigate(url, redirectedRequestId !== undefined)) return fail('Aborted')
  if (resourceType === 'Document' && !isPage && !page.mayNavigateSubframe(url)) return fail('Aborted')
  const before = await askHook('beforeRequest', detailsOf(page, paused))
  if (before.cancel) return fail('BlockedByClient')
  if (before.redirectURL) return redirect(page, requestId, before.redirectURL)
  if (isPage) await applyPermissions(page.webContents, url)

  const scheme = schemeOf(url)
  if (!schemes.has(scheme)) {
    return page.send('Fetch.continueRequest', { requestId, interceptResponse: hasHook('headersReceived') })
  }
  const handler = schemes.get(scheme)
  return handler ? fulfil(page, paused, await handler(requestFor(url, request))) : fail('AddressUnreachable')
}

/** @param {Page} page @param {string} requestId @param {string} target */
function redirect(page, requestId, target) {
  const responseHeaders = [{ name: 'Location', value: toBrowserUrl(target) }]
  return page.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
}

/** @param {string} url @param {any} request of DevTools */
function requestFor(url, request) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, toAppHeader(name.toLowerCase(), value)]),
  )
  const chunks = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'))
  const body = chunks ? Buffer.concat(chunks) : request.postData
  return new Request(url, { method: request.method, headers, body })
}

/** @param {string} name @param {string} value */
function toAppHeader(name, value) {
  if (name === 'origin') return appOrigin(value)
  return name === 'referer' ? toAppUrl(value) : value
}

/** @param {Page} page @param {any} paused @param {Response} response of the app's protocol handler */
async function fulfil(page, paused, response) {
  const responseHeaders = await filterHeaders(page, paused, response.status, [...response.headers])
  await page.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders,
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

/** The response of a server, before the page has it. @param {Page} page @param {any} paused */
async function passResponse(page, paused) {
  const { requestId, responseStatusCode, responseHeaders = [], responseErrorReason } = paused
  if (responseErrorReason) return page.send('Fetch.failRequest', { requestId, errorReason: responseErrorReason })
  const received = responseHeaders.map(({ name, value }) => [name, value])
  const headers = await filterHeaders(page, paused, responseStatusCode, received)
  return page.send('Fetch.continueResponse', { requestId, responseCode: responseStatusCode, responseHeaders: headers })
}

/**
 * Asks the app's onHeadersReceived.
 * @param {Page} page
 * @param {any} paused
 * @param {number} statusCode
 * @param {[string, string][]} received
 */
async function filterHeaders(page, paused, statusCode, received) {
  /** @type {Record<string, string[]>} */
  const responseHeaders = {}
  for (const [name, value] of received) (responseHeaders[name] ??= []).push(value)
  const answer = await askHook('headersReceived', { ...detailsOf(page, paused), statusCode, responseHeaders })
  if (answer.cancel) throw new Error('cancelled by onHeadersReceived')
  const kept = Object.entries(answer.responseHeaders ?? responseHeaders)
  return toBrowserHeaders(kept.flatMap(([name, values]) => [values].flat().map((value) => [name, value])))
}

/** Electron's names; a document is the frame that shows it. */
const RESOURCE_TYPES = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Fetch: 'xhr',
  XHR: 'xhr',
  Media: 'media',
}

/** @param {Page} page @param {any} paused */
function detailsOf(page, { requestId, request, resourceType, frameId }) {
  const document = frameId === page.targetId ? 'mainFrame' : 'subFrame'
  return {
    id: requestId,
    url: toAppUrl(request.url),
    method: request.method,
    resourceType: resourceType === 'Document' ? document : (RESOURCE_TYPES[resourceType] ?? 'other'),
    webContents: page.webContents,
    webContentsId: page.webContents.id,
  }
}
