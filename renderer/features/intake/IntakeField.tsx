import { Input } from 'antd'
import { useId } from 'react'
import type { FieldView, IntakeView } from '../../../shared/contract/intake.ts'
import { isStruck } from '../../../shared/personalData.ts'
import { useDesk } from '../../api/desk.ts'
import { errorWords, useWords } from '../../i18n/useWords.ts'
import { useDraft } from '../../state/drafts.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import css from './intake.module.css'
import { MissingHint } from './MissingHint.tsx'

interface Props {
  readonly field: FieldView
  readonly view: IntakeView
  readonly refused: boolean
  readonly onChoose: (option: string) => void
}

const keyboards = { phone: 'tel', amount: 'decimal', order: 'text', line: 'text', when: 'text', paragraph: 'text', choice: 'text' } as const

/** One field of the playbook. What is typed is kept here until the backend has stored exactly that. */
export function IntakeField({ field, view, refused, onChoose }: Props) {
  const t = useWords()
  const id = useId()
  const { autosave } = useDesk()
  const { contactId } = view.contact
  const draft = useDraft(contactId, field.fieldId)
  const value = draft?.value ?? field.value
  // A lost link is said once for the whole desk, and is no fault of what was typed here.
  const error = draft?.error?.code === 'connection_lost' ? null : (draft?.error ?? null)
  const anchor = `field:${field.fieldId}`
  const missing = refused && view.missing.some(({ what, id: of }) => what === 'field' && of === field.fieldId)
  const required = field.required || view.confirmations.some(({ fieldId }) => fieldId === field.fieldId)
  const noteId = `${id}-note`
  const type = (typed: string) => {
    autosave.typed(contactId, field.fieldId, typed)
  }
  const common = {
    id,
    value,
    autoComplete: 'off',
    'aria-required': required,
    'aria-invalid': error !== null || missing,
    'aria-describedby': noteId,
    'data-anchor': anchor,
    'data-empty': value === '' ? '' : undefined,
    onBlur: () => void autosave.flush(contactId),
  } as const
  return (
    <div className={css.field} data-wide={field.kind === 'paragraph' || field.kind === 'choice'}>
      <div className={css.fieldHead}>
        <label className={css.fieldTitle} htmlFor={field.kind === 'choice' ? undefined : id}>
          {field.title}
        </label>
        {!required && <span className={css.optional}>{t('common.optional')}</span>}
        <MissingHint id={`${id}-missing`} what="field" of={field.fieldId} view={view} shown={refused} />
      </div>
      {field.kind === 'choice' && (
        <ChoiceList
          label={field.title}
          anchor={anchor}
          required={required}
          options={field.options}
          chosen={value === '' ? null : value}
          describedBy={noteId}
          onChoose={(option) => {
            onChoose(option === value && !required ? '' : option)
          }}
        />
      )}
      {field.kind === 'paragraph' && (
        <Input.TextArea
          {...common}
          className={css.paragraph ?? ''}
          status={error === null ? '' : 'error'}
          onChange={(event) => {
            type(event.target.value)
          }}
        />
      )}
      {field.kind !== 'choice' && field.kind !== 'paragraph' && (
        <Input
          {...common}
          inputMode={keyboards[field.kind]}
          status={error === null ? '' : 'error'}
          onChange={(event) => {
            type(event.target.value)
          }}
        />
      )}
      <p id={noteId} className={error === null ? css.hint : css.fieldError} role={error === null ? undefined : 'alert'}>
        {error !== null ? errorWords(t, error) : isStruck(value) ? t('intake.struck') : field.hint}
      </p>
    </div>
  )
}
