import { create } from 'zustand'
import { useSession } from './session.ts'

/** What was chosen last on a screen, of everybody who sat here: left and come back to, it is as it was. */
const useChoices = create<ReadonlyMap<string, string>>(() => new Map())

/**
 * Like a state of its own, but still there when the screen is opened again by the same person.
 * @param name of the choice, the only one so called
 * @param offered what there is to choose now; what was chosen and is not offered any more counts as not chosen
 * @param first what is shown before anything was chosen
 */
export function useRemembered<Choice extends string | number>(name: string, offered: readonly Choice[], first: Choice | undefined = offered[0]): readonly [Choice, (choice: Choice) => void] {
  const key = useSession(({ personId }) => `${personId ?? ''} ${name}`)
  const kept = useChoices((choices) => choices.get(key))
  if (first === undefined) throw new RangeError(`nothing to choose: ${name}`)
  return [offered.find((choice) => String(choice) === kept) ?? first, (choice) => { useChoices.setState((choices) => new Map(choices).set(key, String(choice)), true) }]
}
