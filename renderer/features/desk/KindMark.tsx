import { AlertFilled } from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { Named } from '../../../shared/contract/common.ts'
import css from './kind.module.css'

/** Kinds that must catch the eye (IN-12), each with its sign: the colour is never alone. */
const signs: Readonly<Record<string, ComponentType<{ 'aria-hidden': 'true' }>>> = { emergency: AlertFilled }

interface Props {
  readonly kind: Named
  /** shows kinds without a sign too */
  readonly always?: boolean
}

/** What kind of contact it is, in a word. */
export function KindMark({ kind, always = false }: Props) {
  const Sign = signs[kind.id]
  if (Sign === undefined) return always && <span className={css.kind}>{kind.title}</span>
  return (
    <span className={css.kind} data-urgent="" title={kind.title}>
      <Sign aria-hidden="true" />
      <span className={css.word}>{kind.title}</span>
    </span>
  )
}
