import type { Unit } from './cut.rules.ts'
import { isSpeltOut, type Sound, soundsOf } from './pinyin.rules.ts'

const latin = /^[a-z]+$/u
const mostChains = 3
const mostSounds = 12

/**
 * The parts of a query that may be read aloud: Latin letters as pinyin, with the Chinese characters that stand beside them without a gap;
 * syllables written out may have a space or an apostrophe between them. Each with its likeliest readings.
 */
export function chainsOf(units: readonly Unit[]): Sound[][] {
  const chains: Sound[][] = []
  let run: Sound[][] = []
  let hasSound = false
  let before: Unit | undefined
  const end = () => {
    if (hasSound) chains.push(...run)
    run = []
    hasSound = false
  }
  for (const unit of units) {
    const ways = waysOf(unit)
    const gap = before === undefined ? 0 : unit.at - before.at - before.text.length
    if (ways.length === 0 || gap > 1 || (gap === 1 && !(run.every(isSpeltOut) && unit.is === 'word' && before?.is === 'word'))) end()
    if (ways.length > 0) {
      run = run.length === 0 ? ways : run.flatMap((sounds) => ways.map((way) => [...sounds, ...way])).slice(0, mostChains)
      hasSound ||= unit.is === 'word'
    }
    before = unit
  }
  end()
  return chains.map((sounds) => sounds.slice(0, mostSounds))
}

function waysOf(unit: Unit): Sound[][] {
  if (unit.is === 'character') return [[{ text: unit.text, is: 'character', whole: true }]]
  return latin.test(unit.text) ? soundsOf(unit.text) : []
}
