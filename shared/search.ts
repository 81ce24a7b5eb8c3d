/** What the one search box finds. */
export const searchKinds = ['article', 'script', 'need', 'ticket', 'customer', 'order'] as const
export type SearchKind = (typeof searchKinds)[number]

/**
 * Why something is among the hits, the surest first: a number it carries; the whole query in its title, or in its text; read as
 * pinyin; another word for the same; most of the words; a corrected typing error. `nearest` is not what was asked for.
 */
export const searchReasons = ['number', 'title', 'phrase', 'pinyin', 'synonym', 'words', 'typo', 'nearest'] as const
export type SearchReason = (typeof searchReasons)[number]
