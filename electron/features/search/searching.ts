import { type SearchKind, searchKinds, type SearchReason } from '../../../shared/search.ts'
import type { Language } from '../../../shared/text.ts'
import type { ReadDb } from '../../db/connection.ts'
import { type Correction, correctionsOf } from './corrections.ts'
import { compactNumber, gramsOf, inBody, ofKind, signOf, unitsOf } from './cut.rules.ts'
import { filterWords } from './filterWords.ts'
import { folding } from './folding.ts'
import { type Candidate, gather } from './gather.ts'
import { keptOf, type Known } from './kept.ts'
import { bestPlace, type Mark, type Marked, markedBy, marksIn, stretchAround } from './marks.rules.ts'
import { type Meaning, meaningsOf } from './meanings.ts'
import { type Condition, longestQuery, numberIn, type Query, readQuery } from './query.rules.ts'
import { comparable, type Form, Judge, type Judged } from './rank.rules.ts'
import { readingsOf } from './readings.ts'
import { bodyOf, type DocumentRow, documents, highestRow } from './search.store.ts'
import { chainsOf } from './sounds.rules.ts'
import { Space } from './space.ts'
import { wantedFor } from './wanted.ts'

export interface SearchWanted {
  /** as it was typed, whatever it is */
  readonly query: string
  /** all kinds when it is empty */
  readonly kinds?: readonly SearchKind[]
  /** of what there is in several languages, the one to show */
  readonly language: Language
  readonly limit: number
  /** where the documents are, when they are not where the synonyms are */
  readonly index?: ReadDb
}

export interface Hit {
  readonly kind: SearchKind
  readonly id: string
  readonly language: Language
  readonly score: number
  readonly reason: SearchReason
  readonly title: { readonly text: string; readonly marks: readonly Mark[] }
  /** null when there is no text */
  readonly excerpt: Excerpt | null
}

/** A stretch of a text, which begins at `at` of it. Marks are places in the stretch. */
export interface Excerpt {
  readonly text: string
  readonly at: number
  readonly marks: readonly Mark[]
}

export interface Found {
  readonly hits: readonly Hit[]
  /** nothing has what was asked for, the hits are only the nearest there is: a gap in what is known */
  readonly isMissing: boolean
  /** there are more hits than were asked for */
  readonly more: boolean
}

/** Of each text, what is compared for the order of hits. Filters and excerpts look at all of it. */
const beginning = 600
const wholeText = 1_000_000
const mostForms = 6
const nothing: Found = { hits: [], isMissing: false, more: false }

/**
 * The one search box (KB-4): what was typed so far, in either script, as pinyin or initials, with filters (`title:`, `kind:`, quotes),
 * or a number. The best first, each thing once. Never throws on what is typed; reads a bounded part of the index.
 */
export function search(db: ReadDb, wanted: SearchWanted): Found {
  const query = readQuery(folding().fold(wanted.query.slice(0, longestQuery)), filterWords())
  const kinds = kindsOf(wanted.kinds ?? [], query.kinds)
  if (query.units.length === 0 || kinds.length === 0) return nothing
  const index = wanted.index ?? db
  const found = [...new Set(kinds.map(signOf))].map((sign) => searchIn(db, new Space(index, sign), query, kinds, wanted))
  const [only] = found
  if (found.length === 1 && only !== undefined) return only
  const hits = found.flatMap((one) => one.hits).sort((a, b) => b.score - a.score)
  return { hits: hits.slice(0, wanted.limit), isMissing: found.every(({ isMissing }) => isMissing), more: hits.length > wanted.limit || found.some(({ more }) => more) }
}

/** What is asked for by the caller and by a filter in the query; all without either. */
function kindsOf(wanted: readonly SearchKind[], filtered: readonly SearchKind[]): SearchKind[] {
  return searchKinds.filter((kind) => [wanted, filtered].every((some) => some.length === 0 || some.includes(kind)))
}

function searchIn(db: ReadDb, space: Space, query: Query, kinds: readonly SearchKind[], wanted: SearchWanted): Found {
  const found = attempt(db, space, query, kinds, wanted, [])
  if (!found.isMissing) return found
  const corrections = correctionsOf(space, query.units)
  if (corrections.length === 0) return found
  const corrected = attempt(db, space, query, kinds, wanted, corrections)
  return corrected.isMissing ? found : corrected
}

function attempt(db: ReadDb, space: Space, query: Query, kinds: readonly SearchKind[], { language, limit, index = db }: SearchWanted, corrections: readonly Correction[]): Found {
  const meanings = meaningsOf(db, query.text, query.units)
  const chains = [...chainsOf(query.units), ...corrections.flatMap(({ text }) => chainsOf(unitsOf(text)))]
  const wanted = wantedFor(space, query, meanings, chains, corrections)
  const counts = space.documents()
  const documents = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const isNarrowed = [...counts].some(([kind, count]) => count > 0 && !kinds.includes(kind))
  const scope = scopeOf(space, isNarrowed ? space.kinds.filter((kind) => kinds.includes(kind)) : [], query.conditions)
  const { candidates, met, rarity } = gather(space, wanted, { scope, rows: highestRow(index), documents, isShort: query.units.length <= 2 })
  const judge = new Judge({ forms: formsOf(query, meanings, corrections), chains, number: numberIn(query), isOpen: query.isOpen, rarity, readings: readingsOf })
  const judged = known(index, candidates, query.conditions)
    .map(({ row, compared, share }): Ranked => ({ row, ...judge.judge({ ...compared, uses: row.uses, isOwnLanguage: row.language === language, share }) }))
    .sort((a, b) => b.score - a.score || a.row.row - b.row.row)
  const once = eachOnce(judged, language)
  const hits = hitsOf(index, once, query, limit)
  return {
    hits,
    isMissing: hits.every(({ reason }) => reason === 'nearest'),
    more: hits.length === limit && (once.length > limit || met > candidates.length),
  }
}

type Ranked = Judged & { readonly row: DocumentRow }

/** The kinds, and the words of every condition: an expression of the index that hits must meet. */
function scopeOf(space: Space, kinds: readonly SearchKind[], conditions: readonly Condition[]): string {
  const any = (expressions: readonly string[]) => `(${expressions.join(' OR ')})`
  const quoted = space.expression
  const beginningWith = (gram: string) => `${quoted(gram)} *`
  const parts = conditions.flatMap(({ field, text }) => {
    const grams = [...gramsOf(unitsOf(text))]
    return grams.map((gram) => {
      // The text has no word of a single character, and a word may be unfinished: whatever begins with it.
      if (grams.length === 1 && unitsOf(gram).length === 1) return any([quoted(gram), beginningWith(gram)])
      return field === 'title' ? quoted(gram) : field === 'body' ? quoted(inBody(gram)) : any([quoted(gram), quoted(inBody(gram))])
    })
  })
  return [...(kinds.length > 0 ? [any(kinds.map((kind) => quoted(ofKind(kind))))] : []), ...parts].join(' AND ')
}

const meets = ({ field, text }: Condition, title: string, body: string) => (field !== 'body' && title.includes(text)) || (field !== 'title' && body.includes(text))

/** The query as it is; with what the other side of the strait says for all of it; with each other word; corrected. */
function formsOf({ text }: Query, meanings: readonly Meaning[], corrections: readonly Correction[]): Form[] {
  const forms: Form[] = [{ text, by: 'asked' }]
  const replaced = (from: number, to: number, by: string) => text.slice(0, from) + by + text.slice(to)
  for (const { unit, text: word } of corrections) forms.push({ text: replaced(unit.at, unit.at + unit.text.length, word), by: 'typo' })
  let all = text
  let before = Infinity
  for (const meaning of meanings.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    if (meaning.to > before) continue
    all = all.slice(0, meaning.from) + meaning.text + all.slice(meaning.to)
    before = meaning.from
  }
  if (before < Infinity) forms.push({ text: all, by: 'synonym' })
  for (const { from, to, text: word } of meanings) forms.push({ text: replaced(from, to, word), by: 'synonym' })
  return forms.filter((form, at) => forms.findIndex((other) => other.text === form.text) === at).slice(0, mostForms)
}

/** The candidates that meet every condition. Where there is one all of a text is read, which is not kept. */
function known(index: ReadDb, candidates: readonly Candidate[], conditions: readonly Condition[]): (Known & { share: number })[] {
  const rows = candidates.map(({ row }) => row)
  const read = (some: readonly number[], length: number) => documents.all(index, { rows: JSON.stringify(some), beginning: length }).map((row) => [row.row, knownOf(row)] as const)
  const byRow = conditions.length > 0
    ? new Map(read(rows, wholeText).filter(([, { title, compared }]) => conditions.every((condition) => meets(condition, title, compared.body))))
    : keptOf(index).documents.all(rows, (fresh) => read(fresh, beginning))
  return candidates.flatMap(({ row, share }) => {
    const one = byRow.get(row)
    return one === undefined ? [] : [{ ...one, share }]
  })
}

function knownOf(row: DocumentRow): Known {
  const title = folding().fold(row.title)
  const numbers = (JSON.parse(row.numbers) as string[]).map((number) => compactNumber(folding().fold(number)))
  return { row, title, compared: comparable({ title, body: folding().fold(row.body), numbers }) }
}

interface Once {
  readonly best: Ranked
  /** in the asker's language, where that is among what was found and another is the best */
  own: Ranked | null
}

/** What is there in several languages is one thing, where its best stands. */
function eachOnce(ranked: readonly Ranked[], language: Language): Once[] {
  const things = new Map<string, Once>()
  for (const one of ranked) {
    const key = `${one.row.kind} ${one.row.id}`
    const thing = things.get(key)
    if (thing === undefined) things.set(key, { best: one, own: null })
    else if (one.row.language === language) thing.own ??= one
  }
  return [...things.values()]
}

/** The first ones. What the index guessed from sounds or parts of words, and has nothing of what was asked for, is left out. */
function hitsOf(db: ReadDb, things: readonly Once[], query: Query, limit: number): Hit[] {
  const hits: Hit[] = []
  for (const { best, own } of things.slice(0, 2 * limit)) {
    if (hits.length === limit) break
    // Whoever reads it in their own language should see there what was met.
    const inOwn = own === null ? null : hitOf(db, own, query)
    const hit = inOwn === null || inOwn.reason === 'nearest' ? hitOf(db, best, query) : { ...inOwn, score: best.score }
    if (best.isMet || hit.reason !== 'nearest') hits.push(hit)
  }
  return hits
}

function hitOf(db: ReadDb, { row, score, reason, form }: Ranked, query: Query): Hit {
  const body = row.body.length < beginning ? row.body : (bodyOf.one(db, { row: row.row })?.body ?? '')
  const folded = folding().fold(body)
  const marked = markedBy([...query.conditions.map(({ text }) => text), form.text].join('\n'), query.isOpen)
  return {
    kind: row.kind as SearchKind,
    id: row.id,
    language: row.language as Language,
    score,
    reason: reason(folded),
    title: { text: row.title, marks: marksIn(folding().withPlaces(row.title), marked) },
    excerpt: body === '' ? null : excerptOf(body, folded, form, marked),
  }
}

function excerptOf(body: string, folded: string, form: Form, marked: Marked): Excerpt {
  const letters = unitsOf(form.text).map(({ text }) => text).join('')
  const { from, to } = stretchAround(body, folding().originOf(body, bestPlace(folded, letters, marked.grams)))
  const text = body.slice(from, to)
  return { text, at: from, marks: marksIn(folding().withPlaces(text), marked) }
}
