import type { ScriptVariable } from '../../../../shared/playbook.ts'
import { useWords } from '../../../i18n/useWords.ts'

const keys = {
  'agent.name': 'agentName', 'agent.number': 'agentNumber', 'customer.name': 'customerName', 'customer.phoneTail': 'phoneTail', 'customer.tier': 'tier',
  'contact.type': 'type', 'contact.scene': 'scene', 'contact.need': 'need', 'promise.time': 'promiseTime', 'promise.span': 'promiseSpan', 'department.title': 'department',
} as const satisfies Readonly<Record<ScriptVariable, string>>

/** What a variable of a script stands for. */
export function useVariableWords(): (name: ScriptVariable) => string {
  const t = useWords()
  return (name) => t(`knowledge.variable.${keys[name]}`)
}
