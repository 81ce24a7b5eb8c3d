import { Segmented, Switch } from 'antd'
import type { DeskSettings, DeskStatus } from '../../../shared/contract/desk.ts'
import { languageChoices, looks } from '../../../shared/contract/desk.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { EscalationSection } from '../escalation/EscalationSection.tsx'
import { PeopleSection } from '../people/PeopleSection.tsx'
import { AboutSection } from './AboutSection.tsx'
import { ClocksSection } from './ClocksSection.tsx'
import { OrdersSection } from './OrdersSection.tsx'
import { QuietHoursSetting } from './QuietHoursSetting.tsx'
import { PlaybookSection } from './PlaybookSection.tsx'
import { Setting } from './Setting.tsx'
import css from './settings.module.css'

/** How this desk looks and speaks, who shares it, which playbook is in force. Every change counts at once. */
export function SettingsScreen({ status }: { readonly status: DeskStatus }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const attempt = useAttempt()
  const { settings } = status
  const set = (changed: Partial<DeskSettings>) =>
    void attempt(async () => {
      await client.desk.setSettings({ settings: changed })
      await queries.invalidateQueries({ queryKey: queryKey('desk.status', {}).slice(0, 1) })
    })
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{t('nav.settings')}</h1>
      <section className={css.card} aria-label={t('settings.desk')}>
        <h2 className={css.cardTitle}>{t('settings.desk')}</h2>
        <Setting name={t('settings.language')}>
          <Segmented
            aria-label={t('settings.language')}
            value={settings.language}
            options={languageChoices.map((value) => ({ value, label: value === 'system' ? t('settings.system') : t(`settings.languages.${value}`) }))}
            onChange={(language) => {
              set({ language })
            }}
          />
        </Setting>
        <Setting name={t('settings.look')}>
          <Segmented
            aria-label={t('settings.look')}
            value={settings.look}
            options={looks.map((value) => ({ value, label: t(`settings.looks.${value}`) }))}
            onChange={(look) => {
              set({ look })
            }}
          />
        </Setting>
        <Setting name={t('settings.notifications')} hint={t('settings.notificationsHint')}>
          <Switch
            aria-label={t('settings.notifications')}
            checked={settings.notifications}
            onChange={(notifications) => {
              set({ notifications })
            }}
          />
        </Setting>
        <Setting name={t('settings.sound')} hint={t('settings.soundHint')}>
          <Switch
            aria-label={t('settings.sound')}
            checked={settings.sound}
            onChange={(sound) => {
              set({ sound })
            }}
          />
        </Setting>
        <QuietHoursSetting
          quiet={settings.quiet}
          onChange={(quiet) => {
            set({ quiet })
          }}
        />
      </section>
      <PeopleSection />
      <PlaybookSection />
      <EscalationSection />
      <ClocksSection />
      <OrdersSection />
      <AboutSection status={status} />
    </div>
  )
}
