/** A stream of draws that is the same for the same seed (mulberry32), so that an invented month can be made again. */
export interface Chance {
  /** 0 ≤ x < 1 */
  share(): number
  /** an integer, 0 ≤ n < below */
  below(below: number): number
  between(from: number, to: number): number
  /** the front of a list more often than its end: the n-th has weight 1/n */
  early<Item>(items: readonly Item[]): Item
  any<Item>(items: readonly Item[]): Item
  /** 16 bytes for one UUID */
  bytes(): Uint8Array
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const share = () => draw() / 2 ** 32
  const below = (limit: number) => Math.floor(share() * limit)
  const at = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index]
    if (item === undefined) throw new RangeError('nothing to choose from')
    return item
  }
  return {
    share,
    below,
    between: (from, to) => from + Math.floor(share() * (to - from)),
    any: (items) => at(items, below(items.length)),
    early: (items) => {
      // 1 + 1/2 + 1/3 … is about the logarithm, and its inverse is a power.
      const index = Math.floor((items.length + 1) ** share()) - 1
      return at(items, Math.min(index, items.length - 1))
    },
    bytes: () => {
      const bytes = new Uint8Array(16)
      const words = new DataView(bytes.buffer)
      for (let offset = 0; offset < 16; offset += 4) words.setUint32(offset, draw())
      return bytes
    },
  }
}
