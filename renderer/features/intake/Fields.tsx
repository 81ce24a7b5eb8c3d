import { freeNeed } from '../../../shared/contract/intake.ts'
import type { FieldView, IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './intake.module.css'
import { IntakeField } from './IntakeField.tsx'
import type { Intake } from './useIntake.ts'

interface Props {
  readonly view: IntakeView
  readonly intake: Intake
}

/** What this step asks for in words; on the need step also the demand as the customer put it (IN-4). */
export function Fields({ view, intake }: Props) {
  const t = useWords()
  const ownWords: readonly FieldView[] =
    view.freeNeed === null
      ? []
      : [{ fieldId: freeNeed, kind: 'paragraph', title: t('intake.freeNeed'), hint: t('intake.freeNeedHint'), required: false, options: [], value: view.freeNeed }]
  const fields = [...view.fields, ...ownWords]
  if (fields.length === 0) return null
  return (
    <section className={css.fields} aria-label={t('intake.fields')}>
      {fields.map((field) => (
        <IntakeField key={field.fieldId} field={field} view={view} refused={intake.refusals > 0} onChoose={(option) => void intake.answer(field.fieldId, option)} />
      ))}
    </section>
  )
}
