import { Liquid, type Template } from 'liquidjs'
import { type Playbook, type ScriptVariable, scriptVariables } from '../../../shared/playbook.ts'
import type { PlaybookIssue } from '../../../shared/playbookIssues.ts'
import { type Language, languages } from '../../../shared/text.ts'

/** Values for every variable; '' for what is not known. */
export type ScriptValues = Readonly<Record<ScriptVariable, string>>

// No files, no includes, bounded work: a playbook is data from a supervisor, not code that we trust.
const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, relativeReference: false, parseLimit: 20_000, renderLimit: 200, memoryLimit: 200_000, cache: false, templates: {} })

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
    scope[group] = { ...scope[group], [key]: values[name] }
  }
  return String(engine.renderSync(templateOf(text), scope)).replace(/[ \t]{2,}/g, ' ').trim()
}

/** Scripts that do not parse, or use a variable that does not exist, by path; empty when all are sound. */
export function scriptIssues(playbook: Playbook): PlaybookIssue[] {
  const known = new Set<string>(scriptVariables)
  const issues: PlaybookIssue[] = []
  const check = (path: string, text: string) => {
    try {
      const unknown = engine.fullVariablesSync(engine.parse(text)).filter((name) => !known.has(name))
      for (const name of unknown) issues.push({ path, reason: `no variable '${name}'` })
      const forbidden = /\{%-?\s*(include|render|layout|block|raw|for|tablerow|increment|decrement|capture|assign)\b/.exec(text)
      if (forbidden?.[1] !== undefined) issues.push({ path, reason: `'${forbidden[1]}' may not be used in a script` })
    } catch (error) {
      issues.push({ path, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  for (const [path, script] of scriptsOf(playbook)) {
    script.forEach((line, l) => {
      line.variants.forEach((variant, v) => {
        for (const language of languages) check(`${path}[${String(l)}].variants[${String(v)}].text.${language satisfies Language}`, variant.text[language])
      })
    })
  }
  return issues
}

function scriptsOf(playbook: Playbook) {
  return [
    ...Object.entries(playbook.steps).map(([name, step]) => [`steps.${name}.script`, step.script] as const),
    ...playbook.scenes.map((scene, at) => [`scenes[${String(at)}].script`, scene.script] as const),
    ...playbook.needs.map((need, at) => [`needs[${String(at)}].script`, need.script] as const),
    ...playbook.outcomes.map((outcome, at) => [`outcomes[${String(at)}].script`, outcome.script] as const),
  ]
}
