import './zodWithoutEval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { openAgainOnNewCode, takeAddress } from './api/address.ts'
import { chooseTransport } from './api/chooseTransport.ts'
import { createDesk, DeskContext } from './api/desk.ts'
import { setUpWords } from './i18n/i18n.ts'
import { askedLanguage, languageFor, useSession } from './state/session.ts'
import { keepUnsent } from './state/unsent.ts'
import { allowOnlyTextAsHtml } from './trustedTypes.ts'
import './ui/global.css'

async function start(root: HTMLElement): Promise<void> {
  allowOnlyTextAsHtml()
  const address = takeAddress(window)
  const asked = askedLanguage(address.language)
  const language = languageFor('system', asked, navigator.languages[0])
  useSession.setState({ asked, language })
  await setUpWords(language)
  const desk = createDesk(chooseTransport(window, address.code))
  window.addEventListener('pagehide', () => {
    void desk.autosave.flushAll()
    void desk.draftKeeper.flushAll()
    keepUnsent()
  })
  openAgainOnNewCode(window)
  createRoot(root).render(
    <StrictMode>
      <DeskContext value={desk}>
        <QueryClientProvider client={desk.queries}>
          <App />
        </QueryClientProvider>
      </DeskContext>
    </StrictMode>,
  )
}

const root = document.getElementById('desk')
if (root !== null) void start(root)
