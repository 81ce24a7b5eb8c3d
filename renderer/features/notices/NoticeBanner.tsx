import { ExclamationCircleFilled, NotificationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { showScreen } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import css from './notices.module.css'

/** What everybody has to have read (EX-2): a quiet line above whatever is being done, which takes neither the caret nor a key but its own. */
export function NoticeBanner() {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const waiting = useAnswer('notices.list', {}).data?.filter(({ state, acknowledgedAt }) => state === 'standing' && acknowledgedAt === null) ?? []
  const first = waiting[0]
  const acknowledge = () => {
    if (first === undefined) return false
    void attempt(async () => {
      await client.notices.acknowledge({ noticeId: first.noticeId })
      announce(t('notices.acknowledged'))
    })
    return true
  }
  useKeys({ acknowledge })
  return (
    <div role="status" aria-label={t('notices.banner')}>
      {first !== undefined && (
        <div className={css.banner} data-importance={first.importance}>
          {first.importance === 'emergency' ? <ExclamationCircleFilled aria-hidden="true" /> : <NotificationOutlined aria-hidden="true" />}
          <span className={css.bannerText}>
            <strong>
              {t(`notices.importance.${first.importance}`)} · {t(`notices.kind.${first.kind}`)}
              {t('common.colon')}
              {first.title}
            </strong>{' '}
            {first.text}
          </span>
          {waiting.length > 1 && <span>{t('notices.others', { n: waiting.length - 1 })}</span>}
          <Button
            size="small"
            onClick={() => {
              showScreen('notices')
            }}
          >
            {t('notices.read')}
          </Button>
          <Button size="small" onClick={acknowledge}>
            {t('notices.acknowledge')} <Kbd keys={['Alt', 'C']} />
          </Button>
        </div>
      )}
    </div>
  )
}
