import { DownloadOutlined } from '@ant-design/icons'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { announce } from '../../state/notices.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useFormats } from '../../ui/useFormats.ts'

/** One key takes the ticket of the team that comes first for this person, and says why it does (TK-7). */
export function PullNext({ triggerClass }: { readonly triggerClass: string | undefined }) {
  const t = useWords()
  const formats = useFormats()
  const attempt = useAttempt()
  const { client } = useDesk()
  const may = useMay('dispatch.pull')
  const waiting = useAnswer('dispatch.released', {}).data?.tickets ?? 0
  const pull = () =>
    attempt(async () => {
      const pulled = await client.dispatch.pull({})
      if (pulled === null) {
        announce(t('dispatch.none'))
        return
      }
      const { tier, skill, dueAt } = pulled
      const why = pulled.why.map((each) => t(`dispatch.why.${each}`, { tier, skill, time: dueAt === null ? '' : formats.near(dueAt) })).join(t('common.comma'))
      showTicket(pulled.ticketId)
      announce(t('dispatch.pulled', { number: spokenTicketNumber(pulled.number), why }))
    })
  useKeys({
    pull: () => {
      if (may && waiting > 0) void pull()
      return may && waiting > 0
    },
  })
  if (!may || waiting === 0) return null
  return (
    <button type="button" className={triggerClass} onClick={() => void pull()}>
      <DownloadOutlined aria-hidden="true" /> {t('dispatch.pull', { n: waiting })} <Kbd keys={['G']} />
    </button>
  )
}
