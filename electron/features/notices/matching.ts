import { mostLookedThrough, type NoticeScope, noticeScopeSchema } from '../../../shared/contract/notices.ts'
import { sceneTrail } from '../../../shared/playbookRules.ts'
import type { Context } from '../context.ts'
import { playbookOf } from '../playbook/playbook.ts'
import { folding } from '../search/search.ts'
import { isAbout, type NoticeCase } from './notices.rules.ts'
import { latestContacts, type NoticeRow, ticketsOfContacts } from './notices.store.ts'

/** A case as a notice is held against it: what was written down, with nothing but its letters told apart. */
export function caseOf({ channel, scene, need, texts }: Omit<NoticeCase, 'text'> & { readonly texts: readonly string[] }): NoticeCase {
  return { channel, scene, need, text: texts.map(folded).join('\n') }
}

const folded = (text: string) => folding().fold(text).replace(/ /g, '')

export const scopeOf = ({ scope }: Pick<NoticeRow, 'scope'>): NoticeScope => noticeScopeSchema.parse(JSON.parse(scope))

/** Whether a notice is about a case (EX-1). */
export function concerns(scope: NoticeScope, one: NoticeCase): boolean {
  return isAbout(scope, scope.products.map(folded), one)
}

interface Draft {
  readonly scene: string | null
  readonly need: string | null
  readonly freeNeed: string
  readonly answers: readonly { readonly value: string }[]
}

/** How many contacts of its time it was about, and how many tickets came of them. */
export function counted(context: Context, row: NoticeRow): { contacts: number; tickets: number } {
  const scope = scopeOf(row)
  const until = row.ended_at ?? row.until_at ?? Infinity
  const latest = latestContacts.all(context.db, { most: mostLookedThrough }).filter(({ arrived_at }) => arrived_at >= row.from_at && arrived_at < until)
  const byRow = new Map(latest.map((contact) => [contact.row, contact]))
  const trail = (playbook: number, scene: string | null) => sceneTrail(playbookOf(context.db, playbook).playbook, scene).map(({ id }) => id)
  const contacts = new Set<number>()
  for (const { row: contact, channel, playbook, draft } of latest) {
    const { scene, need, freeNeed, answers } = JSON.parse(draft) as Draft
    if (concerns(scope, caseOf({ channel, scene: trail(playbook, scene), need, texts: [freeNeed, ...answers.map(({ value }) => value)] }))) contacts.add(contact)
  }
  let tickets = 0
  for (const { contact, scene, need, free_need, answers } of ticketsOfContacts.all(context.db, { contacts: JSON.stringify([...byRow.keys()]) })) {
    const from = byRow.get(contact)
    if (from === undefined) continue
    const { channel, playbook } = from
    const texts = [free_need, ...(JSON.parse(answers) as Draft['answers']).map(({ value }) => value)]
    if (!concerns(scope, caseOf({ channel, scene: trail(playbook, scene), need, texts }))) continue
    contacts.add(contact)
    tickets += 1
  }
  return { contacts: contacts.size, tickets }
}
