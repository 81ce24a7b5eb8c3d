import { beforeEach, describe, expect, test } from 'vitest'
import type { Answer, AutosavePorts } from '../../renderer/state/autosave.ts'
import { Autosave, restMs } from '../../renderer/state/autosave.ts'
import { AppError } from '../../shared/errors.ts'
import { contactIdSchema } from '../../shared/ids.ts'
import { longestText } from '../../shared/text.ts'

const contact = contactIdSchema.parse('019aa000-0000-7000-8000-000000000001')
const other = contactIdSchema.parse('019aa000-0000-7000-8000-000000000002')

/** A backend whose answers the test gives, and a timer that it turns. */
class Bench implements AutosavePorts {
  readonly writes: { readonly contact: string; readonly answers: readonly Answer[]; readonly done: () => void; readonly refuse: (error: AppError) => void }[] = []
  readonly fields = new Map<string, string>()
  #timers: { at: number; run: () => void }[] = []
  #now = 0

  write = (contactId: string, answers: readonly Answer[]) =>
    new Promise<void>((resolve, reject) => {
      this.writes.push({ contact: contactId, answers, done: resolve, refuse: reject })
    })
  after = (ms: number, run: () => void) => {
    const timer = { at: this.#now + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer)
    }
  }
  keep = (_: string, field: string, value: string) => {
    this.fields.set(field, `kept ${value}`)
  }
  stored = (_: string, field: string, value: string) => {
    this.fields.set(field, `stored ${value}`)
  }
  fail = (_: string, field: string, value: string, error: AppError) => {
    this.fields.set(field, `${error.key} ${value}`)
  }
  pass(ms: number) {
    this.#now += ms
    const due = this.#timers.filter(({ at }) => at <= this.#now)
    this.#timers = this.#timers.filter(({ at }) => at > this.#now)
    for (const { run } of due) run()
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

let bench: Bench
let autosave: Autosave
beforeEach(() => {
  bench = new Bench()
  autosave = new Autosave(bench)
})

const sent = () => bench.writes.map(({ answers }) => answers.map(({ field, value }) => `${field}=${value}`).join(' '))

describe('autosave', () => {
  test('waits until the keys rest, then sends the last text once', () => {
    autosave.typed(contact, 'a', 'b')
    bench.pass(restMs - 1)
    autosave.typed(contact, 'a', 'br')
    bench.pass(restMs - 1)
    expect(sent()).toEqual([])
    bench.pass(1)
    expect(sent()).toEqual(['a=br'])
  })

  test('sends one write at a time and joins what was typed meanwhile', async () => {
    autosave.typed(contact, 'a', '1')
    bench.pass(restMs)
    autosave.typed(contact, 'a', '12')
    autosave.typed(contact, 'b', 'x')
    autosave.typed(contact, 'a', '123')
    bench.pass(restMs)
    expect(sent()).toEqual(['a=1'])
    bench.writes[0]!.done()
    await settled()
    expect(sent()).toEqual(['a=1', 'b=x a=123'])
  })

  test('does not take an older acknowledgement for the newer text', async () => {
    autosave.typed(contact, 'a', '1')
    bench.pass(restMs)
    autosave.typed(contact, 'a', '12')
    bench.writes[0]!.done()
    await settled()
    expect(bench.fields.get('a')).toBe('stored 1')
    expect(sent()).toEqual(['a=1', 'a=12'])
  })

  test('contacts do not wait for each other', () => {
    autosave.typed(contact, 'a', '1')
    autosave.typed(other, 'a', '2')
    bench.pass(restMs)
    expect(bench.writes.map((write) => write.contact)).toEqual([contact, other])
  })

  test('flush sends at once and ends when all is stored', async () => {
    autosave.typed(contact, 'a', '1')
    let ended = false
    const flushed = autosave.flush(contact).then(() => {
      ended = true
    })
    expect(sent()).toEqual(['a=1'])
    await settled()
    expect(ended).toBe(false)
    bench.writes[0]!.done()
    await flushed
    expect(ended).toBe(true)
    bench.pass(restMs)
    expect(sent()).toEqual(['a=1'])
  })

  test('keeps what could not be sent and sends it again when the link is back', async () => {
    autosave.typed(contact, 'a', '1')
    bench.pass(restMs)
    bench.writes[0]!.refuse(new AppError('connection_lost'))
    await settled()
    expect(bench.fields.get('a')).toBe('connection_lost 1')
    expect(sent()).toEqual(['a=1'])
    autosave.resend()
    expect(sent()).toEqual(['a=1', 'a=1'])
    bench.writes[1]!.done()
    await settled()
    expect(bench.fields.get('a')).toBe('stored 1')
  })

  test('text typed while the link broke is not overwritten by the one that failed', async () => {
    autosave.typed(contact, 'a', '1')
    bench.pass(restMs)
    autosave.typed(contact, 'a', '12')
    bench.writes[0]!.refuse(new AppError('connection_lost'))
    await settled()
    expect(bench.fields.get('a')).toBe('kept 12')
    autosave.resend()
    expect(sent()).toEqual(['a=1', 'a=12'])
  })

  test('one refused field does not keep the others from being stored', async () => {
    autosave.typed(contact, 'bad', '\u0000')
    autosave.typed(contact, 'good', 'x')
    bench.pass(restMs)
    bench.writes[0]!.refuse(new AppError('invalid_input'))
    await settled()
    bench.writes[1]!.refuse(new AppError('invalid_input'))
    await settled()
    bench.writes[2]!.done()
    await settled()
    expect(sent()).toEqual(['bad=\u0000 good=x', 'bad=\u0000', 'good=x'])
    expect([...bench.fields]).toEqual([['bad', 'invalid_input \u0000'], ['good', 'stored x']])
    autosave.resend()
    expect(bench.writes).toHaveLength(3)
  })

  test('text that is too long stays in its field and is not sent until it is shortened', () => {
    const long = 'x'.repeat(longestText + 1)
    autosave.typed(contact, 'a', long)
    bench.pass(restMs)
    expect(sent()).toEqual([])
    expect(bench.fields.get('a')).toBe(`too_large.text ${long}`)
    autosave.typed(contact, 'a', 'short')
    bench.pass(restMs)
    expect(sent()).toEqual(['a=short'])
  })

  test('too long text replaces the shorter one that was about to be sent', () => {
    autosave.typed(contact, 'a', 'short')
    autosave.typed(contact, 'a', 'x'.repeat(longestText + 1))
    bench.pass(restMs)
    expect(sent()).toEqual([])
  })
})
