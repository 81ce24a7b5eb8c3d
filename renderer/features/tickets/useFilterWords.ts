import { queueDues, queueOwners } from '../../../shared/contract/queue.ts'
import { takesContacts } from '../../../shared/contract/people.ts'
import { ticketStates } from '../../../shared/contract/tickets.ts'
import { courses } from '../../../shared/lifecycle.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import type { FilterPart } from './arrangement.ts'

export interface FilterOption {
  readonly id: string
  readonly title: string
  /** how far below the top it is, in a tree */
  readonly depth?: number
}

export interface FilterWords {
  options: (part: FilterPart['part']) => readonly FilterOption[]
  /** "Type: Complaint" */
  said: (piece: FilterPart) => string
}

/** What can be filtered by, in words; what the playbook no longer knows is shown by its id. */
export function useFilterWords(): FilterWords {
  const t = useWords()
  const catalogue = useAnswer('playbook.catalogue', {}).data
  const people = useAnswer('people.list', {}).data ?? []
  const options = (part: FilterPart['part']): readonly FilterOption[] => {
    switch (part) {
      case 'whose': return queueOwners.map((id) => ({ id, title: t(`queue.whose.${id}`) }))
      case 'due': return queueDues.map((id) => ({ id, title: t(`queue.due.${id}`) }))
      case 'courses': return courses.map((id) => ({ id, title: t(`lifecycle.course.${id}`) }))
      case 'states': return ticketStates.map((id) => ({ id, title: t(`ticketState.${id}`) }))
      case 'owners': return people.filter(({ role }) => takesContacts.includes(role)).map(({ personId, name }) => ({ id: personId, title: name }))
      case 'scenes': return catalogue?.scenes.map(({ id, title, trail }) => ({ id, title, depth: trail.length - 1 })).toSorted(byTrail(catalogue.scenes)) ?? []
      case 'types':
      case 'needs':
      case 'severities':
      case 'priorities':
      case 'tiers':
      case 'channels':
      case 'levels': return catalogue?.[part] ?? []
    }
  }
  const titleOf = ({ part, value }: FilterPart) => options(part).find(({ id }) => id === value)?.title ?? people.find(({ personId }) => personId === value)?.name ?? value
  return { options, said: (piece) => `${t(`queue.part.${piece.part}`)}${t('common.colon')}${titleOf(piece)}` }
}

/** Each scene directly under the one it is in, brothers in the order of the playbook. */
function byTrail(scenes: readonly { readonly id: string; readonly trail: readonly string[] }[]): (a: { readonly id: string }, b: { readonly id: string }) => number {
  const place = new Map(scenes.map(({ id }, at) => [id, at]))
  const path = new Map(scenes.map(({ id, trail }) => [id, trail.map((each) => String(place.get(each) ?? 0).padStart(4, '0')).join('/')]))
  return (a, b) => ((path.get(a.id) ?? '') < (path.get(b.id) ?? '') ? -1 : 1)
}
