import { largestAttachment } from '../../shared/knowledge/attachments.ts'
import type { Item } from './items.ts'

const longestLine = 200_000
/** A line that carries an attachment begins so, and holds it in Base64. */
const carrying = /^\s*\{\s*"attachment"\s*:/
const longestCarrying = Math.ceil(largestAttachment / 3) * 4 + 10_000

/** Characters that tell what a line is. */
const telling = 40

/** Takes the text of a JSON lines file piece by piece. @returns what `take` and `end` make whole */
export function jsonLinesReader() {
  // Of a line of many megabytes only what has come since is looked at, and its beginning: to cut anything else off it would copy all of it.
  let left = ''
  let beginning = ''
  let line = 0
  const one = (text: string): Item[] => {
    line += 1
    return text.trim() === '' ? [] : [itemOf(text, line)]
  }
  const goOn = (text: string) => {
    if (beginning.length < telling) beginning = `${beginning}${text.slice(0, telling)}`.slice(0, telling)
    left += text
  }
  const whole = (): Item[] => {
    const text = left
    left = ''
    beginning = ''
    return one(text)
  }
  return {
    take: (text: string): Item[] => {
      const [first = '', ...others] = text.split('\n')
      goOn(first)
      const last = others.pop()
      const items = last === undefined ? [] : [...whole(), ...others.flatMap(one)]
      if (last !== undefined) goOn(last)
      return left.length <= (carrying.test(beginning) ? longestCarrying : longestLine) ? items : [...items, { kind: 'refused', line: line + 1, reason: 'tooLong' }]
    },
    end: whole,
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
