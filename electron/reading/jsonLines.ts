import { largestAttachment } from '../../shared/knowledge/attachments.ts'
import type { Item } from './items.ts'

const longestLine = 200_000
/** A line that carries an attachment begins so, and holds it in Base64. */
const carrying = /^\s*\{\s*"attachment"\s*:/
const longestCarrying = Math.ceil(largestAttachment / 3) * 4 + 10_000

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
      return left.length <= longest(left) ? items : [...items, { kind: 'refused', line: line + 1, reason: 'tooLong' }]
    },
    end: (): Item[] => one(left),
  }
}

const longest = (text: string) => (carrying.test(text.slice(0, 40)) ? longestCarrying : longestLine)

function itemOf(text: string, line: number): Item {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { kind: 'object', line, value: value as Record<string, unknown> }
  } catch {
    // Said by its line, as everything that is wrong in a file.
  }
  return { kind: 'refused', line, reason: 'json' }
}
