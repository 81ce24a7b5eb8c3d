import { RightOutlined } from '@ant-design/icons'
import { useId } from 'react'
import type { ChoiceGroupView, IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import css from './intake.module.css'
import { MissingHint } from './MissingHint.tsx'
import type { Intake } from './useIntake.ts'

interface Props {
  readonly view: IntakeView
  readonly intake: Intake
}

/** The choices of this step, each by a digit. */
export function Choices({ view, intake }: Props) {
  return view.choices.map((group) => <Group key={group.group} group={group} view={view} intake={intake} />)
}

function Group({ group, view, intake }: Props & { readonly group: ChoiceGroupView }) {
  const t = useWords()
  const title = t(`intake.group.${group.group}`)
  const noteId = useId()
  return (
    <section className={css.block} aria-label={title}>
      <div className={css.blockHead}>
        <h2 className={css.blockTitle}>{title}</h2>
        <Trail group={group} onBack={(id) => void intake.choose(group.group, id)} />
        <MissingHint id={noteId} what="choice" of={group.group} view={view} shown={intake.refusals > 0} />
      </div>
      <ChoiceList
        label={title}
        anchor={`choice:${group.group}`}
        folds={group.group === 'scene' || group.group === 'need'}
        required={group.required}
        options={group.options}
        chosen={group.chosen}
        describedBy={noteId}
        onChoose={(id) => void intake.choose(group.group, id)}
      />
    </section>
  )
}

/** The branches already taken in a tree; each can be gone back to. */
function Trail({ group, onBack }: { readonly group: ChoiceGroupView; readonly onBack: (id: string | null) => void }) {
  const t = useWords()
  if (group.trail.length === 0) return null
  const above = [{ id: null, title: t('intake.allScenes') }, ...group.trail]
  return (
    <ol className={css.trail} aria-label={t('intake.trail')}>
      {above.map(({ id, title }) => (
        <li key={id ?? ''}>
          <button
            type="button"
            className={css.trailStep}
            onClick={() => {
              onBack(id)
            }}
          >
            {title}
          </button>
          <RightOutlined aria-hidden="true" className={css.trailMark} />
        </li>
      ))}
    </ol>
  )
}
