import { escalationFacts, type Logic, logicOperators } from './playbookEscalation.ts'
import type { Playbook } from './playbook.ts'
import type { Findings } from './playbookFindings.ts'

const facts: ReadonlySet<string> = new Set(escalationFacts)
const operators: ReadonlySet<string> = new Set(logicOperators)

/** Levels that exist, conditions that can be worked out, words that mean something (ES-1, ES-2). */
export function escalationFindings(playbook: Playbook, found: Findings): void {
  const levels = found.unique('ladder', playbook.ladder)
  found.unique('escalationRules', playbook.escalationRules)
  found.unique('limits', playbook.limits)
  found.unique('dangerWords', playbook.dangerWords)
  playbook.escalationRules.forEach((rule, at) => {
    const path = `escalationRules[${String(at)}]`
    found.known(`${path}.level`, rule.level, levels, 'level')
    logicFindings(`${path}.when`, rule.when, found)
  })
  playbook.dangerWords.forEach(({ words, notIn }, at) => {
    notIn.forEach((longer, w) => {
      if (!words.some((word) => longer.includes(word))) found.add(`dangerWords[${String(at)}].notIn[${String(w)}]`, 'holdsNoWord', { id: longer })
    })
  })
}

function logicFindings(path: string, logic: Logic, found: Findings): void {
  if (Array.isArray(logic)) {
    logic.forEach((part: Logic, at) => { logicFindings(`${path}[${String(at)}]`, part, found) })
    return
  }
  if (typeof logic !== 'object' || logic === null) return
  const entries = Object.entries(logic as Readonly<Record<string, Logic>>)
  const [operator, operand] = entries[0] ?? ['', null]
  if (entries.length !== 1 || !operators.has(operator)) {
    found.add(path, 'operation', { known: logicOperators.join(' ') })
    return
  }
  if (operator === 'var') {
    if (typeof operand !== 'string' || !facts.has(operand)) found.add(`${path}.var`, 'unknown', { what: 'fact', id: JSON.stringify(operand).replaceAll('"', '') })
    return
  }
  logicFindings(`${path}.${operator}`, operand, found)
}
