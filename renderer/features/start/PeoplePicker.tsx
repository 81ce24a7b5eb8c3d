import { useEffect, useRef } from 'react'
import type { Person } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { chooseByDigit } from '../../ui/digits.ts'

interface Props {
  readonly list: readonly Person[]
  readonly last: PersonId | null
  readonly onPick: (personId: PersonId) => void
}

/** Sits down by one digit; Enter is for whoever sat here last. */
export function PeoplePicker({ list, last, onPick }: Props) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  const pick = (id: string) => {
    const person = list.find(({ personId }) => personId === id)
    if (person !== undefined) onPick(person.personId)
  }
  useEffect(() => {
    const radios = box.current?.querySelectorAll<HTMLElement>('[role=radio]')
    radios?.[Math.max(0, list.findIndex(({ personId }) => personId === last))]?.focus()
  }, [list, last])
  useKeys({ choose: (digit) => box.current !== null && chooseByDigit(box.current, digit) })
  return (
    <div ref={box}>
      <ChoiceList
        label={t('start.who')}
        chosen={null}
        options={list.map(({ personId, name, staffNumber, team, role }) => ({ id: personId, title: name, hint: `${staffNumber} · ${team} · ${t(`roles.${role}.title`)}` }))}
        onChoose={pick}
      />
    </div>
  )
}
