import { PauseCircleOutlined, SwapOutlined } from '@ant-design/icons'
import type { ContactSummary } from '../../../shared/contract/contact.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { Elapsed } from '../../ui/Elapsed.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { ChannelIcon } from './channelIcon.tsx'
import { KindMark } from './KindMark.tsx'
import css from './tabs.module.css'

interface Props {
  readonly contact: ContactSummary
  /** its place among the tabs, by which the digits go; beyond nine there is no key */
  readonly position: number
  readonly current: boolean
  /** something happened there that has not been looked at */
  readonly news: boolean
  readonly onShow: () => void
}

/** A contact as a tab: who, through what, how far, for how long, and what is due next (CK-24). */
export function Tab({ contact, position, current, news, onShow }: Props) {
  const t = useWords()
  const { channel, customerName, kind, stepTitle, arrivedAt, nextClock, parked, handed } = contact
  const fresh = handed?.fresh === true
  return (
    <button
      type="button"
      className={css.tab}
      aria-current={current ? 'true' : undefined}
      data-parked={parked === null ? undefined : ''}
      title={fresh ? `${t('holding.handedBy', { name: handed.by })}${t('common.colon')}${handed.note}` : (parked?.reason ?? channel.title)}
      onClick={onShow}
    >
      <span className={css.who}>
        <ChannelIcon channel={channel.id} />
        <span className={css.name}>{customerName ?? t('contacts.unknown', { channel: channel.title })}</span>
        <KindMark kind={kind} />
        {fresh && (
          <span className={css.fresh}>
            <SwapOutlined aria-hidden="true" />
            <Hidden>{t('contacts.handed')}</Hidden>
          </span>
        )}
        {news && !current && !fresh && (
          <span className={css.news}>
            <Hidden>{t('contacts.news')}</Hidden>
          </span>
        )}
      </span>
      <span className={css.how}>
        {position <= 9 && (
          <span className={css.digit} aria-hidden="true">
            {position}
          </span>
        )}
        <span className={css.step}>{stepTitle}</span>
        {parked === null ? (
          <span className={css.age} data-alone={nextClock === null ? '' : undefined}>
            <Elapsed since={arrivedAt} />
          </span>
        ) : (
          <span className={css.age} data-alone={nextClock === null ? '' : undefined}>
            <PauseCircleOutlined aria-hidden="true" /> <Hidden>{t('contacts.parked')}</Hidden>
            <Elapsed since={parked.at} />
          </span>
        )}
        {nextClock !== null && (
          <span className={css.due}>
            <ClockFigure clock={nextClock} brief />
          </span>
        )}
      </span>
    </button>
  )
}
