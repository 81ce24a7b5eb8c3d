/** As many characters as a name may have. */
export const longestKey = 60

/** A name as it is searched: widths and capitals alike, nothing but letters and digits. */
export function nameKey(name: string): string {
  return [...name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')].slice(0, longestKey).join('')
}

/**
 * The search for part of a name in the index of neighbouring characters that the database keeps (see the migration): each pair is
 * one word there, and the last character a word of its own. Null where there is nothing to search for.
 */
export function partQuery(key: string): string | null {
  const characters = [...key]
  if (characters.length === 0) return null
  if (characters.length === 1) return `"${key}" *`
  return `"${characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? '')).join(' ')}"`
}
