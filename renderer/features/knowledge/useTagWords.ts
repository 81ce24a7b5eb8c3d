import { useWords } from '../../i18n/useWords.ts'

/** Tags of the shipped articles, which have words; any other stands for itself. */
export const knownTags = ['procedure', 'words', 'policy', 'logistics', 'payment', 'fees', 'invoice', 'identity', 'safety', 'membership', 'promotion', 'complaint', 'system'] as const

export function useTagWords(): (tag: string) => string {
  const t = useWords()
  return (tag) => {
    const known = knownTags.find((each) => each === tag)
    return known === undefined ? tag : t(`knowledge.tag.${known}`)
  }
}
