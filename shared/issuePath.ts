/** A path into data as it is written everywhere here: `holidays[3].date`. */
export function written(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${String(key)}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('')
}
