import type { Found } from '../../../shared/contract/intake.ts'
import { type IntakeStep, intakeSteps, type Need, type Playbook } from '../../../shared/playbook.ts'
import { needsFor, sceneFits, scenesBelow, sceneTrail } from '../../../shared/playbookRules.ts'
import type { Draft } from './draft.rules.ts'
import { chosen } from './intake.rules.ts'

/** What is jumped to. */
export type Target = Pick<Found, 'kind' | 'id'>

/** Where a jump leads a contact of this kind: the step, and the draft with what was chosen by it. Null for what the playbook does not have. */
export function landing(playbook: Playbook, draft: Draft, { kind, id }: Target, as: string): { readonly step: IntakeStep; readonly draft: Draft } | null {
  switch (kind) {
    case 'step': {
      const step = intakeSteps.find((candidate) => candidate === id)
      return step === undefined ? null : { step, draft }
    }
    case 'scene':
      return playbook.scenes.some((scene) => scene.id === id) ? { step: 'scene', draft: chosen(playbook, draft, 'scene', id) } : null
    case 'need': {
      const need = playbook.needs.find((candidate) => candidate.id === id)
      if (need === undefined) return null
      const inScene = chosen(playbook, draft, 'scene', sceneWith(playbook, draft.scene, need, as))
      return { step: 'need', draft: chosen(playbook, inScene, 'need', id) }
    }
  }
}

/** The kind that a contact has to be for it: its own where that fits, else the first that does (IN-12). Null for what the playbook does not have. */
export function kindFor(playbook: Playbook, { kind: what, id }: Target, kind: string): string | null {
  if (what === 'step') return kind
  const scenes = what === 'scene' ? [id] : (playbook.needs.find((need) => need.id === id)?.scenes ?? [])
  const fits = (each: string) => scenes.some((scene) => sceneFits(playbook, scene, each))
  return fits(kind) ? kind : (playbook.kinds.find((each) => fits(each.id))?.id ?? null)
}

/** The scene that comes with a need: the present one when it has that need, else the first leaf for this kind of contact that does. */
export function sceneWith(playbook: Playbook, present: string | null, need: Need, kind: string): string | null {
  if (needsFor(playbook, sceneTrail(playbook, present)).includes(need)) return present
  const fitting = (id: string | undefined) => id !== undefined && sceneFits(playbook, id, kind)
  let scene = need.scenes.find(fitting) ?? null
  const below = () => scenesBelow(playbook, scene).find(({ id }) => fitting(id))
  for (let next = below(); scene !== null && next !== undefined; next = below()) scene = next.id
  return scene
}
