import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { DeskStatus } from '../../../shared/contract/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import css from './settings.module.css'

/** Which program this is and where its data lies. */
export function AboutSection({ status }: { readonly status: DeskStatus }) {
  const t = useWords()
  const attempt = useAttempt()
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(status.dataFolder)
      announce(t('settings.folderCopied'))
    })
  const rows = [
    [t('settings.version'), status.version],
    [t('settings.schema'), String(status.schemaVersion)],
    [t('settings.deskNumber'), String(status.deskNumber)],
  ]
  return (
    <section className={css.card} aria-label={t('settings.about')}>
      <h2 className={css.cardTitle}>{t('settings.about')}</h2>
      <dl className={css.about}>
        {rows.map(([name, value]) => (
          <div key={name} className={css.aboutRow}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className={css.aboutRow}>
          <dt>{t('settings.folder')}</dt>
          <dd>
            <code>{status.dataFolder}</code>
            <Button type="text" size="small" icon={<CopyOutlined aria-hidden="true" />} aria-label={t('settings.copyFolder')} onClick={() => void copy()} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
