import type { questionKinds } from '../../../shared/knowledge/quiz.ts'

type Kind = (typeof questionKinds)[number]

/** An option is pressed: `single` takes it alone, the others put it last or take it off. @param place the option's own place, as answers carry it */
export function press(kind: Kind, chosen: readonly number[], place: number): readonly number[] {
  if (kind === 'single') return [place]
  return chosen.includes(place) ? chosen.filter((each) => each !== place) : [...chosen, place]
}

/** A step that is in the order goes earlier (−1) or later (1); one that is not, or is at the end, stays. */
export function shift(chosen: readonly number[], place: number, by: 1 | -1): readonly number[] {
  const at = chosen.indexOf(place)
  const other = chosen[at + by]
  if (at < 0 || other === undefined) return chosen
  return chosen.map((each) => (each === place ? other : each === other ? place : each))
}

/** Whether it can be handed in: something is chosen, for an order everything. */
export function isAnswered(kind: Kind, chosen: readonly number[], options: number): boolean {
  return kind === 'order' ? chosen.length === options : chosen.length > 0
}
