export const scheme = 'app'
const host = 'desk'

/** The one address the desk's page lives at. */
export const origin = `${scheme}://${host}`

/** Whether an address is on exactly that origin. `URL.origin` is `null` for schemes that Node does not know, so its parts are compared. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${scheme}:` && url.host === host && url.username === '' && url.password === ''
}
