import type { ContactId, CustomerId, OrderId } from '../../../shared/ids.ts'
import type { CommandContext } from '../context.ts'
import { get as getCustomer } from '../customers/customers.ts'
import { claim, customerOf, get, getByRow } from '../orders/orders.ts'
import { withOrder } from './known.rules.ts'
import { change, openContact } from './taking.ts'

/** Which order the contact is about. Its number is asked for no more, and where nobody knew the customer yet, the order tells. */
export function setOrder(context: CommandContext, input: { readonly contactId: ContactId; readonly orderId: OrderId | null }): void {
  const taking = openContact(context, input)
  const before = taking.row.customer_order === null ? null : getByRow(context, taking.row.customer_order).order.number
  const after = input.orderId === null ? null : get(context, input.orderId)
  if (after !== null && taking.row.customer !== null) claim(context, after, taking.row.customer)
  const customer = taking.row.customer ?? (after === null ? null : (customerOf(context, after)?.row ?? null))
  const to = after?.order.number ?? null
  const draft = withOrder(taking.published.playbook, taking.draft, before, to)
  change(context, taking, 'contact.linked', { changes: { order: { from: before, to } } }, { customer, customer_order: after?.row ?? null, draft })
}

/** Who the customer is. An order that is known to be somebody else's goes, with the number that it answered. */
export function setCustomer(context: CommandContext, input: { readonly contactId: ContactId; readonly customerId: CustomerId | null }): void {
  const taking = openContact(context, input)
  const customer = input.customerId === null ? null : getCustomer(context, input.customerId).row
  const order = taking.row.customer_order === null ? null : getByRow(context, taking.row.customer_order)
  const owner = order === null ? null : customerOf(context, order)
  if (order === null || customer === null || owner === null || owner.row === customer) {
    change(context, taking, 'contact.identified', { customer: input.customerId }, { customer })
    return
  }
  const { number } = order.order
  const draft = withOrder(taking.published.playbook, taking.draft, number, null)
  change(context, taking, 'contact.identified', { customer: input.customerId, changes: { order: { from: number, to: null } } }, { customer, customer_order: null, draft })
}
