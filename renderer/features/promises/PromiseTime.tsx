import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import type { PromiseView } from '../../../shared/contract/promises.ts'
import { useWords } from '../../i18n/useWords.ts'
import { When } from '../../ui/When.tsx'
import css from './promises.module.css'

const icons = { open: ClockCircleOutlined, kept: CheckOutlined, late: ExclamationCircleFilled, broken: ExclamationCircleFilled, withdrawn: MinusCircleOutlined } as const

function stateOf({ brokenAt, keptAt, withdrawnAt }: PromiseView): keyof typeof icons {
  if (withdrawnAt !== null) return 'withdrawn'
  if (keptAt !== null) return brokenAt === null ? 'kept' : 'late'
  return brokenAt === null ? 'open' : 'broken'
}

/** By when, and what became of it: by icon and word, never by colour alone. */
export function PromiseTime({ promise }: { readonly promise: PromiseView }) {
  const t = useWords()
  const state = stateOf(promise)
  const Icon = icons[state]
  return (
    <span className={css.time} data-state={state}>
      <Icon aria-hidden="true" /> <When at={promise.dueAt} /> {t(`promises.state.${state}`)}
    </span>
  )
}
