import { z } from 'zod'
import type { Change } from '../../shared/changes.ts'
import { changeSchema } from '../../shared/changes.ts'
import { AppError, errorCodes } from '../../shared/errors.ts'
import { playbookIssueSchema } from '../../shared/playbookFindings.ts'
import type { Frame, LinkState, Reply, Transport } from '../../shared/rpc.ts'
import { largestFrame } from '../../shared/rpc.ts'
import { Listeners } from './listeners.ts'

export interface Socket {
  /** as of WebSocket: 1 is open */
  readonly readyState: number
  send(text: string): void
  close(): void
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onclose: ((event: CloseEvent) => void) | null
}

/** What the transport takes from the browser. */
export interface WebPorts {
  post(path: string, body: unknown): Promise<Response>
  /** whether the host answers at all */
  isAlive(): Promise<boolean>
  openSocket(protocols: readonly string[]): Socket
  readonly token: { read(): string | null; write(token: string): void; forget(): void }
  after(ms: number, run: () => void): () => void
}

const sessionSchema = z.object({ token: z.string() })
const details = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.array(playbookIssueSchema)]))
const failure = z.object({ code: z.enum(errorCodes), key: z.string(), details })
const messageSchema = z.union([
  z.object({ push: z.array(changeSchema) }),
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: failure }),
])

const isOpen = 1
const firstDelay = 150
const longestDelay = 2_000
/** A host that lives and yet refuses the upgrade this often in a row does not know the token. */
const refusalsToBelieve = 2

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: AppError) => void
}

/**
 * The local host: the one-time code is exchanged by POST for a token, which opens the WebSocket as a subprotocol. A link that
 * breaks is opened again with a growing delay, at most two seconds; calls that were under way are rejected, not repeated, since
 * nobody knows whether the host had done them.
 */
export function webTransport(ports: WebPorts, code: string | null): Transport {
  const pushes = new Listeners<readonly Change[]>()
  const links = new Listeners<LinkState>()
  const waiting = new Map<number, Waiting>()
  let queued: string[] = []
  let socket: Socket | null = null
  let state: LinkState = 'connecting'
  let delay = firstDelay
  let refusals = 0
  let unusedCode = code

  function become(next: LinkState): void {
    if (next === state) return
    state = next
    if (next === 'down' || next === 'refused') {
      queued = []
      const lost = [...waiting.values()]
      waiting.clear()
      for (const call of lost) call.reject(new AppError(next === 'down' ? 'connection_lost' : 'unauthenticated'))
    }
    links.tell(next)
  }

  function retry(): void {
    become('down')
    ports.after(delay, () => void connect())
    delay = Math.min(longestDelay, delay * 2)
  }

  /** @returns the token, null when there is none that could work, undefined when the host could not be reached */
  async function findToken(): Promise<string | null | undefined> {
    if (unusedCode === null) return ports.token.read()
    try {
      const answer = await ports.post('session', { code: unusedCode })
      if (answer.status === 401 || answer.status === 403) {
        unusedCode = null
        return ports.token.read()
      }
      if (!answer.ok) return undefined
      const { token } = sessionSchema.parse(await answer.json())
      unusedCode = null
      ports.token.write(token)
      return token
    } catch {
      return undefined
    }
  }

  async function connect(): Promise<void> {
    const token = await findToken()
    if (token === undefined) {
      retry()
    } else if (token === null) {
      become('refused')
    } else {
      open(token)
    }
  }

  function open(token: string): void {
    const mine = ports.openSocket(['fourstep.v1', `token.${token}`])
    let opened = false
    mine.onopen = () => {
      opened = true
      socket = mine
      delay = firstDelay
      refusals = 0
      become('up')
      for (const text of queued.splice(0)) mine.send(text)
    }
    mine.onmessage = (event) => {
      receive(event.data)
    }
    mine.onclose = () => {
      socket = null
      if (opened) retry()
      else void neverOpened()
    }
  }

  async function neverOpened(): Promise<void> {
    refusals = (await ports.isAlive()) ? refusals + 1 : 0
    if (refusals >= refusalsToBelieve) {
      ports.token.forget()
      become('refused')
    } else {
      retry()
    }
  }

  function receive(data: unknown): void {
    const message = messageSchema.parse(JSON.parse(String(data)))
    if ('push' in message) {
      pushes.tell(message.push)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    call?.resolve(message)
  }

  void connect()

  return {
    tellsAlarms: false,
    send(frame: Frame) {
      const text = JSON.stringify(frame)
      const bytes = new TextEncoder().encode(text).length
      if (bytes > largestFrame) return Promise.reject(new AppError('too_large', { bytes, largest: largestFrame }))
      // One that is closing takes nothing any more, though nobody has been told yet.
      if (state === 'down' || (socket !== null && socket.readyState !== isOpen)) return Promise.reject(new AppError('connection_lost'))
      if (state === 'refused') return Promise.reject(new AppError('unauthenticated'))
      return new Promise((resolve, reject) => {
        waiting.set(frame.id, { resolve, reject })
        if (socket === null) queued.push(text)
        else socket.send(text)
      })
    },
    onPush: (listener) => pushes.add(listener),
    onLink(listener) {
      listener(state)
      return links.add(listener)
    },
  }
}
