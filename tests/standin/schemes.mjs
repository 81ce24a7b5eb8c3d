// Chromium knows no app:// scheme without Electron: app://desk/x is served as https://desk.app.scheme.standin/x,
// a secure standard origin that no name server knows.

/** @type {Map<string, ((request: Request) => Response | Promise<Response>) | null>} scheme → its handler */
export const schemes = new Map()

const SUFFIX = 'scheme.standin'

/** @param {string} url as the app writes it */
export function toBrowserUrl(url) {
  const match = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/s.exec(url)
  return match && schemes.has(match[1]) ? `https://${match[2]}.${match[1]}.${SUFFIX}${match[3]}` : url
}

/** @param {string} url as Chromium has it */
export function toAppUrl(url) {
  const match = /^https:\/\/([^/?#]+)\.([\w+-]+)\.scheme\.standin(.*)$/s.exec(url)
  return match ? `${match[2]}://${match[1]}${match[3]}` : url
}

/** @param {string} url of either side; the origin is the app's: `app://desk`, which `URL` itself gives as `null` */
export function appOrigin(url) {
  const parsed = URL.parse(toAppUrl(url))
  if (!parsed) return 'null'
  return schemes.has(parsed.protocol.slice(0, -1)) ? `${parsed.protocol}//${parsed.host}` : parsed.origin
}

/** @param {string} url */
export function schemeOf(url) {
  return url.slice(0, url.indexOf(':'))
}

/**
 * A policy or an allowed origin names our schemes; Chromium must read the mapped hosts instead.
 * @param {Iterable<[string, string]>} headers
 */
export function toBrowserHeaders(headers) {
  return [...headers].map(([name, value]) => ({ name, value: toBrowserHeader(name.toLowerCase(), value) }))
}

/** @param {string} name @param {string} value */
function toBrowserHeader(name, value) {
  if (name === 'location' || name === 'access-control-allow-origin') return toBrowserUrl(value)
  if (!name.startsWith('content-security-policy')) return value
  let mapped = value
  for (const scheme of schemes.keys()) {
    mapped = mapped
      .replaceAll(new RegExp(`(?<=[\\s;])${scheme}://([^\\s/;]+)`, 'g'), `https://$1.${scheme}.${SUFFIX}`)
      .replaceAll(new RegExp(`(?<=[\\s;])${scheme}:(?=[\\s;]|$)`, 'g'), `https://*.${scheme}.${SUFFIX}`)
  }
  return mapped
}
