import { from as dialects, to as scripts } from 'opencc-js/preset/t2cn'
import { Folding } from './normalise.rules.ts'

type Pair = readonly [string, string]

/** All words of a list of dictionaries with the first of what each becomes; opencc-js keeps them as `word word|word word|…`. */
const pairsOf = (groups: (typeof dialects)[string] = []): Pair[] =>
  groups.flat().flatMap((dictionary) => (typeof dictionary === 'string' ? dictionary.split('|').map((pair): Pair => {
    const [word = '', becomes = ''] = pair.split(' ')
    return [word, becomes]
  }) : dictionary))

const isCharacter = (word: string) => [...word].length === 1

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

/** Made when it is first needed: 130 kB and some four thousand pairs. */
export const folding = once(() => {
  const characters = (pairs: readonly Pair[]) => pairs.filter(([word, becomes]) => isCharacter(word) && isCharacter(becomes))
  const simplified = new Map(characters(pairsOf(scripts['cn'])))
  const targets = new Set(simplified.values())
  for (const [variant, usual] of characters([...pairsOf(dialects['tw']), ...pairsOf(dialects['hk'])])) {
    // What has a Simplified form, or is one, keeps it.
    if (!simplified.has(variant) && !targets.has(variant)) simplified.set(variant, simplified.get(usual) ?? usual)
  }
  return new Folding(simplified)
})

/** Words that Taiwan and the mainland have different ones for (簡訊, 短信), folded, each way. */
export const regionalWords = once((): ReadonlyMap<string, readonly string[]> => {
  const words = new Map<string, string[]>()
  const add = (word: string, meaning: string) => { words.set(word, [...(words.get(word) ?? []), meaning]) }
  for (const [taiwan, mainland] of pairsOf(dialects['twp'])) {
    const [one, another] = [folding().fold(taiwan), folding().fold(mainland)]
    if (one === another || isCharacter(one) || isCharacter(another)) continue
    add(one, another)
    add(another, one)
  }
  return words
})
