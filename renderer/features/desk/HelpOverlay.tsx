import { useWords } from '../../i18n/useWords.ts'
import { type KeyPlace, keyPlaces, keyTable } from '../../state/keyTable.ts'
import { type Navigation, showHelp, useNavigation } from '../../state/navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './desk.module.css'

/** Where somebody is as far as keys go. */
function placeOn({ screen, ticketId }: Navigation): KeyPlace {
  if (screen === 'intake') return 'contact'
  if (screen === 'tickets') return ticketId === null ? 'list' : 'ticket'
  return 'everywhere'
}

/** All keys at a glance, those of where one is first. */
export function HelpOverlay() {
  const t = useWords()
  const here = useNavigation(placeOn)
  const inOrder = [here, ...keyPlaces.filter((place) => place !== here)]
  return (
    <Dialog
      title={t('keys.title')}
      onClose={() => {
        showHelp(false)
      }}
    >
      {inOrder.map((place) => (
        <section key={place} aria-labelledby={`keys-${place}`}>
          <h3 id={`keys-${place}`} className={css.keysPlace}>
            {t(`keys.places.${place}`)}
          </h3>
          <dl className={css.keys}>
            {keyTable
              .filter((key) => key.place === place)
              .map(({ name, keys }) => (
                <div key={name} className={css.keyRow}>
                  <dt>
                    <Kbd keys={keys} />
                    <span className={css.keyText}>{keys.join(' ')}</span>
                  </dt>
                  <dd>{t(`keys.${name}`)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p className={css.keysNote}>{t('keys.note')}</p>
    </Dialog>
  )
}
