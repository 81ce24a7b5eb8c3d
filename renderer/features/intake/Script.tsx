import { CheckOutlined, CopyOutlined, StarFilled } from '@ant-design/icons'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './script.module.css'

interface Props {
  readonly lines: IntakeView['lines']
  readonly onSaid: (lineId: string, said: boolean) => void
}

/** The words to say: the largest text of the screen, always in the same place. C and S are for the first line not yet said. */
export function Script({ lines, onSaid }: Props) {
  const t = useWords()
  const current = lines.find(({ said }) => !said) ?? lines.at(-1)
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      announce(t('intake.copied'))
    } catch {
      announce(t('intake.notCopied'), 'refused')
    }
  }
  useKeys({
    copy: () => {
      if (current !== undefined) void copy(current.text)
      return true
    },
    said: () => {
      if (current !== undefined) onSaid(current.lineId, !current.said)
      return true
    },
  })
  if (lines.length === 0) return null
  return (
    <section aria-label={t('intake.words')} className={css.place}>
      <ol className={css.script}>
        {lines.map((line) => {
          const isCurrent = line.lineId === current?.lineId
          return (
            <li key={line.lineId} className={css.line} data-said={line.said} data-current={isCurrent} data-emphasis={line.emphasis ? '' : undefined}>
              <p className={css.words}>
                {line.emphasis && <StarFilled className={css.star} aria-label={t('intake.emphasis')} />}
                {line.text}
              </p>
              <div className={css.tools}>
                <button
                  type="button"
                  className={css.tool}
                  onClick={() => void copy(line.text)}
                >
                  <CopyOutlined aria-hidden="true" /> {t('intake.copy')} {isCurrent && <Kbd keys={['C']} />}
                </button>
                <button
                  type="button"
                  className={css.tool}
                  aria-pressed={line.said}
                  onClick={() => {
                    onSaid(line.lineId, !line.said)
                  }}
                >
                  <CheckOutlined aria-hidden="true" /> {t('intake.said')} {isCurrent && <Kbd keys={['S']} />}
                </button>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
