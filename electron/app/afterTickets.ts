import type { Topic } from '../../shared/changes.ts'
import { lookAt, lookThroughAlarms, lookThroughAll, mostAtOnce, ticketsOf, ticketsOfClocks, ticketsToLookAt } from '../features/escalation/escalation.ts'
import type { CommandContext } from '../features/context.ts'

/**
 * What follows for the tickets that a command touched, in its own transaction: the rules of escalation look at them (ES-2), and at those
 * whose clocks warned or were broken, and at those that time alone may have changed. Where very many clocks were told of at once their tickets are left
 * to the pieces of work behind, and all that are open where any of them may have been touched.
 */
export function afterTickets(context: CommandContext, announced: ReadonlyMap<Topic, ReadonlySet<string> | 'all'>): void {
  const ids = announced.get('ticket') ?? new Set<string>()
  const clocks = announced.get('alarm') ?? new Set<string>()
  // Clocks that were moved many at once may be those of any ticket, also where what is due next stayed the same.
  if (ids === 'all' || clocks === 'all' || announced.get('clock') === 'all' || ids.size > mostAtOnce) {
    lookThroughAll(context)
    return
  }
  const [first] = clocks
  const isMany = first !== undefined && ids.size + clocks.size > mostAtOnce
  if (isMany) lookThroughAlarms(context, first)
  lookAt(context, new Set([...ticketsOf(context.db, ids), ...(isMany ? [] : ticketsOfClocks(context.db, clocks)), ...ticketsToLookAt(context.db, context.now)]))
}
