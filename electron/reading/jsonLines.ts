import type { Item } from './items.ts'

const longestLine = 200_000

/** Takes the text of a JSON lines file piece by piece. @returns what `take` and `end` make whole */
export function jsonLinesReader() {
  let left = ''
  let line = 0
  const one = (text: string): Item[] => {
    line += 1
    return text.trim() === '' ? [] : [itemOf(text, line)]
  }
  return {
    take: (text: string): Item[] => {
      const lines = (left + text).split('\n')
      left = lines.pop() ?? ''
      const items = lines.flatMap(one)
      return left.length <= longestLine ? items : [...items, { kind: 'refused', line: line + 1, reason: 'tooLong' }]
    },
    end: (): Item[] => one(left),
  }
}

function itemOf(text: string, line: number): Item {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { kind: 'object', line, value: value as Record<string, unknown> }
  } catch {
    // Said by its line, as everything that is wrong in a file.
  }
  return { kind: 'refused', line, reason: 'json' }
}
