import { gramsOf, type Unit, unitsOf } from './cut.rules.ts'
import type { Folded } from './normalise.rules.ts'

/** Letters that were met, in UTF-16 units of the text that it belongs to: from, up to and without `to`. */
export interface Mark {
  readonly from: number
  readonly to: number
}

/** What is marked: words, pairs of characters, and characters that stand alone in the wording that was met. */
export interface Marked {
  readonly grams: ReadonlySet<string>
  /** of the last word, when it may be unfinished: the beginning of a word */
  readonly open: string | null
}

export function markedBy(text: string, isOpen: boolean): Marked {
  const units = unitsOf(text)
  const last = units.at(-1)
  return { grams: gramsOf(units), open: isOpen && last !== undefined && last.is !== 'character' ? last.text : null }
}

/** In the text itself; neighbours are one mark. */
export function marksIn(folded: Folded, { grams, open }: Marked): Mark[] {
  const marks: Mark[] = []
  const mark = (from: number, to: number) => {
    const [first, end] = [folded.from[from], folded.to[to - 1]]
    if (first === undefined || end === undefined) return
    const last = marks.at(-1)
    if (last !== undefined && first <= last.to) marks.splice(-1, 1, { from: last.from, to: Math.max(last.to, end) })
    else marks.push({ from: first, to: end })
  }
  const units = unitsOf(folded.text)
  units.forEach((unit, at) => {
    const end = unit.at + unit.text.length
    const next = units[at + 1]
    if (grams.has(unit.text)) mark(unit.at, end)
    else if (open !== null && unit.text.startsWith(open)) mark(unit.at, unit.at + open.length)
    if (isPair(unit, next) && grams.has(unit.text + next.text)) mark(unit.at, next.at + next.text.length)
  })
  return marks
}

const isPair = (unit: Unit, next: Unit | undefined): next is Unit => next?.is === 'character' && unit.is === 'character' && unit.at + unit.text.length === next.at

/** Where in a folded text most of the wording stands together: the place of its longest run, else of any of its words; 0 when nothing does. */
export function bestPlace(folded: string, letters: string, grams: ReadonlySet<string>): number {
  let place = -1
  let longest = 0
  for (let from = 0; from + longest < letters.length; ) {
    const at = folded.indexOf(letters.slice(from, from + longest + 1))
    if (at < 0) from += 1
    else {
      longest += 1
      place = at
    }
  }
  if (longest > 1) return place
  const places = [...grams].map((gram) => folded.indexOf(gram)).filter((at) => at >= 0)
  return places.length > 0 ? Math.min(...places) : Math.max(place, 0)
}

const before = 24
/** What a narrow list shows of it must reach what was met. */
const usuallyBefore = 12
const longestExcerpt = 120

/** A stretch of a text around a place, that parts no character, breaks where a line does, and begins with a word, where it can with a clause. */
export function stretchAround(text: string, place: number): Mark {
  const lineStart = text.lastIndexOf('\n', Math.max(0, place - 1)) + 1
  const earliest = Math.max(lineStart, place - before)
  const lead = text.slice(earliest, place)
  const from = whole(text, lead.length <= usuallyBefore && earliest === lineStart ? earliest : earliest + skipped(lead))
  return { from, to: whole(text, Math.min(text.length, from + longestExcerpt)) }
}

/** Not within a number. */
const clauseEnd = /^.*[。！？；，：,;!?”"』」）)|](?!\d)\s*/su

/** How much of what stands before is left out: up to the clause, else up to a word not far in front. */
function skipped(lead: string): number {
  const clause = clauseEnd.exec(lead)?.[0].length
  if (clause !== undefined) return clause
  const far = Math.max(0, lead.length - usuallyBefore)
  const word = /^\S*\s+/u.exec(lead.slice(far))?.[0].length ?? 0
  return far + word
}

/** A place that is not between the halves of a surrogate pair. */
function whole(text: string, place: number): number {
  const [before, after] = [text.charCodeAt(place - 1), text.charCodeAt(place)]
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff ? place - 1 : place
}
