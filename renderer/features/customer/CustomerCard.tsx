import { Button } from 'antd'
import type { Customer } from '../../../shared/contract/customers.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { CustomerFacts } from './CustomerFacts.tsx'

interface Props {
  readonly customer: Customer
  readonly onEdit: () => void
  readonly onOther: () => void
}

/** What is known, shown as facts: it need not be asked again (IN-10). */
export function CustomerCard({ customer, onEdit, onOther }: Props) {
  const t = useWords()
  const mayEdit = useMay('customers.update')
  return (
    <CustomerFacts
      customer={customer}
      actions={
        <>
          {mayEdit && (
            <Button size="small" type="text" onClick={onEdit}>
              {t('customer.correct')}
            </Button>
          )}
          <Button size="small" type="text" onClick={onOther}>
            {t('customer.other')}
          </Button>
        </>
      }
    />
  )
}
