import type { Behind } from '../../shared/contract/search.ts'
import { useBehind } from '../api/queries.ts'
import { useWords } from '../i18n/useWords.ts'
import css from './ui.module.css'
import { useFormats } from './useFormats.ts'

/** What cannot be found yet since it is still being read, and how far that is. Shows nothing most of the time. @param of these kinds only */
export function StillReading({ of, className = '' }: { readonly of: readonly Behind['what'][]; readonly className?: string | undefined }) {
  const t = useWords()
  const formats = useFormats()
  const behind = useBehind().filter(({ what }) => of.includes(what))
  if (behind.length === 0) return null
  return (
    <ul className={`${css.stillReading} ${className}`} aria-label={t('stillReading.title')}>
      {behind.map(({ what, read, of: all }) => (
        <li key={what}>{t(`stillReading.${what}`, { read: formats.number(read), of: formats.number(all) })}</li>
      ))}
    </ul>
  )
}
