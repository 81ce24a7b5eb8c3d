import process from 'node:process'
import type { Batch, Item } from '../items.ts'
import { type OfficeAsk, officeLimits } from '../officePorts.ts'
import { openContainer } from './container.ts'
import { openDocument, paragraphsOf } from './document.ts'
import { Refused } from './refused.ts'
import { openWorkbook, rowsOf } from './workbook.ts'

/**
 * A process of its own: it opens one office file of somebody else's, answers what stands in it, and is ended by whoever started it. It writes
 * nothing and asks no network.
 */
interface Channel {
  readonly send: (answer: unknown) => void
  readonly listen: (listener: (ask: OfficeAsk) => void) => void
}

interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

/** Electron's utility process speaks through a port, a Node that was forked through its own channel. */
function channel(): Channel {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort
  if (port !== undefined) return { send: (answer) => { port.postMessage(answer) }, listen: (listener) => { port.on('message', ({ data }) => { listener(data as OfficeAsk) }) } }
  return { send: (answer) => { process.send?.(answer) }, listen: (listener) => { process.on('message', (ask) => { listener(ask as OfficeAsk) }) } }
}

let batches: AsyncGenerator<Batch> | null = null
let waiting: Item[] = []
let share = 0
let ended = false

async function open({ file, kind, sheet }: OfficeAsk & { ask: 'open' }): Promise<unknown> {
  const container = await openContainer(file)
  if (kind === 'document') {
    batches = paragraphsOf(container, await openDocument(container))
    return { answer: 'opened', sheets: [] }
  }
  const workbook = await openWorkbook(container)
  batches = rowsOf(container, workbook, sheet)
  return { answer: 'opened', sheets: workbook.sheets.map(({ name }) => name) }
}

async function more(): Promise<unknown> {
  while (batches !== null && !ended && waiting.length < officeLimits.batch) {
    const next = await batches.next()
    ended = next.done === true
    if (next.done === true) break
    waiting.push(...next.value.items)
    share = next.value.share
  }
  const items = waiting.slice(0, officeLimits.batch)
  waiting = waiting.slice(officeLimits.batch)
  return { answer: 'items', items, share, more: !ended || waiting.length > 0 }
}

const { send, listen } = channel()
listen((ask) => {
  const answer = ask.ask === 'open' ? open(ask) : more()
  answer.then(send, (error: unknown) => { send({ answer: 'refused', reason: error instanceof Refused ? error.reason : 'broken' }) })
})
process.on('disconnect', () => { process.exit() })
