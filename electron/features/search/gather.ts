import type { Space } from './space.ts'
import type { Wanted } from './wanted.ts'

export interface Candidate {
  readonly row: number
  /** 0 … 1, the best gathered one 1 */
  readonly share: number
}

export interface Gathered {
  readonly candidates: readonly Candidate[]
  /** how many documents at least have anything of it */
  readonly met: number
  /** how rare a word is, as ln(documents there are / that have it) */
  readonly rarity: (token: string) => number
}

/** Entries of the index that one search reads at most. What stands in more documents than are left of it tells little, and is left out. */
export const mostRead = 12_000
/** Of a word that is too frequent, where there is nothing else to go by. */
const mostOfFrequent = 4_000
const mostTogether = 4
const mostCandidates = 100

/**
 * The documents that have most of what is wanted, the rare words counting more. The rarest are read first, and only so many
 * entries in all: the work does not grow with the number of documents.
 * @param scope an expression of the index that all must meet; '' for none
 * @param rows no row is above it
 * @param documents how many there are in the space
 * @param isShort so few letters that a part of a frequent word's documents is worth more than none
 */
export function gather(space: Space, wanted: Wanted, within: Within): Gathered {
  const met: number[] = []
  const scores = board(within.rows + 1)
  try {
    return gatherOn(space, wanted, within, scores, met)
  } finally {
    for (const row of met) scores[row] = 0
  }
}

interface Within {
  readonly scope: string
  readonly rows: number
  readonly documents: number
  readonly isShort: boolean
}

function gatherOn(space: Space, wanted: Wanted, { scope, documents, isShort }: Within, scores: Float32Array, met: number[]): Gathered {
  const counts = new Map(space.among([...wanted.keys()]).map(({ term, documents }) => [term, documents]))
  const rarity = (token: string) => Math.log(1 + (documents + 1) / ((counts.get(token) ?? 0) + 0.5))
  const add = (list: Int32Array, weight: number) => {
    for (const row of list) {
      const score = scores[row] ?? 0
      if (score === 0) met.push(row)
      scores[row] = score + weight
    }
  }
  const worth = (token: string) => (wanted.get(token) ?? 0) * rarity(token)
  const within = (expression: string) => (scope === '' ? expression : `${expression} AND ${scope}`)

  let left = mostRead
  const frequent: string[] = []
  for (const [token, documents] of [...counts].sort(([, a], [, b]) => a - b)) {
    if (documents > left && scope === '') {
      frequent.push(token)
      continue
    }
    const list = space.rows(within(space.expression(token)), scope === '' ? mostRead : left)
    left -= list.length
    add(list, worth(token))
  }
  const few = () => met.length < mostCandidates
  if (frequent.length > 0 && (isShort || few())) {
    const together = frequent.filter((token) => !token.endsWith('·')).slice(0, mostTogether)
    if (together.length > 1) add(space.rows(together.map(space.expression).join(' AND '), mostOfFrequent), together.reduce((sum, token) => sum + worth(token), 0))
    if (isShort || few()) for (const token of frequent.slice(0, mostTogether)) add(space.rows(space.expression(token), mostOfFrequent), worth(token))
  }
  return { candidates: best(met, scores), met: met.length, rarity }
}

/** Used again by the next search, and nothing but zeros in between: a new one for every letter that is typed is most of what a search would leave behind. */
let kept = new Float32Array(0)
function board(length: number): Float32Array {
  if (kept.length < length) kept = new Float32Array(Math.ceil(length * 1.1))
  return kept
}

/** The rows with the highest scores, by a heap whose root is the worst kept: sorting tens of thousands would take longer than finding them. */
function best(met: readonly number[], scores: Float32Array): Candidate[] {
  const heap: number[] = []
  const isWorse = (a: number, b: number) => {
    const [scoreA, scoreB] = [scores[a] ?? 0, scores[b] ?? 0]
    return scoreA === scoreB ? a > b : scoreA < scoreB
  }
  const sink = (from: number) => {
    for (let at = from; ;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child
      if (worst === at) return
      ;[heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0]
      at = worst
    }
  }
  let least = 0
  for (const row of met) {
    if (heap.length < mostCandidates) {
      heap.push(row)
      if (heap.length < mostCandidates) continue
      for (let at = mostCandidates >> 1; at >= 0; at -= 1) sink(at)
    } else {
      // Most are no better than the worst that is kept.
      if ((scores[row] ?? 0) < least || !isWorse(heap[0] ?? 0, row)) continue
      heap[0] = row
      sink(0)
    }
    least = scores[heap[0] ?? 0] ?? 0
  }
  heap.sort((a, b) => (isWorse(a, b) ? 1 : -1))
  const top = scores[heap[0] ?? 0] ?? 0
  return heap.map((row) => ({ row, share: top > 0 ? (scores[row] ?? 0) / top : 0 }))
}
