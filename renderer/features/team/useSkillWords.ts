import { useAnswer } from '../../api/queries.ts'

/** What somebody may know well: scenes, the wider before those within them, and classes of problems. */
export function useSkillWords() {
  const { scenes = [], classes = [] } = useAnswer('playbook.catalogue', {}).data ?? {}
  const skills = [...scenes.map(({ id, trail }) => ({ id, title: trail.join(' · ') })), ...classes.map(({ id, title }) => ({ id, title }))]
  const titles = new Map([...classes, ...scenes].map(({ id, title }) => [id, title]))
  return { skills, titleOf: (id: string) => titles.get(id) ?? id }
}
