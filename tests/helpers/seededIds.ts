import type { Clock, Ids } from '../../electron/app/ports.ts'

/** The same ids and numbers in every run: valid UUIDv7 that sort in the order in which they were made. */
export function seededIds(clock: Pick<Clock, 'now'>, seed = 1): Ids {
  let state = seed
  let made = 0
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state
  }
  return {
    uuid: () => {
      made += 1
      const time = clock.now().toString(16).padStart(12, '0')
      const counter = made.toString(16).padStart(6, '0')
      const tail = draw().toString(16).padStart(8, '0') + draw().toString(16).padStart(8, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.slice(0, 3)}-8${counter.slice(3)}-${tail.slice(-12)}`
    },
    random: (below) => draw() % below,
  }
}
