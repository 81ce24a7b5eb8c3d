import type { IntakeStep } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import type { Context } from '../context.ts'
import { foreseeDue } from '../clocks/clocks.ts'
import { getByRow } from '../customers/customers.ts'
import { nameOf } from '../people/people.ts'
import { linesFor } from '../../../shared/playbookRules.ts'
import { fill, promiseSpan, promiseTime, type ScriptValues, wordsOf } from '../playbook/playbook.ts'
import { contactFacts, momentsOf, type Taking } from './taking.ts'
import { departmentOf, scriptsOn } from './intake.rules.ts'

export interface LineToSay {
  readonly lineId: string
  readonly text: string
  readonly emphasis: boolean
}

/**
 * The words of a step with their variables filled; a line that comes out empty is left out.
 * @param of only the words of this choice, without the step's own
 */
export function linesOf(context: Context, taking: Taking, step: IntakeStep, of?: string): LineToSay[] {
  const values = valuesOf(context, taking)
  const facts = contactFacts(taking)
  return scriptsOn(taking.published.playbook, step, taking.draft).filter(({ owner }) => of === undefined || owner === of).flatMap(({ owner, script }) =>
    linesFor(script, facts).flatMap((line) => {
      const text = fill(line.text[context.language], values)
      return text === '' ? [] : [{ lineId: `${owner}.${line.id}`, text, emphasis: line.emphasis }]
    }),
  )
}

/** When the customer may expect the solution: the resolution clock as it will run, had the ticket been made now. */
export function promisedAt(context: Context, taking: Taking): Instant | null {
  return foreseeDue(taking.published, 'resolution', contactFacts(taking), { ...momentsOf(taking.row), ticketOpened: context.now })
}

/** Values for every variable of a script, as far as they are known of a contact. */
export function valuesOf(context: Context, taking: Taking): ScriptValues {
  const { published, draft, row } = taking
  const words = wordsOf(published.playbook, context.language)
  const customer = row.customer === null ? null : getByRow(context, row.customer)
  const promised = promisedAt(context, taking)
  const department = departmentOf(published.playbook, draft)
  return {
    'agent.name': context.actor?.name ?? nameOf(context, row.agent),
    'agent.number': context.actor?.staffNumber ?? '',
    'customer.name': customer?.name ?? '',
    'customer.phoneTail': customer?.phone.slice(-4) ?? '',
    'customer.tier': customer === null ? '' : words.title('tiers', customer.tier),
    'contact.type': draft.type === null ? '' : words.title('types', draft.type),
    'contact.scene': words.sceneTrail(draft.scene).at(-1)?.title ?? '',
    'contact.need': draft.need === null ? draft.freeNeed.trim() : words.title('needs', draft.need),
    'promise.time': promised === null ? '' : promiseTime(promised, context),
    'promise.span': promised === null ? '' : promiseSpan(promised - row.arrived_at, context.language),
    'department.title': department === null ? '' : words.title('departments', department),
  }
}
