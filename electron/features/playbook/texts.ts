import type { FoundScript, ScriptPlace } from '../../../shared/contract/search.ts'
import { intakeSteps, type Playbook, type ScriptLine } from '../../../shared/playbook.ts'
import { type Language, languages, type LocalText } from '../../../shared/text.ts'
import type { Connection, ReadDb } from '../../db/connection.ts'
import { openDatabase } from '../../db/open.ts'
import type { Context } from '../context.ts'
import { type Document, type Found, type Hit, put, search, type SearchWanted } from '../search/search.ts'
import { findInForce } from './publishing.ts'
import { fillOnly, type ScriptValues } from './script.ts'

/** Documents of a piece of work that others wait for. */
const piece = 60

/** Something that is said or written in the words of the playbook: one wording of one line, or what a department is told. */
interface Text {
  readonly id: string
  readonly place: ScriptPlace
  /** where it stands */
  readonly under: LocalText
  readonly text: LocalText
}

/**
 * What a playbook says, made findable in a database in memory: it follows from the playbook alone, is small and soon made, and so there is nothing to keep
 * in step with what is in force.
 */
interface Texts {
  readonly database: Connection
  readonly byId: ReadonlyMap<string, Text>
  /** not findable yet */
  readonly waiting: Document[]
}

// A playbook that was read is never changed, and there are few of them.
const made = new WeakMap<Playbook, Texts>()

function textsOf(playbook: Playbook): Texts {
  let texts = made.get(playbook)
  if (texts === undefined) {
    const every = everyText(playbook)
    texts = { database: openDatabase(':memory:', () => 0, () => undefined), byId: new Map(every.map((text) => [text.id, text])), waiting: documentsOf(playbook, every) }
    made.set(playbook, texts)
  }
  return texts
}

/** Whether something that the playbook in force says cannot be found yet. */
export function isToIndexTexts(db: ReadDb): boolean {
  const inForce = findInForce(db)
  return inForce !== null && textsOf(inForce.playbook).waiting.length > 0
}

/** Makes more of it findable, so that the first who looks for something does not wait for all of it. */
export function indexTexts({ db }: Pick<Context, 'db'>): void {
  const inForce = findInForce(db)
  if (inForce !== null) indexSome(textsOf(inForce.playbook))
}

function indexSome({ database, waiting }: Texts): void {
  database.write((index) => { put(index, waiting.splice(0, piece)) })
}

/** In the playbook in force, all of it. */
function searchTexts(context: Context, texts: Texts, wanted: Pick<SearchWanted, 'query' | 'kinds' | 'limit'>): Found {
  while (texts.waiting.length > 0) indexSome(texts)
  return texts.database.read((index) => search(context.db, { ...wanted, language: context.language, index }))
}

function documentsOf(playbook: Playbook, texts: readonly Text[]): Document[] {
  const inLanguages = (kind: 'script' | 'need', id: string, title: LocalText, body: (language: Language) => string) =>
    languages.map((language): Document => ({ kind, id, language, title: shownAs(title[language]), body: body(language) }))
  const scenes = new Map(playbook.scenes.map(({ id, title }) => [id, title]))
  return [
    ...playbook.needs.flatMap(({ id, title, scenes: under, operation, risks, mistakes }) => inLanguages('need', id, title, (language) =>
      [...under.map((scene) => scenes.get(scene)?.[language] ?? ''), ...[...operation, ...risks, ...mistakes].map((text) => text[language])].join('\n'))),
    ...texts.flatMap(({ id, under, text }) => inLanguages('script', id, text, (language) => under[language])),
  ]
}

function everyText(playbook: Playbook): Text[] {
  const said = (place: ScriptPlace, at: string, under: LocalText, script: readonly ScriptLine[]): Text[] =>
    script.flatMap((line) => line.variants.map(({ text }, variant) => ({ id: `${place}/${at}/${line.id}/${String(variant)}`, place, under, text })))
  return [
    ...intakeSteps.flatMap((step) => said('step', step, playbook.steps[step].title, playbook.steps[step].script)),
    ...playbook.scenes.flatMap(({ id, title, script }) => said('scene', id, title, script)),
    ...playbook.needs.flatMap(({ id, title, script }) => said('need', id, title, script)),
    ...playbook.outcomes.flatMap(({ id, title, script }) => said('outcome', id, title, script)),
    ...playbook.escalationRules.map(({ id, title, words }): Text => ({ id: `escalation/${id}`, place: 'escalation', under: title, text: words })),
    ...playbook.departments.filter(({ template }) => template.length > 0).map(({ id, title, template }): Text => ({ id: `department/${id}`, place: 'department', under: title, text: templateOf(template) })),
  ]
}

/** What a department wants to be told, a line each, to be filled in. */
function templateOf(template: Playbook['departments'][number]['template']): LocalText {
  const lines = (language: Language) => template.map(({ title }) => `${title[language]}: `).join('\n')
  return { 'zh-CN': lines('zh-CN'), 'zh-TW': lines('zh-TW'), en: lines('en') }
}

/** With a blank for what only a contact knows. */
const shownAs = (text: string) => fillOnly(text, {})

/** Sentences to say and templates of the playbook in force by what was typed so far; what was only guessed is told apart. */
export function findScripts(context: Context, { text, limit }: { text: string; limit: number }): { scripts: FoundScript[]; more: boolean } {
  const inForce = findInForce(context.db)
  if (inForce === null) return { scripts: [], more: false }
  const texts = textsOf(inForce.playbook)
  const { hits, more } = searchTexts(context, texts, { query: text, kinds: ['script'], limit })
  const values: Partial<ScriptValues> = context.actor === null ? {} : { 'agent.name': context.actor.name, 'agent.number': context.actor.staffNumber }
  const scripts = hits.flatMap((hit): FoundScript[] => {
    const script = texts.byId.get(hit.id)
    return script === undefined || hit.reason === 'nearest' ? [] : [{ scriptId: hit.id, place: script.place, under: script.under[context.language], ...wordsFor(context.language, hit, script), said: fillOnly(script.text[context.language], values) }]
  })
  return { scripts, more }
}

/** What was met in another language is told in the reader's. */
function wordsFor(language: Language, { language: met, title }: Hit, script: Text): Pick<FoundScript, 'text'> {
  return { text: met === language ? { text: title.text, marks: title.marks.map(({ from, to }) => ({ from, to })) } : { text: shownAs(script.text[language]), marks: [] } }
}

export interface FoundNeed {
  readonly id: string
  /** the wording that was met, perhaps in another language */
  readonly matched: FoundScript['text']
}

/** Needs of the playbook in force by all that the search knows: either script, other words, what is done about them. */
export function findNeeds(context: Context, text: string, limit: number): FoundNeed[] {
  const inForce = findInForce(context.db)
  if (inForce === null) return []
  return searchTexts(context, textsOf(inForce.playbook), { query: text, kinds: ['need'], limit }).hits
    .filter(({ reason }) => reason !== 'nearest')
    .map(({ id, title }) => ({ id, matched: { text: title.text, marks: title.marks.map(({ from, to }) => ({ from, to })) } }))
}
