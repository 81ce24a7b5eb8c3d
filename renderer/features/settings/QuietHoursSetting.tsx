import { Switch } from 'antd'
import { useState } from 'react'
import type { QuietHours } from '../../../shared/quietHours.ts'
import { quietHoursSchema } from '../../../shared/quietHours.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Setting } from './Setting.tsx'
import css from './settings.module.css'

const usual: QuietHours = { from: '22:00', to: '08:00' }

interface Props {
  readonly quiet: QuietHours | null
  readonly onChange: (quiet: QuietHours | null) => void
}

/** From when to when nothing sounds and nothing is notified. */
export function QuietHoursSetting({ quiet, onChange }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState<Partial<QuietHours>>({})
  const shown = quiet === null ? null : { ...quiet, ...typed }
  const set = (part: Partial<QuietHours>) => {
    const next = quietHoursSchema.safeParse({ ...shown, ...part })
    setTyped({ ...typed, ...part })
    if (!next.success) return
    setTyped({})
    onChange(next.data)
  }
  return (
    <Setting name={t('settings.quiet')} hint={t('settings.quietHint')}>
      <span className={css.quiet}>
        {shown !== null && (
          <>
            {(['from', 'to'] as const).map((end) => (
              <input
                key={end}
                type="time"
                className={css.time}
                required
                aria-label={t(`settings.quietEnd.${end}`)}
                value={shown[end]}
                onChange={(event) => {
                  set({ [end]: event.target.value })
                }}
              />
            ))}
          </>
        )}
        <Switch
          aria-label={t('settings.quiet')}
          checked={quiet !== null}
          onChange={(on) => {
            setTyped({})
            onChange(on ? usual : null)
          }}
        />
      </span>
    </Setting>
  )
}
