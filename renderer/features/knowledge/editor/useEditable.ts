import type { Article } from '../../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../../shared/ids.ts'
import { useAnswer } from '../../../api/queries.ts'

/**
 * The article in the version that is being written, else the one in force; undefined until it is known. While a version that was just begun
 * is fetched the one before it stays, so that the fields, and the caret in them, do.
 */
export function useEditable(articleId: ArticleId | null) {
  const head = useAnswer('knowledge.get', { articleId: articleId ?? '', number: null }, { enabled: articleId !== null })
  const writing = head.data?.writing ?? null
  const isApart = writing !== null && writing !== head.data?.number
  const written = useAnswer('knowledge.get', { articleId: articleId ?? '', number: writing }, { enabled: articleId !== null && isApart, keep: true })
  const article: Article | undefined = isApart ? written.data : head.data
  return { article, error: head.error ?? written.error, retry: () => void (isApart ? written : head).refetch() }
}
