import { EditOutlined } from '@ant-design/icons'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { grades } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceWithReason } from '../../ui/ChoiceWithReason.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import css from './intake.module.css'
import type { Intake } from './useIntake.ts'
import { Weighing } from './Weighing.tsx'

/** Severity and priority (IN-7, IN-8) as one quiet line: what the playbook suggests and why, changed with a digit and a reason. */
export function Grades({ view, intake }: { readonly view: IntakeView; readonly intake: Intake }) {
  const t = useWords()
  return (
    <dl className={css.grades}>
      <Weighing view={view} intake={intake} />
      {grades.map((kind) => {
        const grade = view.grades[kind]
        return (
          <div key={kind} className={css.grade}>
            <dt className={css.gradeKind}>{t(`grade.${kind}`)}</dt>
            <dd className={css.gradeWhat}>
              <strong title={grade.meaning}>{grade.title}</strong>
              <span className={css.gradeWhy} title={grade.reason}>
                {grade.reason}
              </span>
              <Flyout
                opensBy={kind}
                title={t('grade.change', { kind: t(`grade.${kind}`) })}
                triggerClass={css.quietButton}
                triggerLabel={t('grade.change', { kind: t(`grade.${kind}`) })}
                trigger={<EditOutlined aria-hidden="true" />}
              >
                {(close) => (
                  <ChoiceWithReason
                    label={t(`grade.${kind}`)}
                    options={view.gradeOptions[kind]}
                    chosen={grade.id}
                    onDone={(id, reason) => {
                      close()
                      void intake.grade(kind, id, reason)
                    }}
                  />
                )}
              </Flyout>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
