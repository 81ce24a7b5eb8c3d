import { Button, ConfigProvider, Input } from 'antd'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { allowOnlyTextAsHtml } from '../../../renderer/trustedTypes.ts'

/** What the kit costs by itself: the least page that anything built with it could be. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const root = document.getElementById('page')
if (root !== null) {
  allowOnlyTextAsHtml()
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider csp={{ nonce }}>
        <Input aria-label="text" />
        <Button>button</Button>
      </ConfigProvider>
    </StrictMode>,
  )
}
