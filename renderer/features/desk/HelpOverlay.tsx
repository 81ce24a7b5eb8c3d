import { useWords } from '../../i18n/useWords.ts'
import { keyTable } from '../../state/keyTable.ts'
import { showHelp } from '../../state/navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './desk.module.css'

/** All keys at a glance. */
export function HelpOverlay() {
  const t = useWords()
  return (
    <Dialog
      title={t('keys.title')}
      onClose={() => {
        showHelp(false)
      }}
    >
      <dl className={css.keys}>
        {keyTable.map(({ name, keys }) => (
          <div key={name} className={css.keyRow}>
            <dt>
              <Kbd keys={keys} />
              <span className={css.keyText}>{keys.join(' ')}</span>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={css.keysNote}>{t('keys.note')}</p>
    </Dialog>
  )
}
