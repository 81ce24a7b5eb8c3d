import type { Role } from '../../../shared/contract/people.ts'

/**
 * Who may give which role (PE-2: least right that does the job). The first person of a desk sets it up and may be anyone;
 * later anyone may bring a colleague in as an agent, and only a supervisor or a manager gives more than that.
 */
export function mayGiveRole(giver: Role | null, role: Role, isFirst: boolean): boolean {
  return isFirst || role === 'agent' || giver === 'supervisor' || giver === 'manager'
}
