import { clockMetrics, type Playbook } from './playbook.ts'
import { escalationFacts, type Logic, logicOperators } from './playbookEscalation.ts'
import type { Findings } from './playbookFindings.ts'

type Fact = (typeof escalationFacts)[number]
type Operator = (typeof logicOperators)[number]
type Kind = 'text' | 'number' | 'boolean' | 'list' | 'nothing' | 'unsound'
interface Typed {
  readonly kind: Kind
  readonly fact?: Fact
  /** what it is or holds, where it is written down */
  readonly words: readonly string[]
}

const facts: ReadonlySet<string> = new Set(escalationFacts)
const operators: ReadonlySet<string> = new Set(logicOperators)
const numbers: ReadonlySet<Fact> = new Set(['clock.share', 'repeats', 'dissatisfied', 'amount'])
const booleans: ReadonlySet<Fact> = new Set(['clock.breached', 'late', 'cannotSolve', 'skilled'])
const lists: ReadonlySet<Fact> = new Set(['scene', 'tags', 'campaign', 'danger'])

/** Deeper than anybody writes, and shallow enough for whatever walks through it. */
export const deepestLogic = 12

/** Levels that exist, conditions that can be worked out whatever the facts are, words that mean something (ES-1, ES-2). */
export function escalationFindings(playbook: Playbook, found: Findings): void {
  const levels = found.unique('ladder', playbook.ladder)
  found.unique('escalationRules', playbook.escalationRules)
  found.unique('limits', playbook.limits)
  found.unique('dangerWords', playbook.dangerWords)
  const known = idsOf(playbook)
  playbook.escalationRules.forEach((rule, at) => {
    const path = `escalationRules[${String(at)}]`
    found.known(`${path}.level`, rule.level, levels, 'level')
    const { kind } = typeOf(`${path}.when`, rule.when, 1, known, found)
    if (kind !== 'boolean' && kind !== 'unsound') found.add(`${path}.when`, 'condition')
  })
  playbook.dangerWords.forEach(({ words, notIn }, at) => {
    notIn.forEach((longer, w) => {
      if (!words.some((word) => longer.includes(word))) found.add(`dangerWords[${String(at)}].notIn[${String(w)}]`, 'holdsNoWord', { id: longer })
    })
  })
}

type KnownIds = Readonly<Partial<Record<Fact, readonly string[]>>>

/** What a fact may be; a rule about something else would never hold, and nobody would notice. */
function idsOf(playbook: Playbook): KnownIds {
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
  return {
    'clock.metric': clockMetrics, kind: ids(playbook.kinds), channel: ids(playbook.channels), type: ids(playbook.types), class: ids(playbook.classes), scene: ids(playbook.scenes),
    need: ids(playbook.needs), severity: ids(playbook.severities), priority: ids(playbook.priorities), tier: ids(playbook.tiers), tags: ids(playbook.tags),
    campaign: ids(playbook.campaigns), danger: ids(playbook.dangerWords), level: ids(playbook.ladder),
  }
}

/** The kind of what a part comes to, with what is wrong in it found on the way. */
function typeOf(path: string, logic: Logic, depth: number, known: KnownIds, found: Findings): Typed {
  if (depth > deepestLogic) return unsound(path, found, 'tooDeep', { most: String(deepestLogic) })
  if (logic === null) return { kind: 'nothing', words: [] }
  if (typeof logic === 'string') return { kind: 'text', words: [logic] }
  if (typeof logic === 'number' || typeof logic === 'boolean') return { kind: typeof logic as 'number' | 'boolean', words: [] }
  if (isList(logic)) {
    const parts = logic.map((part, at) => typeOf(`${path}[${String(at)}]`, part, depth + 1, known, found))
    return { kind: parts.some(({ kind }) => kind === 'unsound') ? 'unsound' : 'list', words: parts.flatMap(({ words }) => words), ...factOf(parts) }
  }
  return operation(path, logic, depth, known, found)
}

const isList = (logic: Logic): logic is readonly Logic[] => Array.isArray(logic)

function operation(path: string, logic: Readonly<Record<string, Logic>>, depth: number, known: KnownIds, found: Findings): Typed {
  const entries = Object.entries(logic)
  const [operator, operand] = entries[0] ?? ['', null]
  if (entries.length !== 1 || !operators.has(operator)) return unsound(path, found, 'operation', { known: logicOperators.join(' ') })
  if (operator === 'var') {
    if (typeof operand === 'string' && facts.has(operand)) return { kind: kindOf(operand as Fact), fact: operand as Fact, words: [] }
    return unsound(`${path}.var`, found, 'unknown', { what: 'fact', id: JSON.stringify(operand).replaceAll('"', '') })
  }
  // JsonLogic lets a single operand stand without its list.
  const operands = isList(operand) ? operand : [operand]
  const parts = operands.map((part, at) => typeOf(isList(operand) ? `${path}.${operator}[${String(at)}]` : `${path}.${operator}`, part, depth + 1, known, found))
  if (parts.some(({ kind }) => kind === 'unsound')) return { kind: 'unsound', words: [] }
  const [least, most] = operandsOf(operator as Operator)
  if (parts.length < least || parts.length > most) return unsound(path, found, 'operands', { id: operator, known: least === most ? String(least) : `${String(least)}+` })
  if (!fits(operator as Operator, parts)) return unsound(path, found, 'compared', { id: operator, known: parts.map(({ fact, kind }) => fact ?? kind).join(', ') })
  compareIds(`${path}.${operator}`, parts, known, found)
  return { kind: 'boolean', words: [] }
}

function kindOf(fact: Fact): Kind {
  if (numbers.has(fact)) return 'number'
  if (booleans.has(fact)) return 'boolean'
  return lists.has(fact) ? 'list' : 'text'
}

function operandsOf(operator: Operator): readonly [least: number, most: number] {
  if (operator === '!') return [1, 1]
  return operator === 'and' || operator === 'or' ? [1, Infinity] : [2, 2]
}

/** A text may be nothing: what is not known yet. */
const isText = (kind: Kind) => kind === 'text' || kind === 'nothing'

function fits(operator: Operator, parts: readonly Typed[]): boolean {
  const [left, right] = parts.map(({ kind }) => kind)
  switch (operator) {
    case 'and':
    case 'or':
    case '!':
      return parts.every(({ kind }) => kind === 'boolean')
    case '<':
    case '<=':
    case '>':
    case '>=':
      return left === 'number' && right === 'number'
    case 'in':
      return left === 'text' && right === 'list'
    case '==':
    case '!=':
      return left !== undefined && right !== undefined && left !== 'list' && (left === right || (isText(left) && isText(right)))
    case 'var':
      return true
  }
}

function compareIds(path: string, parts: readonly Typed[], known: KnownIds, found: Findings): void {
  const ids = parts.flatMap(({ fact }) => (fact === undefined ? [] : [known[fact] ?? []]))
  const possible = ids.flat()
  if (possible.length === 0) return
  for (const id of parts.flatMap(({ words }) => words)) if (!possible.includes(id)) found.add(path, 'notOneOf', { id, found: `'${id}' is nothing that it could be`, known: possible.slice(0, 20).join(' ') })
}

const factOf = (parts: readonly Typed[]): { readonly fact?: Fact } => {
  const fact = parts.find((part) => part.fact !== undefined)?.fact
  return fact === undefined ? {} : { fact }
}

function unsound(path: string, found: Findings, code: Parameters<Findings['add']>[1], values: Readonly<Record<string, string>>): Typed {
  found.add(path, code, values)
  return { kind: 'unsound', words: [] }
}
