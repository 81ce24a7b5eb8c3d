import { useWords } from '../../i18n/useWords.ts'
import { AlarmBell } from '../alarms/AlarmBell.tsx'
import { FindButton } from '../palette/FindButton.tsx'
import { ContactTabs } from './ContactTabs.tsx'
import css from './desk.module.css'
import { NewContact } from './NewContact.tsx'
import { NextDue } from './NextDue.tsx'

export function TopBar({ playbookReady }: { readonly playbookReady: boolean }) {
  const t = useWords()
  return (
    <header className={css.top} aria-label={t('contacts.bar')}>
      <ContactTabs />
      <NewContact disabled={!playbookReady} />
      <span className={css.spring} />
      <FindButton />
      <NextDue />
      <AlarmBell />
    </header>
  )
}
