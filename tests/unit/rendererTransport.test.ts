import { beforeEach, describe, expect, test } from 'vitest'
import { readAddress } from '../../renderer/api/address.ts'
import { bridgeTransport } from '../../renderer/api/bridgeTransport.ts'
import { createCall, createClient } from '../../renderer/api/client.ts'
import type { Socket, WebPorts } from '../../renderer/api/webTransport.ts'
import { webTransport } from '../../renderer/api/webTransport.ts'
import { AppError } from '../../shared/errors.ts'
import type { ContactId } from '../../shared/ids.ts'
import type { Frame, LinkState, Transport } from '../../shared/rpc.ts'
import { largestFrame } from '../../shared/rpc.ts'

/** One end of a WebSocket; the test is the host at the other end. */
class Line implements Socket {
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  readyState = 1
  readonly sent: string[] = []
  readonly protocols: readonly string[]

  constructor(protocols: readonly string[]) {
    this.protocols = protocols
  }
  send = (text: string) => {
    this.sent.push(text)
  }
  close = () => undefined
  accept = () => this.onopen?.(new Event('open'))
  break = () => this.onclose?.(new Event('close') as CloseEvent)
  say = (message: unknown) => this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) }))
  frames = () => this.sent.map((text) => JSON.parse(text) as Frame)
}

class Host implements WebPorts {
  readonly lines: Line[] = []
  readonly delays: number[] = []
  readonly posts: unknown[] = []
  alive = true
  answer: () => Response = () => Response.json({ token: 'fresh' })
  kept: string | null = null
  #timers: (() => void)[] = []

  readonly token = {
    read: () => this.kept,
    write: (token: string) => {
      this.kept = token
    },
    forget: () => {
      this.kept = null
    },
  }
  post = (path: string, body: unknown) => {
    this.posts.push([path, body])
    return this.alive ? Promise.resolve(this.answer()) : Promise.reject(new TypeError('unreachable'))
  }
  isAlive = () => Promise.resolve(this.alive)
  openSocket = (protocols: readonly string[]) => {
    const line = new Line(protocols)
    this.lines.push(line)
    return line
  }
  after = (ms: number, run: () => void) => {
    this.delays.push(ms)
    this.#timers.push(run)
    return () => undefined
  }
  pass() {
    for (const run of this.#timers.splice(0)) run()
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const frame = (id: number): Frame => ({ id, procedure: 'desk.status', as: null, language: 'en', timeZone: 'UTC', input: {} })

let host: Host
let states: LinkState[]
function open(code: string | null): Transport {
  const transport = webTransport(host, code)
  transport.onLink((state) => states.push(state))
  return transport
}
beforeEach(() => {
  host = new Host()
  states = []
})

describe('the link to the local host', () => {
  test('exchanges the code, then opens with the token as a subprotocol', async () => {
    const transport = open('once')
    const reply = transport.send(frame(1))
    await settled()
    expect(host.posts).toEqual([['session', { code: 'once' }]])
    expect(host.lines[0]!.protocols).toEqual(['fourstep.v1', 'token.fresh'])
    expect(host.lines[0]!.sent).toEqual([])
    host.lines[0]!.accept()
    expect(host.lines[0]!.frames()).toEqual([frame(1)])
    host.lines[0]!.say({ id: 1, ok: true, value: 7 })
    expect(await reply).toEqual({ id: 1, ok: true, value: 7 })
    expect(states).toEqual(['connecting', 'up'])
  })

  test('a reloaded page goes on with the token it kept', async () => {
    host.kept = 'kept'
    open(null)
    await settled()
    expect(host.posts).toEqual([])
    expect(host.lines[0]!.protocols).toEqual(['fourstep.v1', 'token.kept'])
  })

  test('replies find their calls by id, in any order', async () => {
    host.kept = 'kept'
    const transport = open(null)
    await settled()
    host.lines[0]!.accept()
    const both = Promise.all([transport.send(frame(1)), transport.send(frame(2))])
    host.lines[0]!.say({ id: 2, ok: true, value: 'second' })
    host.lines[0]!.say({ id: 1, ok: false, error: { code: 'busy', key: 'busy', details: {} } })
    expect(await both).toEqual([
      { id: 1, ok: false, error: { code: 'busy', key: 'busy', details: {} } },
      { id: 2, ok: true, value: 'second' },
    ])
  })

  test('a link that is closing takes nothing any more, before anybody was told', async () => {
    host.kept = 'kept'
    const transport = open(null)
    await settled()
    host.lines[0]!.accept()
    host.lines[0]!.readyState = 2
    await expect(transport.send(frame(1))).rejects.toMatchObject({ code: 'connection_lost' })
    expect(host.lines[0]!.sent).toEqual([])
  })

  test('a broken link rejects what was under way and is opened again, each time later, at most after two seconds', async () => {
    host.kept = 'kept'
    const transport = open(null)
    await settled()
    host.lines[0]!.accept()
    const lost = transport.send(frame(1))
    host.lines[0]!.break()
    await expect(lost).rejects.toMatchObject({ code: 'connection_lost' })
    await expect(transport.send(frame(2))).rejects.toMatchObject({ code: 'connection_lost' })
    host.alive = false
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      host.pass()
      await settled()
      host.lines[attempt]!.break()
      await settled()
    }
    expect(host.delays).toEqual([150, 300, 600, 1200, 2000, 2000, 2000])
    host.pass()
    await settled()
    host.lines.at(-1)!.accept()
    expect(states).toEqual(['connecting', 'up', 'down', 'up'])
  })

  test('a host that lives and does not know the token ends in refused, not in waiting', async () => {
    host.kept = 'stale'
    const transport = open(null)
    const asked = transport.send(frame(1))
    await settled()
    host.lines[0]!.break()
    await expect(asked).rejects.toBeInstanceOf(AppError)
    await settled()
    host.pass()
    await settled()
    host.lines[1]!.break()
    await settled()
    expect(states.at(-1)).toBe('refused')
    expect(host.kept).toBeNull()
    await expect(transport.send(frame(2))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('a code that was used up and no token to go on with is refused', async () => {
    host.answer = () => new Response(null, { status: 401 })
    open('used')
    await settled()
    expect(states).toEqual(['connecting', 'refused'])
    expect(host.lines).toEqual([])
  })

  test('a code is kept for later while the host cannot be reached', async () => {
    host.alive = false
    open('once')
    await settled()
    expect(states).toEqual(['connecting', 'down'])
    host.alive = true
    host.pass()
    await settled()
    expect(host.lines[0]!.protocols).toEqual(['fourstep.v1', 'token.fresh'])
  })

  test('a frame over the limit is refused here, or the host would cut the link', async () => {
    host.kept = 'kept'
    const transport = open(null)
    await settled()
    host.lines[0]!.accept()
    await expect(transport.send({ ...frame(1), input: '字'.repeat(largestFrame / 3) })).rejects.toMatchObject({ code: 'too_large' })
    expect(host.lines[0]!.sent).toEqual([])
  })

  test('pushes reach those who listen, until they leave', async () => {
    host.kept = 'kept'
    const transport = open(null)
    await settled()
    host.lines[0]!.accept()
    const heard: unknown[] = []
    const leave = transport.onPush((changes) => heard.push(...changes))
    host.lines[0]!.say({ push: [{ topic: 'ticket', ids: ['a'] }] })
    leave()
    host.lines[0]!.say({ push: [{ topic: 'clock', ids: [] }] })
    expect(heard).toEqual([{ topic: 'ticket', ids: ['a'] }])
  })
})

describe('the desktop bridge', () => {
  test('passes frames and pushes through and is always up', async () => {
    const transport = bridgeTransport({ send: (asked) => Promise.resolve({ id: asked.id, ok: true, value: asked.procedure }), onPush: () => () => undefined })
    transport.onLink((state) => states.push(state))
    expect(await transport.send(frame(3))).toEqual({ id: 3, ok: true, value: 'desk.status' })
    expect(states).toEqual(['up'])
  })
  test('a main process that is gone is a lost connection', async () => {
    const transport = bridgeTransport({ send: () => Promise.reject(new Error('gone')), onPush: () => () => undefined })
    await expect(transport.send(frame(1))).rejects.toMatchObject({ code: 'connection_lost' })
  })
})

describe('the client', () => {
  const transport = (answer: (asked: Frame) => unknown): Transport => ({
    tellsAlarms: false,
    send: (asked) => Promise.resolve(answer(asked) as Awaited<ReturnType<Transport['send']>>),
    onPush: () => () => undefined,
    onLink: () => () => undefined,
  })
  const asker = () => ({ as: null, language: 'zh-TW' as const, timeZone: 'Asia/Taipei' })

  test('asks by full name with who, language and time zone, and numbers its frames', async () => {
    const asked: Frame[] = []
    const client = createClient(createCall(transport((each) => (asked.push(each), { id: each.id, ok: true, value: null })), asker))
    await client.people.list({})
    await client.tickets.queue({ text: '', limit: 5 })
    expect(asked).toEqual([
      { id: 1, procedure: 'people.list', as: null, language: 'zh-TW', timeZone: 'Asia/Taipei', input: {} },
      { id: 2, procedure: 'tickets.queue', as: null, language: 'zh-TW', timeZone: 'Asia/Taipei', input: { text: '', limit: 5 } },
    ])
  })

  test('an error of the backend arrives as the same error', async () => {
    const wire = { code: 'conflict', key: 'conflict', details: { what: 'ticket', version: 4 } }
    const client = createClient(createCall(transport(({ id }) => ({ id, ok: false, error: wire })), asker))
    const failure: unknown = await client.people.list({}).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(AppError)
    expect((failure as AppError).toWire()).toEqual(wire)
  })

  describe('a command that is given twice', () => {
    const open = () => {
      const waiting: { readonly asked: Frame; readonly answer: (value: unknown) => void }[] = []
      const slow = transport((asked) => new Promise((answer) => {
        waiting.push({ asked, answer: (value) => { answer({ id: asked.id, ok: true, value }) } })
      }))
      return { client: createClient(createCall(slow, asker)), waiting }
    }

    test('while it is under way is one, with one answer for both, and is a new one afterwards', async () => {
      const { client, waiting } = open()
      const twice = [client.dispatch.pull({}), client.dispatch.pull({})]
      expect(waiting).toHaveLength(1)
      waiting[0]?.answer('a ticket')
      expect(await Promise.all(twice)).toEqual(['a ticket', 'a ticket'])
      void client.dispatch.pull({})
      expect(waiting).toHaveLength(2)
    })

    test('with another in between is three, in their order: the last one holds', () => {
      const { client, waiting } = open()
      const ids = { contactId: 'contact' as ContactId, confirmationId: 'heard' }
      for (const confirmed of [true, false, true]) void client.intake.confirm({ ...ids, confirmed })
      expect(waiting.map(({ asked }) => asked.input)).toEqual([true, false, true].map((confirmed) => ({ ...ids, confirmed })))
    })

    test('a question may be asked as often as one likes', () => {
      const { client, waiting } = open()
      for (let n = 0; n < 2; n += 1) void client.people.list({})
      expect(waiting).toHaveLength(2)
    })
  })
})

describe('the address', () => {
  test.each([
    ['#code=abc&lang=zh-TW', { code: 'abc', language: 'zh-TW' }],
    ['#lang=fr', { code: null, language: null }],
    ['', { code: null, language: null }],
  ])('%s', (hash, address) => {
    expect(readAddress(hash)).toEqual(address)
  })
})
