import hongKongVariants from 'opencc-js/dict/HKVariants'
import simplifiedOfTraditional from 'opencc-js/dict/TSCharacters'
import taiwanPhrases from 'opencc-js/dict/TWPhrases'
import taiwanVariants from 'opencc-js/dict/TWVariants'
import { Folding } from './normalise.rules.ts'

const pairsOf = (dictionary: string) => dictionary.split('|').map((pair): readonly [string, string] => {
  const [from = '', to = ''] = pair.split(' ')
  return [from, to]
})

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

/** Made when it is first needed: 130 kB and some five thousand pairs. */
export const folding = once(() => {
  const simplified = new Map(pairsOf(simplifiedOfTraditional))
  const targets = new Set(simplified.values())
  for (const [usual, variant] of [...pairsOf(taiwanVariants), ...pairsOf(hongKongVariants)]) {
    // What has a Simplified form of its own keeps it.
    if (!simplified.has(variant) && !targets.has(variant)) simplified.set(variant, simplified.get(usual) ?? usual)
  }
  return new Folding(simplified)
})

/** Words that Taiwan and the mainland have different ones for (簡訊, 短信), folded, each way. */
export const regionalWords = once((): ReadonlyMap<string, readonly string[]> => {
  const words = new Map<string, string[]>()
  const add = (word: string, meaning: string) => { words.set(word, [...(words.get(word) ?? []), meaning]) }
  for (const [standard, taiwan] of pairsOf(taiwanPhrases)) {
    const [one, another] = [folding().fold(standard), folding().fold(taiwan)]
    if (one === another || one.length < 2 || another.length < 2) continue
    add(one, another)
    add(another, one)
  }
  return words
})
