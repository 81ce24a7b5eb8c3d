import { useAnswer } from '../../api/queries.ts'
import { sceneTrail } from '../knowledge/sceneTrail.ts'

interface Scene {
  readonly id: string
  readonly title: string
  readonly trail: readonly string[]
}

/** Each scene before those within it, as the tree is read from top to bottom. */
function asRead(scenes: readonly Scene[]): Scene[] {
  const places = new Map(scenes.map(({ id }, at) => [id, at]))
  const way = ({ trail }: Scene) => trail.map((id) => String(places.get(id) ?? 0).padStart(4, '0')).join(' ')
  return [...scenes].sort((a, b) => (way(a) < way(b) ? -1 : 1))
}

/** What somebody may know well: scenes of the playbook in force, and classes of problems. */
export function useSkillWords() {
  const { scenes = [], classes = [] } = useAnswer('playbook.catalogue', {}).data ?? {}
  const skills = [...asRead(scenes).map((scene) => ({ id: scene.id, title: sceneTrail(scenes, scene) })), ...classes]
  const titles = new Map([...classes, ...scenes].map(({ id, title }) => [id, title]))
  return { skills, titleOf: (id: string) => titles.get(id) ?? id }
}
