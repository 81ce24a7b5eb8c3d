import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../i18n/useWords.ts'
import { useKeys } from '../state/useKeys.ts'
import { Kbd } from './Kbd.tsx'
import type { Reveal } from './useReveal.ts'

/** Shows masked numbers on purpose (PR-1): one key shows all that the screen hides. */
export function RevealButton({ reveal: { whole, toggle } }: { readonly reveal: Reveal<unknown> }) {
  const t = useWords()
  useKeys({
    reveal: () => {
      void toggle()
      return 'also'
    },
  })
  return (
    <Button
      size="small"
      type="text"
      icon={whole === null ? <EyeOutlined aria-hidden="true" /> : <EyeInvisibleOutlined aria-hidden="true" />}
      aria-pressed={whole !== null}
      onClick={() => void toggle()}
    >
      {t(whole === null ? 'customer.reveal' : 'customer.hide')} <Kbd keys={['Alt', 'R']} />
    </Button>
  )
}
