/**
 * The places 0 … n−1 in an order that is the same for a learner each time and another for each: nobody passes on where the right option
 * stood for a colleague. Fisher–Yates over a 32-bit linear congruential generator (Numerical Recipes), seeded with the learner's id.
 */
export function shuffled(n: number, id: Uint8Array, question: number): number[] {
  const places = Array.from({ length: n }, (_, place) => place)
  let state = id.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, question + 1)
  for (let at = n - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    ;[places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0]
  }
  return places
}
