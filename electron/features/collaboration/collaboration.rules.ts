import type { CollaborationCategory } from '../../../shared/contract/collaboration.ts'
import type { Moments, Playbook } from '../../../shared/playbook.ts'

type Department = Playbook['departments'][number]
type Part = Department['template'][number]

/** What must be filled before a department is asked: what its template says, and all of it for a better product (DP-3). */
export const isRequired = (part: Pick<Part, 'required'>, category: CollaborationCategory) => part.required || category === 'improvement'

/** The parts that are still missing (DP-1). */
export function missingParts<P extends Pick<Part, 'id' | 'required'>>(template: readonly P[], category: CollaborationCategory, texts: Readonly<Record<string, string>>): P[] {
  return template.filter((part) => isRequired(part, category) && (texts[part.id] ?? '').trim() === '')
}

/** A need for a better product goes to a department that names somebody for it. */
export const takes = (department: Pick<Department, 'contact'>, category: CollaborationCategory) => category === 'case' || department.contact !== undefined

/**
 * The moments of a ticket while departments are asked (DP-2): passed on when the first of those that still wait was sent, so that
 * its clock is the one that runs.
 * @param waiting when those that wait were sent
 */
export function whileWaiting(moments: Moments, waiting: readonly number[]): Moments {
  const { departmentPlanned: _answered, transferred: _sent, ...others } = moments
  return { ...others, transferred: Math.min(...waiting) }
}
