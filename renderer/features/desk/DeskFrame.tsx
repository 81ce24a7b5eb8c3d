import { lazy, Suspense, useEffect } from 'react'
import type { DeskStatus } from '../../../shared/contract/desk.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useLink } from '../../state/link.ts'
import { showFinder, showHelp, showScreen, useNavigation } from '../../state/navigation.ts'
import { takeUnsent } from '../../state/unsent.ts'
import { useKeys } from '../../state/useKeys.ts'
import { spanWords } from '../../ui/spanWords.ts'
import { IntakeScreen } from '../intake/IntakeScreen.tsx'
import { NoticeBanner } from '../notices/NoticeBanner.tsx'
import { Palette } from '../palette/Palette.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { TicketsScreen } from '../tickets/TicketsScreen.tsx'
import css from './desk.module.css'
import { HelpOverlay } from './HelpOverlay.tsx'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'

/** Seldom seen and by few: the calendars' data and reckoning do not weigh on the start. */
const ClockSettingsScreen = lazy(async () => ({ default: (await import('../clockSettings/ClockSettingsScreen.tsx')).ClockSettingsScreen }))

/** Markdown, its cleaning and the editor come with it. */
const KnowledgeScreen = lazy(async () => ({ default: (await import('../knowledge/KnowledgeScreen.tsx')).KnowledgeScreen }))

const FollowUpsScreen = lazy(async () => ({ default: (await import('../followups/FollowUpsScreen.tsx')).FollowUpsScreen }))

/** For who leads. */
const TeamScreen = lazy(async () => ({ default: (await import('../team/TeamScreen.tsx')).TeamScreen }))

const NoticesScreen = lazy(async () => ({ default: (await import('../notices/NoticesScreen.tsx')).NoticesScreen }))

/** A few times a day: what is to be learned, and the proposals. */
const LearningScreen = lazy(async () => ({ default: (await import('../learning/LearningScreen.tsx')).LearningScreen }))

/** The desk around every screen: where to go, who is on the line, what is due next. */
export function DeskFrame({ status }: { readonly status: DeskStatus }) {
  const t = useWords()
  const screen = useNavigation((navigation) => navigation.screen)
  const help = useNavigation((navigation) => navigation.help)
  const finding = useNavigation((navigation) => navigation.finding)
  const link = useLink(({ state }) => state)
  const { autosave } = useDesk()
  const leads = useMay('dispatch.setSkills')
  useEffect(() => {
    takeUnsent(autosave)
  }, [autosave])
  useKeys({
    help: () => {
      showHelp(true)
      return true
    },
    anything: () => {
      showFinder(true)
      return true
    },
    intake: () => {
      showScreen('intake')
      return true
    },
    tickets: () => {
      showScreen('tickets')
      return true
    },
    knowledge: () => {
      showScreen('knowledge')
      return true
    },
    learning: () => {
      showScreen('learning')
      return true
    },
    followups: () => {
      showScreen('followups')
      return true
    },
    notices: () => {
      showScreen('notices')
      return true
    },
    team: () => {
      if (leads) showScreen('team')
      return leads
    },
    settings: () => {
      showScreen('settings')
      return true
    },
  })
  return (
    <div className={css.frame}>
      <Rail />
      <TopBar playbookReady={status.playbookReady} />
      <main className={css.main} aria-label={t(`nav.${screen}`)}>
        <div role="status">{link === 'down' && <p className={css.linkBar}>{t('link.downTyping')}</p>}</div>
        <div role="status">{status.timeBehindMs !== null && <p className={css.linkBar}>{t('clock.timeBehind', { span: spanWords(t, status.timeBehindMs, 'up') })}</p>}</div>
        <NoticeBanner />
        {screen === 'intake' && <IntakeScreen playbookReady={status.playbookReady} />}
        {screen === 'tickets' && <TicketsScreen />}
        {screen === 'knowledge' && (
          <Suspense fallback={null}>
            <KnowledgeScreen />
          </Suspense>
        )}
        {screen === 'followups' && (
          <Suspense fallback={null}>
            <FollowUpsScreen />
          </Suspense>
        )}
        {screen === 'notices' && (
          <Suspense fallback={null}>
            <NoticesScreen />
          </Suspense>
        )}
        {screen === 'learning' && (
          <Suspense fallback={null}>
            <LearningScreen />
          </Suspense>
        )}
        {screen === 'team' && (
          <Suspense fallback={null}>
            <TeamScreen />
          </Suspense>
        )}
        {screen === 'settings' && <SettingsScreen status={status} />}
        {screen === 'clockSettings' && (
          <Suspense fallback={null}>
            <ClockSettingsScreen />
          </Suspense>
        )}
      </main>
      {help && <HelpOverlay />}
      {finding && <Palette />}
    </div>
  )
}
