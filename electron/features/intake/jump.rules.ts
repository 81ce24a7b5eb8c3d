import type { Found } from '../../../shared/contract/intake.ts'
import { type IntakeStep, intakeSteps, type Need, type Playbook } from '../../../shared/playbook.ts'
import { needsFor, sceneFits, scenesBelow, sceneTrail } from '../../../shared/playbookRules.ts'
import type { Draft } from './draft.rules.ts'
import { chosen } from './intake.rules.ts'

/** What is jumped to. */
export type Target = Pick<Found, 'kind' | 'id'>

/** Where a jump leads: the step, and the draft with what was chosen by it. Null for what the playbook does not have. */
export function landing(playbook: Playbook, draft: Draft, { kind, id }: Target): { readonly step: IntakeStep; readonly draft: Draft } | null {
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
      const inScene = chosen(playbook, draft, 'scene', sceneWith(playbook, draft.scene, need))
      return { step: 'need', draft: chosen(playbook, inScene, 'need', id) }
    }
  }
}

/** Whether a contact of this kind may be led there (IN-12). */
export function mayLead(playbook: Playbook, { kind: what, id }: Target, kind: string): boolean {
  if (what === 'step') return true
  const scenes = what === 'scene' ? [id] : (playbook.needs.find((need) => need.id === id)?.scenes ?? [])
  return scenes.some((scene) => sceneFits(playbook, scene, kind))
}

/** The scene that comes with a need: the present one when it has that need, else the first leaf that does. */
export function sceneWith(playbook: Playbook, present: string | null, need: Need): string | null {
  if (needsFor(playbook, sceneTrail(playbook, present)).includes(need)) return present
  let scene = need.scenes[0] ?? null
  for (let below = scenesBelow(playbook, scene)[0]; below !== undefined; below = scenesBelow(playbook, scene)[0]) scene = below.id
  return scene
}
