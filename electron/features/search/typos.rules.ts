/** Letters a word must have before one, and before two, typing errors are forgiven in it. */
const forOne = 4
const forTwo = 8

export const errorsForgiven = (word: string) => (word.length < forOne ? 0 : word.length < forTwo ? 1 : 2)

/**
 * How many letters are too many, too few, others, or swapped with their neighbour between two words (optimal string alignment);
 * `most` + 1 when it is more than `most`.
 */
export function errorsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let errors = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) errors = Math.min(errors, (beforeLast[j - 2] ?? 0) + 1)
      row.push(errors)
      least = Math.min(least, errors)
    }
    if (least > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? most + 1
}

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz')

/** All that one typing error may have made of a word of Latin letters, itself left out. */
export function oneErrorFrom(word: string): Set<string> {
  const near = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const [front, back] = [word.slice(0, at), word.slice(at)]
    if (back.length > 1) near.add(`${front}${back.charAt(1)}${back.charAt(0)}${back.slice(2)}`)
    if (back !== '') near.add(front + back.slice(1))
    for (const letter of alphabet) {
      near.add(front + letter + back)
      if (back !== '') near.add(front + letter + back.slice(1))
    }
  }
  near.delete(word)
  return near
}
