import type { PromiseView } from '../../../shared/contract/promises.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

/** Settles a promise; both ways can be taken back from where they are said. */
export function usePromise() {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const settle = (command: () => Promise<PromiseView>, said: string) =>
    attempt(async () => {
      const { promiseId, version } = await command()
      announce(said, 'quiet', () => void attempt(async () => { await client.promises.reopen({ promiseId, version }) }))
    })
  return {
    keep: ({ promiseId, version }: PromiseView) => settle(() => client.promises.keep({ promiseId, version }), t('promises.kept')),
    withdraw: ({ promiseId, version }: PromiseView, reason: string) => settle(() => client.promises.withdraw({ promiseId, version, reason, dueAt: null }), t('promises.withdrawn')),
  }
}
