import { ClockCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showScreen } from '../../state/navigation.ts'
import css from './settings.module.css'

/** Where calendars, clocks and campaigns are looked at and, by those who may publish, edited. */
export function ClocksSection() {
  const t = useWords()
  const mayPublish = useMay('clocks.publish')
  return (
    <section className={css.card} aria-label={t('clockSettings.title')}>
      <h2 className={css.cardTitle}>{t('clockSettings.title')}</h2>
      <p className={css.hint}>{t('clockSettings.what')}</p>
      <Button
        icon={<ClockCircleOutlined aria-hidden="true" />}
        className={css.upload ?? ''}
        onClick={() => {
          showScreen('clockSettings')
        }}
      >
        {mayPublish ? t('clockSettings.edit') : t('clockSettings.look')}
      </Button>
    </section>
  )
}
