import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { AppError } from '../../shared/errors.ts'
import type { Push, Reply } from '../../shared/rpc.ts'
import type { Backend } from '../app/backend.types.ts'
import type { Clock, Log } from '../app/ports.ts'
import { refusal, refusalOf, sendRaw, type Answer } from './answer.ts'
import { refusedAtDoor } from './door.ts'
import { startHeartbeat } from './heartbeat.ts'
import { limits } from './limits.ts'
import type { NoteRefusal } from './refusalLog.ts'
import { secretPattern } from './secret.ts'
import type { Sessions } from './session.ts'

/** The subprotocol that is spoken; the token is offered beside it, because a browser can set no header on a WebSocket. */
export const protocol = 'fourstep.v1'
const tokenPrefix = 'token.'

const closeCode = { goingAway: 1001, textOnly: 1003 }

export interface WsParts {
  readonly backend: Backend
  readonly sessions: Sessions
  readonly clock: Clock
  readonly log: Log
  readonly noteRefusal: NoteRefusal
}

export interface WsShell {
  /** Listener for the HTTP server's `upgrade`. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  stop(): Promise<void>
}

/** Carries frames between windows and the backend: one text frame in, one reply out, pushes to every live window. */
export function createWsShell({ backend, sessions, clock, log, noteRefusal }: WsParts): WsShell {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frame,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  })
  server.on('wsClientError', (_error, socket) => sendRaw(socket, refusal(400)))
  const heartbeat = startHeartbeat(clock)
  const stopPushes = backend.onPush((changes) => {
    const push: Push = { push: changes }
    for (const window of server.clients) sendTo(window, push)
  })

  return {
    upgrade: (request, socket, head) => {
      const no = server.clients.size >= limits.sockets ? refusal(503) : refusedUpgrade(request, sessions)
      if (no !== undefined) {
        noteRefusal(no.status)
        sendRaw(socket, no)
        return
      }
      server.handleUpgrade(request, socket, head, (window) => {
        log.info('web.window_opened', { windows: server.clients.size })
        heartbeat.watch(window)
        window.on('message', (data, isBinary) => receive(window, data, isBinary, backend))
        // A frame that breaks the protocol or the size: ws closes with the code that says so.
        window.on('error', (error) => log.warn('web.window_error', { reason: error.message }))
        window.on('close', (code) => log.info('web.window_closed', { code }))
      })
    },
    async stop() {
      heartbeat.stop()
      stopPushes()
      await goodbye(server, clock)
    },
  }
}

/** The answer that refuses an upgrade, or undefined. Unlike other requests, this one must name its origin: every browser does. */
function refusedUpgrade(request: IncomingMessage, sessions: Sessions): Answer | undefined {
  const door = refusedAtDoor(request)
  if (door !== undefined) return refusal(door)
  if (request.headers.origin === undefined) return refusal(403)
  if ((request.url ?? '').split('?', 1)[0] !== '/link') return refusal(404)
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  if (!offered.includes(protocol)) return refusal(400)
  const token = offered.find((name) => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length)
  if (token === undefined || !secretPattern.test(token)) return refusal(401)
  const verdict = sessions.check(token)
  return verdict === 'good' ? undefined : refusalOf(verdict)
}

function receive(window: WebSocket, data: RawData, isBinary: boolean, backend: Backend): void {
  if (isBinary || !Buffer.isBuffer(data)) window.close(closeCode.textOnly)
  else sendTo(window, replyTo(data.toString('utf8'), backend))
}

function replyTo(text: string, backend: Backend): Reply {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return { id: 0, ok: false, error: new AppError('invalid_input').toWire() }
  }
  return backend.handle(frame)
}

/** A window that does not read is cut off before what waits for it fills the memory; it connects again and fetches anew. */
function sendTo(window: WebSocket, message: Reply | Push): void {
  if (window.readyState !== window.OPEN) return
  window.send(JSON.stringify(message))
  if (window.bufferedAmount > limits.backlog) window.terminate()
}

/** Lets every window know, and waits until all are gone; those that do not answer are cut off. */
function goodbye(server: WebSocketServer, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const disarm = clock.after(limits.goodbye, () => {
      for (const window of server.clients) window.terminate()
    })
    server.close(() => {
      disarm()
      resolve()
    })
    for (const window of server.clients) window.close(closeCode.goingAway)
  })
}
