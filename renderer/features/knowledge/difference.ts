import { diffWordsWithSpace } from 'diff'
import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import type { Language } from '../../../shared/text.ts'
import { type Field, fieldsOf, fieldValue } from './editor/fields.ts'

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

// Chinese has no spaces between words: the browser knows where they end.
const segmenters = new Map<Language, Intl.Segmenter>()

function segmenterFor(language: Language): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}

/** Two texts word by word. */
export function wordwise(before: string, after: string, language: Language): Piece[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: segmenterFor(language) }).map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
}

/** The fields in which two contents differ, in the order in which they are written. */
export function changedFields(before: ArticleContent, after: ArticleContent): Field[] {
  return fieldsOf().filter((field) => JSON.stringify(fieldValue(before, field)) !== JSON.stringify(fieldValue(after, field)))
}
