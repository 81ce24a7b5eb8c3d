import { CustomerServiceOutlined, FormOutlined, NotificationOutlined, PhoneOutlined, ProfileOutlined, QuestionCircleOutlined, ReadOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import { mostCounted } from '../../../shared/contract/queue.ts'
import { useToCall } from '../../api/toCall.ts'
import { useToLearn } from '../../api/toLearn.ts'
import { useCounts } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import type { Screen } from '../../state/navigation.ts'
import { showHelp, showScreen, useNavigation } from '../../state/navigation.ts'
import { AvatarMenu } from './AvatarMenu.tsx'
import css from './desk.module.css'

const places: readonly { readonly screen: Screen; readonly Icon: typeof ProfileOutlined }[] = [
  { screen: 'intake', Icon: CustomerServiceOutlined },
  { screen: 'tickets', Icon: ProfileOutlined },
  { screen: 'followups', Icon: PhoneOutlined },
  { screen: 'notices', Icon: NotificationOutlined },
  { screen: 'knowledge', Icon: ReadOutlined },
  { screen: 'learning', Icon: FormOutlined },
  { screen: 'team', Icon: TeamOutlined },
  { screen: 'settings', Icon: SettingOutlined },
]

/** As wide as it is in bold: going there moves nothing. */
function PlaceName({ name }: { readonly name: string }) {
  return (
    <span className={css.placeName} data-bold={name}>
      {name}
    </span>
  )
}

/** Where one can go. */
export function Rail() {
  const t = useWords()
  const current = useNavigation(({ screen }) => (screen === 'clockSettings' ? 'settings' : screen))
  const { open, late: overdue } = useToLearn()
  const toCall = useToCall()
  const leads = useMay('dispatch.setSkills')
  const late = useCounts()?.late ?? 0
  return (
    <nav className={css.rail} aria-label={t('nav.label')}>
      {places.filter(({ screen }) => screen !== 'team' || leads).map(({ screen, Icon }) => (
        <button
          key={screen}
          type="button"
          className={css.place}
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => {
            showScreen(screen)
          }}
        >
          <Icon aria-hidden="true" />
          <PlaceName name={t(`nav.${screen}`)} />
          {screen === 'learning' && open > 0 && (
            <span className={css.toLearn} data-late={overdue > 0 ? '' : undefined}>
              {t('learning.due', { n: open })}
            </span>
          )}
          {screen === 'followups' && toCall.now > 0 && (
            <span className={css.toLearn} data-late={toCall.late > 0 ? '' : undefined}>
              {t('followups.due', { n: toCall.now })}
            </span>
          )}
          {screen === 'tickets' && late > 0 && <span className={css.lateCount}>{t('tickets.lateCount', { n: late < mostCounted ? late : t('queue.orMore', { n: mostCounted - 1 }) })}</span>}
        </button>
      ))}
      <span className={css.spring} />
      <button
        type="button"
        className={css.place}
        onClick={() => {
          showHelp(true)
        }}
      >
        <QuestionCircleOutlined aria-hidden="true" />
        <span>{t('nav.keys')}</span>
      </button>
      <AvatarMenu />
    </nav>
  )
}
