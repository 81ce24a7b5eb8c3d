import { stages } from './lifecycle.ts'
import type { Playbook, ScriptLine, Scope } from './playbook.ts'
import { escalationFindings } from './playbookEscalationIssues.ts'
import { Findings, issueAt, type PlaybookIssue } from './playbookFindings.ts'
import { playbookSchema } from './playbook.ts'
import { shapeIssue } from './playbookShape.ts'

export type PlaybookReading = { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly issues: readonly PlaybookIssue[] }

const mostIssues = 50

/** Reads a playbook from parsed JSON: shape first, then every reference between its parts. */
export function readPlaybook(json: unknown): PlaybookReading {
  if (isDeeper(json, deepestFile)) return { ok: false, issues: [issueAt('', 'tooDeep', { most: String(deepestFile) })] }
  const parsed = playbookSchema.safeParse(json)
  if (!parsed.success) {
    return { ok: false, issues: parsed.error.issues.slice(0, mostIssues).map((issue) => shapeIssue(issue, json)) }
  }
  const issues = danglingReferences(parsed.data)
  return issues.length === 0 ? { ok: true, playbook: parsed.data } : { ok: false, issues: issues.slice(0, mostIssues) }
}

/** What the schema walks through by calling itself would else end where the stack does. */
const deepestFile = 64

function isDeeper(json: unknown, most: number): boolean {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level.flatMap((value): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
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
    kind: found.unique('kinds', playbook.kinds),
    impact: found.unique('impacts', playbook.impacts),
    urgency: found.unique('urgencies', playbook.urgencies),
    tag: found.unique('tags', playbook.tags),
    campaign: found.unique('campaigns', playbook.campaigns),
    field: found.unique('fields', playbook.fields),
    scene: found.unique('scenes', playbook.scenes),
    need: found.unique('needs', playbook.needs),
    outcome: found.unique('outcomes', playbook.outcomes),
  }
  found.unique('clocks', playbook.clocks)
  const calendars = found.unique('calendars', playbook.calendars)
  found.unique('severityRules', playbook.severityRules)
  found.unique('priorityRules', playbook.priorityRules)

  const scope = (path: string, when: Scope | undefined) => {
    if (when === undefined) return
    for (const fact of ['kind', 'channel', 'type', 'class', 'severity', 'priority', 'impact', 'urgency', 'tier', 'campaign', 'scene', 'need', 'outcome'] as const) {
      when[fact]?.forEach((id, at) => { found.known(`${path}.${fact}[${String(at)}]`, id, ids[fact], fact) })
    }
    when.owner?.forEach((id, at) => { found.known(`${path}.owner[${String(at)}]`, id, ids.department, 'department') })
    when.tags?.forEach((id, at) => { found.known(`${path}.tags[${String(at)}]`, id, ids.tag, 'tag') })
  }
  const kinds = (path: string, listed: readonly string[] | undefined) => {
    listed?.forEach((id, at) => { found.known(`${path}.kinds[${String(at)}]`, id, ids.kind, 'kind') })
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

  playbook.channels.forEach((channel, at) => { found.known(`channels[${String(at)}].kind`, channel.kind, ids.kind, 'kind') })
  playbook.types.forEach((type, at) => { kinds(`types[${String(at)}]`, type.kinds) })
  playbook.campaigns.forEach((campaign, at) => {
    if (Date.parse(campaign.to) <= Date.parse(campaign.from)) found.add(`campaigns[${String(at)}].to`, 'campaignEndsFirst')
  })
  playbook.departments.forEach((department, at) => { found.unique(`departments[${String(at)}].template`, department.template) })
  playbook.fields.forEach((field, at) => {
    if ((field.kind === 'choice') !== (field.options !== undefined)) found.add(`fields[${String(at)}].options`, 'optionsAndKind')
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
    kinds(path, scene.kinds)
    found.unique(`${path}.confirmations`, scene.confirmations)
    scene.confirmations.forEach((confirmation, c) => {
      if (confirmation.field !== undefined && !scene.fields.some((use) => use.field === confirmation.field)) {
        found.add(`${path}.confirmations[${String(c)}].field`, 'notAField', { id: confirmation.field })
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
    found.known(`${path}.class`, need.class, ids.class, 'class')
    found.known(`${path}.impact`, need.impact, ids.impact, 'impact')
    found.known(`${path}.urgency`, need.urgency, ids.urgency, 'urgency')
  })
  playbook.frequentNeeds.forEach((id, at) => { found.known(`frequentNeeds[${String(at)}]`, id, ids.need, 'need') })
  playbook.outcomes.forEach((outcome, at) => { script(`outcomes[${String(at)}].script`, outcome.script) })
  for (const [rules, grades, what] of [['severityRules', ids.severity, 'severity'], ['priorityRules', ids.priority, 'priority']] as const) {
    playbook[rules].forEach((rule, at) => {
      scope(`${rules}[${String(at)}].when`, rule.when)
      found.known(`${rules}[${String(at)}].suggest`, rule.suggest, grades, what)
    })
    const last = playbook[rules].at(-1)
    if (last !== undefined && Object.keys(last.when).length > 0) found.add(`${rules}[${String(playbook[rules].length - 1)}].when`, 'notAlways')
  }
  playbook.clocks.forEach((policy, at) => {
    const path = `clocks[${String(at)}]`
    scope(`${path}.when`, policy.when)
    if (policy.calendar !== undefined) found.known(`${path}.calendar`, policy.calendar, calendars, 'calendar')
    if (policy.restart !== undefined && policy.resume !== undefined) found.add(`${path}.resume`, 'anewOrTakenUp')
    if (policy.periodic && policy.restart === undefined) found.add(`${path}.periodic`, 'noNextPeriod')
    if (policy.periodic && policy.merge === 'earliest') found.add(`${path}.merge`, 'mergedPeriods')
  })
  script('followUp.script', playbook.followUp.script)
  if (playbook.followUp.calendar !== undefined) found.known('followUp.calendar', playbook.followUp.calendar, calendars, 'calendar')
  found.unique('careMessages', playbook.careMessages)
  playbook.careMessages.forEach((message, at) => { scope(`careMessages[${String(at)}].when`, message.when) })
  playbook.courses.forEach(({ course, when, stages: said }, at) => {
    scope(`courses[${String(at)}].when`, when)
    found.unique(`courses[${String(at)}].stages`, said.map(({ stage }) => ({ id: stage })))
    said.forEach(({ stage }, s) => { found.known(`courses[${String(at)}].stages[${String(s)}].stage`, stage, new Set<string>(stages[course]), 'stage') })
  })
  escalationFindings(playbook, found)
  qualityFindings(playbook, found)
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
    if (above !== undefined) found.add(`scenes[${String(at)}].parent`, 'aboveItself', { id: above })
    if (!parents.has(scene.id) && ![...path].some((id) => served.has(id))) found.add(`scenes[${String(at)}]`, 'noNeed')
  })
}

/** Percent are percent: the groups make up the whole, and the items of a group make up the group (QA-1). */
function qualityFindings({ quality }: Playbook, found: Findings): void {
  const groups = found.unique('quality.groups', quality.groups)
  found.unique('quality.items', quality.items)
  quality.items.forEach((item, at) => { found.known(`quality.items[${String(at)}].group`, item.group, groups, 'group') })
  const sum = (items: readonly { readonly weight: number }[]) => items.reduce((total, { weight }) => total + weight, 0)
  if (sum(quality.groups) !== 100) found.add('quality.groups', 'weights')
  quality.groups.forEach(({ id }, at) => {
    if (sum(quality.items.filter((item) => item.group === id)) !== 100) found.add(`quality.groups[${String(at)}]`, 'itemWeights', { id })
  })
}
