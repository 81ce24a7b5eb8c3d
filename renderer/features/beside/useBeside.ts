import type { ArticleBeside } from '../../../shared/contract/knowledge.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

export interface BesideActions {
  /** marks it as used with this contact, or takes that back; what was done can be undone */
  toggleUsed(article: ArticleBeside): Promise<void>
  report(article: ArticleBeside, text: string): Promise<void>
}

export function useBeside(contactId: ContactId): BesideActions {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const mark = ({ articleId, number, title }: ArticleBeside, used: boolean): Promise<void> =>
    attempt(async () => {
      await client.knowledge[used ? 'use' : 'unuse']({ articleId, number, contactId })
      announce(t(used ? 'beside.used' : 'beside.unused', { title }))
    })
  return {
    toggleUsed: (article) =>
      attempt(async () => {
        const { articleId, number, title, used } = article
        await client.knowledge[used ? 'unuse' : 'use']({ articleId, number, contactId })
        announce(t(used ? 'beside.unused' : 'beside.used', { title }), 'quiet', () => void mark(article, used))
      }),
    report: ({ articleId, number }, text) =>
      attempt(async () => {
        await client.knowledge.report({ articleId, number, text })
        announce(t('beside.reported'))
      }),
  }
}
