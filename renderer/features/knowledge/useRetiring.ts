import type { ArticleId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

/** Takes articles out of force, all or none of them, with a way back for ten seconds. */
export function useRetiring() {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  return (articles: readonly { readonly articleId: ArticleId; readonly version: number }[], reason: string, onDone: () => void) =>
    attempt(async () => {
      await client.knowledge.retire({ articles: articles.map(({ articleId, version }) => ({ articleId, version })), reason })
      onDone()
      announce(t('knowledge.retiredNow', { n: articles.length }), 'quiet', () =>
        void attempt(async () => {
          await client.knowledge.restore({ articles: articles.map(({ articleId }) => articleId) })
          announce(t('knowledge.restoredNow', { n: articles.length }))
        }),
      )
    })
}
