import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useFormats } from '../../ui/useFormats.ts'
import css from './clockSettings.module.css'

/** How far the running clocks are that were published anew; asked again with every push. */
export function Retargeting() {
  const t = useWords()
  const formats = useFormats()
  const under = useAnswer('clocks.retargeting', {}, { keep: true }).data ?? null
  return (
    <div role="status">
      {under !== null && (
        <p className={css.progress}>
          {t('clockSettings.retargeting', { done: formats.number(under.done), of: formats.number(under.of) })}
          <progress value={under.done} max={Math.max(1, under.of)} aria-label={t('clockSettings.retargetingName')} />
        </p>
      )}
    </div>
  )
}
