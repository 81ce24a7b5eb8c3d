import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { nearestLanguage } from '../shared/text.ts'
import { App } from './App.tsx'
import { takeAddress } from './api/address.ts'
import { chooseTransport } from './api/chooseTransport.ts'
import { createDesk, DeskContext } from './api/desk.ts'
import { setUpWords } from './i18n/i18n.ts'
import { useSession } from './state/session.ts'
import { allowOnlyTextAsHtml } from './trustedTypes.ts'
import './ui/global.css'

async function start(root: HTMLElement): Promise<void> {
  allowOnlyTextAsHtml()
  const address = takeAddress(window)
  const language = address.language ?? nearestLanguage(navigator.languages[0])
  useSession.setState({ asked: address.language, language })
  await setUpWords(language)
  const desk = createDesk(chooseTransport(window, address.code))
  window.addEventListener('pagehide', () => void desk.autosave.flushAll())
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
