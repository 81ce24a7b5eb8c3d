import type { Facts, Playbook } from '../../../shared/playbook.ts'
import { campaignsAt, sceneTrail } from '../../../shared/playbookRules.ts'
import type { Context } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import type { NewTicketRow } from './tickets.store.ts'

/**
 * As the intake had them, so that saving re-targets no clock.
 * @param tags those that the customer has now; undefined where there is no customer
 */
export function factsOf(context: Context, ticket: Omit<NewTicketRow, 'ticket_id' | 'device'>, playbook: Playbook, tags = ticket.customer === null ? undefined : getByRow(context, ticket.customer).tags): Facts {
  return {
    ...(ticket.kind === null ? {} : { kind: ticket.kind }),
    channel: ticket.channel,
    severity: ticket.severity,
    priority: ticket.priority,
    outcome: ticket.outcome,
    scene: sceneTrail(playbook, ticket.scene).map((scene) => scene.id),
    campaign: campaignsAt(playbook, ticket.arrived_at),
    ...(tags === undefined ? {} : { tags }),
    ...(ticket.type === null ? {} : { type: ticket.type }),
    ...(ticket.class === null ? {} : { class: ticket.class }),
    ...(ticket.need === null ? {} : { need: ticket.need }),
    ...(ticket.tier === null ? {} : { tier: ticket.tier }),
    ...(ticket.impact === null ? {} : { impact: ticket.impact }),
    ...(ticket.urgency === null ? {} : { urgency: ticket.urgency }),
    ...(ticket.department === null ? {} : { owner: ticket.department }),
  }
}
