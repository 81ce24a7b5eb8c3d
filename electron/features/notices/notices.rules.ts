import type { Importance, NoticeScope } from '../../../shared/contract/notices.ts'

/** What is known of a case. `scene` is the path from the root, `text` all that was written down of it, folded as the products are. */
export interface NoticeCase {
  readonly channel: string
  readonly scene: readonly string[]
  readonly need: string | null
  readonly text: string
}

/** @param products as they are looked for in the text of a case */
export function isAbout({ channels, scenes, needs }: NoticeScope, products: readonly string[], one: NoticeCase): boolean {
  if (channels.length > 0 && !channels.includes(one.channel)) return false
  if (scenes.length + needs.length + products.length === 0) return true
  return scenes.some((id) => one.scene.includes(id)) || (one.need !== null && needs.includes(one.need)) || products.some((product) => product !== '' && one.text.includes(product))
}

interface Span {
  readonly fromAt: number
  readonly untilAt: number | null
  readonly endedAt: number | null
}

export function stateAt({ fromAt, untilAt, endedAt }: Span, now: number): 'planned' | 'standing' | 'over' {
  if (endedAt !== null || (untilAt !== null && untilAt <= now)) return 'over'
  return fromAt > now ? 'planned' : 'standing'
}

/** When time changes what a notice is next; null: it never does by itself. */
export function nextChange(span: Span, now: number): number | null {
  if (stateAt(span, now) === 'over') return null
  return span.fromAt > now ? span.fromAt : span.untilAt
}

const order: readonly Importance[] = ['emergency', 'important', 'usual']

/** Emergencies first, then the latest. */
export function byImportance<Row extends { readonly importance: string; readonly fromAt: number }>(rows: readonly Row[]): Row[] {
  const rank = ({ importance }: Row) => order.findIndex((one) => one === importance)
  return [...rows].sort((a, b) => rank(a) - rank(b) || b.fromAt - a.fromAt)
}
