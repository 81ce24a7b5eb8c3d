import type { ContactId } from '../../../shared/ids.ts'
import type { Facts } from '../../../shared/playbook.ts'
import type { Context } from '../context.ts'
import type { ScriptValues } from '../playbook/playbook.ts'
import { valuesOf } from './said.ts'
import { contactFacts, contactOf } from './taking.ts'

/** Where a contact stands, for those who only read it: which problem of it, what is known, what a script would say. */
export interface Standing {
  readonly contact: number
  readonly problem: number
  readonly facts: Facts
  readonly values: ScriptValues
}

/** @throws AppError not_found */
export function standing(context: Context, contactId: ContactId): Standing {
  const taking = contactOf(context, contactId)
  return { contact: taking.row.row, problem: taking.row.problem, facts: contactFacts(taking), values: valuesOf(context, taking) }
}
