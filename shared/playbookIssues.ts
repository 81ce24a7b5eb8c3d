import type { Playbook, ScriptLine, Scope } from './playbook.ts'
import { playbookSchema } from './playbook.ts'

/** Where a playbook is wrong and why, in the words of the file: path as in `needs[3].scenes[0]`. */
export interface PlaybookIssue {
  readonly path: string
  readonly reason: string
}

export type PlaybookReading = { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly issues: readonly PlaybookIssue[] }

const mostIssues = 50

function written(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${String(key)}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('')
}

/** Collects what is wrong with references; each method adds an issue or nothing. */
class Findings {
  readonly issues: PlaybookIssue[] = []

  add(path: string, reason: string): void {
    this.issues.push({ path, reason })
  }

  /** Ids of one list: each once. */
  unique(path: string, items: readonly { readonly id: string }[]): ReadonlySet<string> {
    const seen = new Set<string>()
    items.forEach((item, at) => {
      if (seen.has(item.id)) this.add(`${path}[${String(at)}].id`, `'${item.id}' is used twice`)
      seen.add(item.id)
    })
    return seen
  }

  known(path: string, id: string | undefined, ids: ReadonlySet<string>, what: string): void {
    if (id !== undefined && !ids.has(id)) this.add(path, `no ${what} '${id}'`)
  }
}

/** Reads a playbook from parsed JSON: shape first, then every reference between its parts. */
export function readPlaybook(json: unknown): PlaybookReading {
  const parsed = playbookSchema.safeParse(json)
  if (!parsed.success) {
    return { ok: false, issues: parsed.error.issues.slice(0, mostIssues).map((issue) => ({ path: written(issue.path), reason: issue.message })) }
  }
  const issues = danglingReferences(parsed.data)
  return issues.length === 0 ? { ok: true, playbook: parsed.data } : { ok: false, issues: issues.slice(0, mostIssues) }
}

function danglingReferences(playbook: Playbook): readonly PlaybookIssue[] {
  const found = new Findings()
  const ids = {
    channel: found.unique('channels', playbook.channels),
    type: found.unique('types', playbook.types),
    class: found.unique('classes', playbook.classes),
    severity: found.unique('severities', playbook.severities),
    priority: found.unique('priorities', playbook.priorities),
    tier: found.unique('tiers', playbook.tiers),
    department: found.unique('departments', playbook.departments),
    field: found.unique('fields', playbook.fields),
    scene: found.unique('scenes', playbook.scenes),
    need: found.unique('needs', playbook.needs),
    outcome: found.unique('outcomes', playbook.outcomes),
  }
  found.unique('clocks', playbook.clocks)
  found.unique('severityRules', playbook.severityRules)
  found.unique('priorityRules', playbook.priorityRules)

  const scope = (path: string, when: Scope | undefined) => {
    if (when === undefined) return
    for (const fact of ['channel', 'type', 'class', 'severity', 'priority', 'tier', 'scene', 'need', 'outcome'] as const) {
      when[fact]?.forEach((id, at) => { found.known(`${path}.${fact}[${String(at)}]`, id, ids[fact], fact) })
    }
  }
  const script = (path: string, lines: readonly ScriptLine[]) => {
    found.unique(path, lines)
    lines.forEach((line, l) => { line.variants.forEach((variant, v) => { scope(`${path}[${String(l)}].variants[${String(v)}].when`, variant.when) }) })
  }
  const fields = (path: string, uses: readonly { readonly field: string; readonly when?: Scope | undefined }[]) => {
    uses.forEach((use, at) => {
      found.known(`${path}[${String(at)}].field`, use.field, ids.field, 'field')
      scope(`${path}[${String(at)}].when`, use.when)
    })
  }

  playbook.fields.forEach((field, at) => {
    if ((field.kind === 'choice') !== (field.options !== undefined)) found.add(`fields[${String(at)}].options`, 'options belong to fields of kind choice, and those must have them')
    if (field.options !== undefined) found.unique(`fields[${String(at)}].options`, field.options)
  })
  for (const [name, step] of Object.entries(playbook.steps)) {
    script(`steps.${name}.script`, step.script)
    fields(`steps.${name}.fields`, step.fields)
  }
  checkScenes(playbook, found, ids.scene)
  playbook.scenes.forEach((scene, at) => {
    const path = `scenes[${String(at)}]`
    script(`${path}.script`, scene.script)
    fields(`${path}.fields`, scene.fields)
    found.unique(`${path}.confirmations`, scene.confirmations)
    scene.confirmations.forEach((confirmation, c) => {
      if (confirmation.field !== undefined && !scene.fields.some((use) => use.field === confirmation.field)) {
        found.add(`${path}.confirmations[${String(c)}].field`, `'${confirmation.field}' is not among the fields of this scene`)
      }
    })
  })
  playbook.needs.forEach((need, at) => {
    const path = `needs[${String(at)}]`
    need.scenes.forEach((id, s) => { found.known(`${path}.scenes[${String(s)}]`, id, ids.scene, 'scene') })
    script(`${path}.script`, need.script)
    fields(`${path}.fields`, need.fields)
    found.known(`${path}.outcome`, need.outcome, ids.outcome, 'outcome')
    found.known(`${path}.department`, need.department, ids.department, 'department')
  })
  playbook.outcomes.forEach((outcome, at) => { script(`outcomes[${String(at)}].script`, outcome.script) })
  for (const [rules, grades, what] of [['severityRules', ids.severity, 'severity'], ['priorityRules', ids.priority, 'priority']] as const) {
    playbook[rules].forEach((rule, at) => {
      scope(`${rules}[${String(at)}].when`, rule.when)
      found.known(`${rules}[${String(at)}].suggest`, rule.suggest, grades, what)
    })
    const last = playbook[rules].at(-1)
    if (last !== undefined && Object.keys(last.when).length > 0) found.add(`${rules}[${String(playbook[rules].length - 1)}].when`, 'the last rule must hold always, so that there is a suggestion for every case')
  }
  playbook.clocks.forEach((policy, at) => { scope(`clocks[${String(at)}].when`, policy.when) })
  return found.issues
}

/** Parents exist, nobody is their own ancestor, and every leaf can be finished: at least one need names it or a scene above it. */
function checkScenes(playbook: Playbook, found: Findings, sceneIds: ReadonlySet<string>): void {
  const parentOf = new Map(playbook.scenes.map((scene) => [scene.id, scene.parent]))
  const parents = new Set(parentOf.values())
  const served = new Set(playbook.needs.flatMap((need) => need.scenes))
  playbook.scenes.forEach((scene, at) => {
    found.known(`scenes[${String(at)}].parent`, scene.parent, sceneIds, 'scene')
    const path = new Set<string>()
    let above: string | undefined = scene.id
    while (above !== undefined && !path.has(above)) {
      path.add(above)
      above = parentOf.get(above)
    }
    if (above !== undefined) found.add(`scenes[${String(at)}].parent`, `'${above}' is above itself`)
    if (!parents.has(scene.id) && ![...path].some((id) => served.has(id))) found.add(`scenes[${String(at)}]`, 'no need names this scene, so an intake could not be finished here')
  })
}
