import { NotificationOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { NoticeView } from '../../../shared/contract/notices.ts'
import type { NoticeId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useRemembered } from '../../state/remembered.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { When } from '../../ui/When.tsx'
import { NoticeDetails } from './NoticeDetails.tsx'
import { NoticeForm } from './NoticeForm.tsx'
import css from './notices.module.css'

const parts = ['now', 'over'] as const
type Part = (typeof parts)[number]

/** 公告: what holds for everybody now, who has read it, and the log of an emergency (EX-1, EX-2). */
export function NoticesScreen() {
  const t = useWords()
  const may = useMay('notices.publish')
  const [part, setPart] = useRemembered('notices.part', parts)
  return (
    <div className={css.screen}>
      <header className={css.screenHead}>
        <h1>{t('notices.title')}</h1>
        <Segmented<Part> aria-label={t('notices.parts')} value={part} options={parts.map((value) => ({ value, label: t(`notices.part.${value}`) }))} onChange={setPart} />
        {may && (
          <Flyout title={t('notices.new')} trigger={t('notices.new')} triggerClass={css.new}>
            {(close) => <NoticeForm onDone={close} />}
          </Flyout>
        )}
      </header>
      <Part key={part} over={part === 'over'} />
    </div>
  )
}

function Part({ over }: { readonly over: boolean }) {
  const t = useWords()
  const answer = useAnswer('notices.list', { over })
  return (
    <Answer of={answer}>
      {(notices) => (notices.length === 0 ? <EmptyState icon={<NotificationOutlined />} title={t('notices.none')} text={t('notices.noneWhat')} /> : <Notices notices={notices} />)}
    </Answer>
  )
}

function Notices({ notices }: { readonly notices: readonly NoticeView[] }) {
  const t = useWords()
  const [chosen, setChosen] = useState<NoticeId | null>(null)
  const open = notices.find(({ noticeId }) => noticeId === chosen) ?? notices[0]
  const at = notices.findIndex((notice) => notice === open)
  const go = (to: number) => {
    const notice = notices[to]
    if (notice !== undefined) setChosen(notice.noticeId)
    return notice !== undefined
  }
  useKeys({ up: () => go(at - 1), down: () => go(at + 1), choose: (digit) => go(digit - 1) })
  return (
    <div className={css.columns}>
      <nav aria-label={t('notices.list')}>
        <ol className={css.list}>
          {notices.map((notice) => (
            <li key={notice.noticeId}>
              <button
                type="button"
                className={css.row}
                data-importance={notice.importance}
                aria-current={notice === open ? 'true' : undefined}
                onClick={() => {
                  setChosen(notice.noticeId)
                }}
              >
                <strong>{notice.title}</strong>
                <span className={css.facts}>
                  <span>{t(`notices.importance.${notice.importance}`)}</span>
                  <span>{t(`notices.kind.${notice.kind}`)}</span>
                  <When at={notice.fromAt} />
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {open !== undefined && <NoticeDetails key={open.noticeId} noticeId={open.noticeId} />}
    </div>
  )
}
