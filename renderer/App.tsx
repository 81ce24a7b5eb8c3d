import { DisconnectOutlined, LockOutlined } from '@ant-design/icons'
import { Button, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import zhTW from 'antd/locale/zh_TW'
import { useEffect } from 'react'
import type { DeskSettings, DeskStatus } from '../shared/contract/desk.ts'
import { asAppError } from './api/client.ts'
import { useAnswer } from './api/queries.ts'
import css from './App.module.css'
import { DeskFrame } from './features/desk/DeskFrame.tsx'
import { StartScreen } from './features/start/StartScreen.tsx'
import { words } from './i18n/i18n.ts'
import { errorWords, useWords } from './i18n/useWords.ts'
import { useLink } from './state/link.ts'
import { languageFor, speak, useSession } from './state/session.ts'
import { UnsavedText } from './features/start/UnsavedText.tsx'
import { EmptyState } from './ui/EmptyState.tsx'
import { Later } from './ui/Later.tsx'
import { Notices } from './ui/Notices.tsx'
import { themeFor } from './ui/theme.ts'
import { useLook } from './ui/useLook.ts'

const kitLocales = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enUS }
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const csp = { nonce }

/** Follows the desk's settings in words and on the page. */
function useLanguage(choice: DeskSettings['language'] | undefined): void {
  const asked = useSession((session) => session.asked)
  const language = useSession((session) => session.language)
  useEffect(() => {
    if (choice !== undefined) speak(languageFor(choice, asked, navigator.languages[0]))
  }, [choice, asked])
  useEffect(() => {
    document.documentElement.lang = language
    void words.changeLanguage(language).then(() => {
      document.title = words.t('app.name')
    })
  }, [language])
}

export function App() {
  const status = useAnswer('desk.status', {}, { keep: true })
  const language = useSession((session) => session.language)
  const look = useLook(status.data?.settings.look ?? 'system', language)
  useLanguage(status.data?.settings.language)
  return (
    <ConfigProvider csp={csp} theme={themeFor(look, language)} locale={kitLocales[language]} button={{ autoInsertSpace: false }} componentSize="middle">
      <Inside status={status.data} error={status.error} retry={() => void status.refetch()} />
      <Notices />
    </ConfigProvider>
  )
}

interface InsideProps {
  readonly status: DeskStatus | undefined
  readonly error: Error | null
  readonly retry: () => void
}

function Inside({ status, error, retry }: InsideProps) {
  const t = useWords()
  const link = useLink(({ state }) => state)
  const personId = useSession((session) => session.personId)
  if (link === 'refused') {
    return (
      <main className={css.whole}>
        <EmptyState whole icon={<LockOutlined />} title={t('link.refused')} text={t('link.refusedWhat')} action={<UnsavedText />} />
      </main>
    )
  }
  if (status !== undefined) return personId === null ? <StartScreen status={status} /> : <DeskFrame status={status} />
  if (error !== null && link !== 'connecting') {
    const down = link === 'down'
    return (
      <main className={css.whole}>
        <EmptyState
          whole
          icon={<DisconnectOutlined />}
          title={down ? t('link.down') : t('app.cannotOpen')}
          text={down ? t('link.downWhat') : errorWords(t, asAppError(error))}
          action={<Button onClick={retry}>{t('common.tryAgain')}</Button>}
        />
      </main>
    )
  }
  return (
    <Later>
      <main className={css.whole} aria-busy="true">
        <p className={css.quiet}>{t('link.connecting')}</p>
      </main>
    </Later>
  )
}
