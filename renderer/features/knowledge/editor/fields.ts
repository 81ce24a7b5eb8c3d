import { type ArticleContent, articleParts, type ArticleText, emptyText } from '../../../../shared/knowledge/article.ts'
import { type Language, languages } from '../../../../shared/text.ts'

export const textParts = ['title', ...articleParts] as const
export type TextPart = (typeof textParts)[number]

const others = ['scenes', 'needs', 'tags', 'audience', 'owner', 'validFrom', 'validTo', 'when', 'quiz'] as const

/** The smallest things of an article that are compared and taken over as a whole. */
export type Field =
  | { readonly kind: 'text'; readonly key: string; readonly language: Language; readonly part: TextPart }
  | { readonly kind: 'other'; readonly key: (typeof others)[number]; readonly language?: undefined }

const all: readonly Field[] = [
  ...languages.flatMap((language) => textParts.map((part): Field => ({ kind: 'text', key: `texts.${language}.${part}`, language, part }))),
  ...others.map((key): Field => ({ kind: 'other', key })),
]

export const fieldsOf = (): readonly Field[] => all

export function fieldValue(content: ArticleContent, field: Field): unknown {
  return field.kind === 'text' ? (content.texts[field.language]?.[field.part] ?? '') : content[field.key]
}

/** With other words in one part; a language in which nothing is left is not there. */
export function withText(content: ArticleContent, language: Language, words: Partial<ArticleText>): ArticleContent {
  const text = { ...(content.texts[language] ?? emptyText), ...words }
  const isThere = textParts.some((part) => text[part].trim() !== '')
  const kept = languages.flatMap((each) => {
    const known = each === language ? (isThere ? text : undefined) : content.texts[each]
    return known === undefined ? [] : [[each, known] as const]
  })
  return { ...content, texts: Object.fromEntries(kept) }
}

/** With one field as it stands in another content. */
export function withField(content: ArticleContent, from: ArticleContent, field: Field): ArticleContent {
  if (field.kind === 'text') return withText(content, field.language, { [field.part]: from.texts[field.language]?.[field.part] ?? '' })
  return { ...content, [field.key]: from[field.key] }
}

const isSame = (a: ArticleContent, b: ArticleContent, field: Field) => JSON.stringify(fieldValue(a, field)) === JSON.stringify(fieldValue(b, field))

/** Whether two contents say the same, whatever order their languages stand in. */
export function areSame(a: ArticleContent, b: ArticleContent): boolean {
  return all.every((field) => isSame(a, b, field))
}

/** The fields that both sides have changed since `base`, and not to the same. */
export function contested(base: ArticleContent, mine: ArticleContent, theirs: ArticleContent): Field[] {
  return all.filter((field) => !isSame(base, mine, field) && !isSame(base, theirs, field) && !isSame(mine, theirs, field))
}

/** Both sides' changes since `base` in one; of a contested field theirs where `takesTheirs` names it, else mine. */
export function merged(base: ArticleContent, mine: ArticleContent, theirs: ArticleContent, takesTheirs: ReadonlySet<string>): ArticleContent {
  return all
    .filter((field) => (isSame(base, mine, field) ? !isSame(base, theirs, field) : takesTheirs.has(field.key)))
    .reduce((content, field) => withField(content, theirs, field), mine)
}
