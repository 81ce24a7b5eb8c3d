import { ArrowUpOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Named } from '../../../shared/contract/common.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './escalation.module.css'

interface Props {
  readonly levels: readonly Named[]
  readonly onDone: (level: Named, reason: string) => void
}

/** Up the ladder by hand: to whom, and why. */
export function RaiseForm({ levels, onDone }: Props) {
  const t = useWords()
  return (
    <Flyout
      title={t('escalation.raise')}
      triggerClass={css.tool}
      trigger={
        <>
          <ArrowUpOutlined aria-hidden="true" /> {t('escalation.raise')}
        </>
      }
    >
      {(close) => (
        <Form
          levels={levels}
          onDone={(level, reason) => {
            close()
            onDone(level, reason)
          }}
        />
      )}
    </Flyout>
  )
}

function Form({ levels, onDone }: Props) {
  const t = useWords()
  const [chosen, setChosen] = useState('')
  const level = levels.find(({ id }) => id === chosen) ?? levels[0]
  if (level === undefined) return null
  return (
    <>
      <LabelledSelect label={t('escalation.raiseTo')} value={level.id} options={levels} onChange={setChosen} />
      <ReasonForm
        text=""
        action={t('escalation.raise')}
        onDone={(reason) => {
          onDone(level, reason)
        }}
      />
    </>
  )
}
