import { Liquid, type Template } from 'liquidjs'
import { type Playbook, type ScriptVariable, scriptVariables } from '../../../shared/playbook.ts'
import { issueAt, type PlaybookIssue, type PlaybookIssueCode } from '../../../shared/playbookFindings.ts'
import { type Language, languages, type LocalText } from '../../../shared/text.ts'

/** Values for every variable; '' for what is not known. */
export type ScriptValues = Readonly<Record<ScriptVariable, string>>

/** All that a script may do: ask for a variable and choose between words. Nothing repeats, so its work is bounded by its length. */
const allowedTags: readonly string[] = ['if', 'unless', 'case', 'comment']
const allowedFilters: readonly string[] = ['default', 'upcase', 'downcase', 'capitalize', 'strip']

// A playbook is data from a supervisor, not code that we trust: no files, no includes, no loops.
const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, relativeReference: false, parseLimit: 20_000, cache: false, templates: {} })
keepOnly(engine.tags, allowedTags)
keepOnly(engine.filters, allowedFilters)

function keepOnly(registered: Readonly<Record<string, unknown>>, allowed: readonly string[]): void {
  for (const name of Object.keys(registered)) if (!allowed.includes(name)) Reflect.deleteProperty(registered, name)
}

const parsed = new Map<string, Template[]>()
const mostParsed = 5_000

function templateOf(text: string): Template[] {
  let template = parsed.get(text)
  if (template === undefined) {
    if (parsed.size >= mostParsed) parsed.clear()
    template = engine.parse(text)
    parsed.set(text, template)
  }
  return template
}

/** A script line with its variables filled; white space that tags leave behind is folded. */
export function fill(text: string, values: ScriptValues): string {
  const scope: Record<string, Record<string, string>> = {}
  for (const name of scriptVariables) {
    const [group = '', key = ''] = name.split('.')
    ;(scope[group] ??= {})[key] = values[name]
  }
  return String(engine.renderSync(templateOf(text), scope)).replace(/[ \t]{2,}/g, ' ').trim()
}

/** A text with what is known filled, and a blank for the rest, to be put in by who speaks. */
export function fillOnly(text: string, values: Partial<ScriptValues>): string {
  return fill(text, { ...blanks, ...values })
}

const blanks = Object.fromEntries(scriptVariables.map((name) => [name, '____'])) as ScriptValues

type ScriptFinding = { readonly code: PlaybookIssueCode; readonly values?: Readonly<Record<string, string>> }

function scriptFindings(text: string): ScriptFinding[] {
  try {
    const unknown = engine.fullVariablesSync(templateOf(text)).filter((name) => !knownVariables.has(name)).map((id): ScriptFinding => ({ code: 'noVariable', values: { id } }))
    if (hasRange(text)) return [...unknown, { code: 'range' }]
    // Sound to read is not sound to say: a look into a variable's inside shows itself only now.
    if (unknown.length === 0) fill(text, sample)
    return unknown
  } catch (error) {
    return [{ code: 'script', values: { found: error instanceof Error ? error.message : String(error) } }]
  }
}

/** Why a text is no script that can be said; null for a sound one. */
export function scriptIssue(text: string): string | null {
  const [finding] = scriptFindings(text)
  return finding === undefined ? null : issueAt('', finding.code, finding.values).reason
}

const knownVariables = new Set<string>(scriptVariables)

/** Scripts that do not parse, or use a variable that does not exist, by path; empty when all are sound. */
export function scriptIssues(playbook: Playbook): PlaybookIssue[] {
  const issues: PlaybookIssue[] = []
  const check = (path: string, text: string) => {
    issues.push(...scriptFindings(text).map(({ code, values }) => issueAt(path, code, values)))
  }
  const checkAll = (path: string, text: LocalText) => {
    for (const language of languages) check(`${path}.${language satisfies Language}`, text[language])
  }
  if (playbook.followUp.notReached !== undefined) checkAll('followUp.notReached', playbook.followUp.notReached)
  playbook.careMessages.forEach(({ text }, at) => { checkAll(`careMessages[${String(at)}].text`, text) })
  playbook.escalationRules.forEach(({ words }, at) => { checkAll(`escalationRules[${String(at)}].words`, words) })
  playbook.courses.forEach(({ stages }, at) => { stages.forEach(({ say }, s) => { checkAll(`courses[${String(at)}].stages[${String(s)}].say`, say) }) })
  for (const [path, script] of scriptsOf(playbook)) {
    script.forEach((line, l) => {
      line.variants.forEach((variant, v) => {
        checkAll(`${path}[${String(l)}].variants[${String(v)}].text`, variant.text)
      })
    })
  }
  return issues
}

/** `(1..9)` inside a tag or an output; two dots in what is said are two dots. */
function hasRange(text: string): boolean {
  return (text.match(/\{[{%][\s\S]*?[%}]\}/g) ?? []).some((code) => code.replace(/"[^"]*"|'[^']*'/g, '').includes('..'))
}

/** Something for every variable. */
const sample = Object.fromEntries(scriptVariables.map((name) => [name, name])) as ScriptValues

function scriptsOf(playbook: Playbook) {
  return [
    ...Object.entries(playbook.steps).map(([name, step]) => [`steps.${name}.script`, step.script] as const),
    ...playbook.scenes.map((scene, at) => [`scenes[${String(at)}].script`, scene.script] as const),
    ...playbook.needs.map((need, at) => [`needs[${String(at)}].script`, need.script] as const),
    ...playbook.outcomes.map((outcome, at) => [`outcomes[${String(at)}].script`, outcome.script] as const),
    ['followUp.script', playbook.followUp.script] as const,
  ]
}
