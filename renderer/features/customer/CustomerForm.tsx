import { Button, Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import css from './customer.module.css'
import { LikelyList } from './LikelyList.tsx'
import { prefilled } from './prefill.ts'
import { TagPicker } from './TagPicker.tsx'

interface Props {
  /** null: a new one; else with the numbers that the screen itself only knows masked */
  readonly known: { readonly customer: Customer; readonly whole: { readonly phone: string; readonly note: string } } | null
  /** what was searched for */
  readonly from: string
  readonly onDone: (customer: Customer) => void
  /** somebody who is known already, instead */
  readonly onUse: (customerId: CustomerId) => void
  readonly onCancel: () => void
}

/** Makes or corrects a customer in place. What was typed stays when it is refused. */
export function CustomerForm({ known, from, onDone, onUse, onCancel }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const { tiers = [], tags = [] } = useAnswer('playbook.catalogue', {}).data ?? {}
  const [typed, setTyped] = useState(() => startOf(known, from))
  const [noCareMessages, setNoCareMessages] = useState(known?.customer.noCareMessages ?? false)
  const [error, setError] = useState<AppError | null>(null)
  const [refused, setRefused] = useState(false)
  // The playbook names the ordinary tier first.
  const tier = typed.tier === '' ? (tiers[0]?.id ?? '') : typed.tier
  const nobody = typed.name.trim() === '' && (known !== null || typed.phone.trim() === '')

  const submit = async () => {
    setRefused(nobody)
    if (nobody) return
    // A second Enter must not make a second customer.
    const release = holdKeys()
    try {
      const { note, ...facts } = { ...typed, tags: [...typed.tags], tier }
      onDone(
        known === null
          ? await client.customers.create(facts)
          : await client.customers.update({ customerId: known.customer.customerId, version: known.customer.version, ...facts, note, noCareMessages }),
      )
    } catch (thrown) {
      setError(asAppError(thrown))
    } finally {
      release()
    }
  }
  const set = (name: Exclude<keyof typeof typed, 'tags'>) => (value: string) => {
    setTyped({ ...typed, [name]: value })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onCancel()
  }
  return (
    <form
      className={css.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <LabelledInput autoFocus={typed.name === ''} label={t('customer.name')} error={refused && nobody ? t('customer.nameOrPhone') : null} maxLength={60} value={typed.name} onChange={set('name')} />
      <LabelledInput autoFocus={typed.name !== '' && typed.phone === ''} label={t('customer.phone')} inputMode="tel" maxLength={40} value={typed.phone} onChange={set('phone')} />
      <LabelledInput label={t('customer.memberNumber')} maxLength={40} value={typed.memberNumber} onChange={set('memberNumber')} />
      <LikelyList name={typed.name} phone={typed.phone} memberNumber={typed.memberNumber} except={known?.customer.customerId ?? null} onUse={onUse} />
      <LabelledSelect label={t('customer.tier')} options={tiers} value={tier} onChange={set('tier')} />
      {tags.length > 0 && (
        <TagPicker
          options={[...tags, ...(known?.customer.tags ?? []).filter(({ id }) => !tags.some((tag) => tag.id === id))]}
          chosen={typed.tags}
          onChange={(chosen) => {
            setTyped({ ...typed, tags: chosen })
          }}
        />
      )}
      {known !== null && <LabelledInput label={t('customer.note')} maxLength={2000} value={typed.note} onChange={set('note')} />}
      {known !== null && (
        <Checkbox
          checked={noCareMessages}
          onChange={({ target }) => {
            setNoCareMessages(target.checked)
          }}
        >
          {t('customer.noCareMessages')}
        </Checkbox>
      )}
      <ErrorNote error={error} />
      <div className={css.actions}>
        <Button type="primary" htmlType="submit">
          {known === null ? t('customer.make') : t('customer.keep')} <Kbd keys={['Enter']} />
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

function startOf(known: Props['known'], from: string) {
  if (known === null) return { ...prefilled(from), tier: '', tags: [] as readonly string[], note: '' }
  const { customer: { name, memberNumber, tier, tags }, whole } = known
  return { name, memberNumber, tier, tags: tags.map(({ id }) => id), ...whole }
}
