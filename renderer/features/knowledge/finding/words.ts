/** What separates the words of a group of synonyms as it is typed: whatever one would put between them, but no space, which words may have inside. */
const between = /[,，、;；=＝|\n]/u

export const longestWord = 40
export const mostWords = 20

/** The words of a line, each once, in their order. */
export function wordsOf(line: string): string[] {
  return [...new Set(line.split(between).map((word) => word.trim()).filter((word) => word !== ''))]
}

/** Why a group does not hold; null when it does. */
export function wrongWith(words: readonly string[]): 'few' | 'many' | 'long' | null {
  if (words.length < 2) return 'few'
  if (words.length > mostWords) return 'many'
  return words.some((word) => word.length > longestWord) ? 'long' : null
}

export const lineOf = (words: readonly string[]) => words.join(' = ')
