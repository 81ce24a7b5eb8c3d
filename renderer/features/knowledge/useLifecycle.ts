import type { Article } from '../../../shared/contract/knowledge.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showArticle } from '../../state/navigation.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

/** What becomes of an article (KB-2): every command answers with it as it then is, which is shown at once. */
export function useLifecycle({ articleId, version, number }: Article) {
  const t = useWords()
  const { client, queries } = useDesk()
  const attempt = useAttempt()
  const now = { articleId, version }

  const run = (command: () => Promise<Article>, done: 'submitted' | 'withdrawn' | 'declined' | 'published' | 'discarded') =>
    attempt(async () => {
      const next = await command()
      queries.setQueryData<Article>(queryKey('knowledge.get', { articleId, number: next.number }), next)
      showArticle(articleId, next.number === next.published ? null : next.number)
      announce(t(`knowledge.done.${done}`))
    })

  return {
    submit: () => run(() => client.knowledge.submit(now), 'submitted'),
    withdraw: () => run(() => client.knowledge.withdraw(now), 'withdrawn'),
    decline: (reason: string) => run(() => client.knowledge.decline({ ...now, reason }), 'declined'),
    publish: (reason: string, learn: boolean) => run(() => client.knowledge.publish({ ...now, reason, learn }), 'published'),
    discard: () => run(() => client.knowledge.discard(now), 'discarded'),
    restore: () =>
      attempt(async () => {
        await client.knowledge.restore({ articles: [articleId] })
        announce(t('knowledge.restoredNow', { n: 1 }))
      }),
    report: (text: string) =>
      attempt(async () => {
        await client.knowledge.report({ articleId, number, text })
        announce(t('knowledge.done.reported'))
      }),
  }
}
