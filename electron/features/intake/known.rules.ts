import type { FieldView } from '../../../shared/contract/intake.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import { answerOf, type Draft, withAnswer } from './draft.rules.ts'

/** The fields that ask for the number of an order. */
const orderFields = (playbook: Playbook) => playbook.fields.filter((field) => field.kind === 'order').map((field) => field.id)

/**
 * The order of a contact answers the fields that ask for its number; what another order had answered goes with it. Without an
 * order what the agent typed stays.
 */
export function withOrder(playbook: Playbook, draft: Draft, before: string | null, after: string | null): Draft {
  return orderFields(playbook).reduce((next, field) => {
    if (after !== null) return withAnswer(next, field, after)
    return answerOf(next, field) === before ? withAnswer(next, field, '') : next
  }, draft)
}

/** IN-10: whether this field need not be asked, since the order that is linked answers it. */
export function isKnown(field: Pick<FieldView, 'kind' | 'value'>, order: { readonly number: string } | null): boolean {
  return field.kind === 'order' && order !== null && field.value === order.number
}
