import type { MomentName, Moments } from '../../../shared/playbook.ts'

/** Where a ticket stands on the ladder (ES-1). */
export interface Standing {
  /** null: with the agent */
  readonly level: string | null
  readonly owner: number
  /** who stays the customer's contact; null: the owner */
  readonly agent: number | null
  readonly moments: Moments
}

/** Going up to a level starts its clock (CK-14, CK-15), stepping in ends it. A level of another name has none. */
const momentsOfLevel: Readonly<Partial<Record<string, { readonly reached: MomentName; readonly steppedIn: MomentName }>>> = {
  'team-lead': { reached: 'submittedToLead', steppedIn: 'leadSteppedIn' },
  supervisor: { reached: 'escalatedToSupervisor', steppedIn: 'supervisorSteppedIn' },
  manager: { reached: 'escalatedToManager', steppedIn: 'managerSteppedIn' },
}

/** Whether somebody of its level has yet to step in. */
export function isAwaited({ level, moments }: Pick<Standing, 'level' | 'moments'>): boolean {
  const names = level === null ? undefined : momentsOfLevel[level]
  return names !== undefined && isOpen(moments, names)
}

export function steppedInAt({ level, moments }: Pick<Standing, 'level' | 'moments'>): number | null {
  const names = level === null ? undefined : momentsOfLevel[level]
  return names === undefined || isOpen(moments, names) ? null : (moments[names.steppedIn] ?? null)
}

const isOpen = (moments: Moments, { reached, steppedIn }: { readonly reached: MomentName; readonly steppedIn: MomentName }) =>
  moments[reached] !== undefined && (moments[steppedIn] ?? -Infinity) < moments[reached]

/** The agent has said that they cannot solve it and it has not gone up since (CK-13). */
export const isBeyondAgent = ({ cannotSolve, submittedToLead }: Moments): boolean => cannotSolve !== undefined && (submittedToLead ?? -Infinity) < cannotSolve

/** Up to a level, with another owner where somebody of it is here. Whoever has not stepped in lower down need not any more. */
export function raised(from: Standing, level: string, owner: number, now: number): Standing {
  const names = momentsOfLevel[level]
  const left = without(from.moments, Object.values(momentsOfLevel).flatMap((each) => (each !== undefined && isOpen(from.moments, each) ? [each.reached] : [])))
  // Over the head of the team lead nothing is submitted to them: that clock is not met, it has no object any more.
  const moments = isBeyondAgent(left) && names?.reached !== 'submittedToLead' ? without(left, ['cannotSolve']) : left
  // What is reached again comes after the last time that somebody stepped in: that clock would else be met at once.
  const at = names === undefined ? now : Math.max(now, (moments[names.steppedIn] ?? -Infinity) + 1)
  return { level, owner, agent: owner === from.owner ? from.agent : (from.agent ?? from.owner), moments: names === undefined ? moments : { ...moments, [names.reached]: at } }
}

/** As it stood before it went up. What happened to it otherwise meanwhile (a department was asked) stays as it is. */
export function takenBack(from: Standing, before: Standing): Standing {
  const own: readonly MomentName[] = ['cannotSolve', ...Object.values(momentsOfLevel).flatMap((each) => (each === undefined ? [] : [each.reached, each.steppedIn]))]
  const again = Object.fromEntries(Object.entries(before.moments).filter(([name]) => own.includes(name as MomentName)))
  return { ...before, moments: { ...without(from.moments, own), ...again } }
}

/** Somebody of the level takes it up. */
export function steppedIn(from: Standing, by: number, now: number): Standing {
  return { ...from, owner: by, agent: by === from.owner ? from.agent : (from.agent ?? from.owner), moments: metNow(from, now) }
}

/** Down again to the customer's contact: who hands back has looked at it. */
export function handedBack(from: Standing, now: number): Standing {
  return { level: null, owner: from.agent ?? from.owner, agent: null, moments: metNow(from, now) }
}

function metNow({ level, moments }: Standing, now: number): Moments {
  const names = level === null ? undefined : momentsOfLevel[level]
  return names === undefined || !isOpen(moments, names) ? moments : { ...moments, [names.steppedIn]: Math.max(now, moments[names.reached] ?? now) }
}

const without = (moments: Moments, names: readonly MomentName[]): Moments => Object.fromEntries(Object.entries(moments).filter(([name]) => !names.includes(name as MomentName)))
