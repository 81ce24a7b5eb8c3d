import { EditOutlined } from '@ant-design/icons'
import type { IntakeView, Weight } from '../../../shared/contract/intake.ts'
import { weights } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import css from './intake.module.css'
import type { Intake } from './useIntake.ts'

/** IN-7: how far it reaches, how urgent it is and whose business it is: why the severity is what it is, changed by two digits. */
export function Weighing({ view: { weighing }, intake }: { readonly view: IntakeView; readonly intake: Intake }) {
  const t = useWords()
  const titleOf = (kind: Weight) => weighing[kind].options.find(({ id }) => id === weighing[kind].chosen)?.title
  const parts = [titleOf('impact'), titleOf('urgency'), weighing.owner?.title].filter((part) => part !== undefined)
  return (
    <div className={css.grade} data-whole="">
      <dt className={css.gradeKind}>{t('weighing.title')}</dt>
      <dd className={css.gradeWhat}>
        <span className={css.weighed}>{parts.length === 0 ? t('weighing.unknown') : parts.join(' · ')}</span>
        <Flyout opensBy="weigh" title={t('weighing.change')} triggerClass={css.quietButton} triggerLabel={t('weighing.change')} trigger={<EditOutlined aria-hidden="true" />}>
          {() => (
            <>
              {weighing.owner !== null && <p className={css.owner}>{t('weighing.owner', { department: weighing.owner.title })}</p>}
              {weights.map((kind, at) => (
                <section key={kind} className={css.weigh} aria-label={t(`weighing.${kind}`)}>
                  <h3 className={css.blockTitle}>{t(`weighing.${kind}`)}</h3>
                  <ChoiceList
                    first={at === 0}
                    label={t(`weighing.${kind}`)}
                    options={weighing[kind].options}
                    chosen={weighing[kind].chosen}
                    onChoose={(id) => void intake.weigh(kind, id)}
                  />
                </section>
              ))}
            </>
          )}
        </Flyout>
      </dd>
    </div>
  )
}
