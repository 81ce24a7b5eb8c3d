import { SearchOutlined } from '@ant-design/icons'
import { useWords } from '../../i18n/useWords.ts'
import { showFinder } from '../../state/navigation.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './palette.module.css'

/** For the hand on the mouse, and to show the key. */
export function FindButton() {
  const t = useWords()
  return (
    <button
      type="button"
      className={css.opener}
      aria-label={t('palette.title')}
      onClick={() => {
        showFinder(true)
      }}
    >
      <SearchOutlined aria-hidden="true" />
      <span>{t('palette.open')}</span>
      <Kbd keys={['Ctrl', 'K']} />
    </button>
  )
}
