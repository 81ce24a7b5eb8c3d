/** Origins whose pages may be opened in the person's own browser. None yet: add `https://…` as text, exactly. */
export const outsideOrigins: readonly string[] = []

/** Whether a link may leave the desk for the person's own browser: https on an origin of the list, and no credentials in it. */
export function mayOpenOutside(address: string, allowed: readonly string[]): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && allowed.includes(url.origin)
}
