import { z } from 'zod'
import { type RefusedReason, refusedReasons } from '../../shared/refusedFiles.ts'
import type { Batch, Item } from './items.ts'
import { type OfficeAsk, officeLimits, type OfficeOpen, type OfficePorts } from './officePorts.ts'

// What comes out of the process has read what others wrote: it is held to its shape like anything from outside.
const line = z.int().min(1)
const itemSchema: z.ZodType<Item> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('row'), line, cells: z.array(z.string().max(officeLimits.cell)).max(officeLimits.columns) }),
  z.strictObject({ kind: z.literal('paragraph'), line, level: z.int().min(0).max(9), text: z.string().max(officeLimits.cell) }),
  z.strictObject({ kind: z.literal('refused'), line, reason: z.enum(refusedReasons) }),
])
const answerSchema = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('opened'), sheets: z.array(z.string().max(officeLimits.cell)).max(1_000) }),
  z.strictObject({ answer: z.literal('items'), items: z.array(itemSchema).max(officeLimits.batch + 1), share: z.number().min(0).max(1), more: z.boolean() }),
  z.strictObject({ answer: z.literal('refused'), reason: z.enum(refusedReasons) }),
])
type Answer = z.infer<typeof answerSchema>

type Facts = { readonly ok: true; readonly sheets: readonly string[] } | { readonly ok: false; readonly reason: RefusedReason }

/** Whether an office file can be opened, and its sheets. */
export async function officeFacts(file: string, kind: OfficeOpen['kind'], ports: OfficePorts): Promise<Facts> {
  const asking = begin(ports)
  try {
    const answer = await asking({ ask: 'open', file, kind, sheet: null })
    if (answer.answer === 'opened') return { ok: true, sheets: answer.sheets }
    return { ok: false, reason: answer.answer === 'refused' ? answer.reason : 'broken' }
  } finally {
    asking.end()
  }
}

/** What stands in an office file, read in a process of its own that ends with the reading. */
export async function* officeBatches(wanted: Omit<OfficeOpen, 'ask'>, ports: OfficePorts): AsyncGenerator<Batch> {
  const asking = begin(ports)
  const refused = (reason: RefusedReason): Batch => ({ items: [{ kind: 'refused', line: 1, reason }], share: 1 })
  try {
    const opened = await asking({ ask: 'open', ...wanted })
    if (opened.answer !== 'opened') {
      yield refused(opened.answer === 'refused' ? opened.reason : 'broken')
      return
    }
    for (let more = true; more;) {
      const answer = await asking({ ask: 'more' })
      yield answer.answer === 'items' ? answer : refused(answer.answer === 'refused' ? answer.reason : 'broken')
      more = answer.answer === 'items' && answer.more
    }
  } finally {
    asking.end()
  }
}

/** One question at a time; a process that ends or does not answer in time has refused the file. */
function begin(ports: OfficePorts) {
  const child = ports.start()
  let settle: ((answer: Answer) => void) | null = null
  let over: Answer | null = null
  const answered = (answer: Answer) => {
    const waiting = settle
    settle = null
    waiting?.(answer)
  }
  const fail = (reason: RefusedReason) => {
    over ??= { answer: 'refused', reason }
    answered(over)
  }
  child.onMessage((message) => {
    const answer = answerSchema.safeParse(message)
    if (answer.success) answered(answer.data)
    else fail('broken')
  })
  // Out of memory, most likely: what can be said of the file was said before.
  child.onEnd(() => { fail('tooLarge') })
  const ask = (question: OfficeAsk) =>
    new Promise<Answer>((resolve) => {
      if (over !== null) {
        resolve(over)
        return
      }
      const disarm = ports.after(officeLimits.answer, () => {
        child.kill()
        fail('tooSlow')
      })
      settle = (answer) => {
        disarm()
        resolve(answer)
      }
      child.send(question)
    })
  return Object.assign(ask, { end: () => { child.kill() } })
}
