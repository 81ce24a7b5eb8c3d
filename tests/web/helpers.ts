import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { commonHeaders } from '../../electron/app/contentSecurity.ts'
import type { Backend } from '../../electron/app/backend.types.ts'
import type { Clock, Log } from '../../electron/app/ports.ts'
import { startHost } from '../../electron/web/host.ts'
import { readPageFiles } from '../../electron/web/pageFiles.ts'
import type { Change } from '../../shared/changes.ts'
import { frameSchema } from '../../shared/rpc.ts'
import { instant, shift, type Instant } from '../../shared/time.ts'

/** Time that stands still until `pass` moves it and runs what falls due on the way. */
export function createTestClock(start: Instant = instant(1_700_000_000_000)) {
  let now = start
  let armed: { readonly at: Instant; readonly run: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(ms, run) {
      const timer = { at: shift(now, ms), run }
      armed.push(timer)
      return () => (armed = armed.filter((each) => each !== timer))
    },
    turn: () => new Promise((resolve) => { setImmediate(resolve) }),
  }
  return {
    clock,
    pass(ms: number) {
      const end = shift(now, ms)
      for (;;) {
        const next = armed.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        armed = armed.filter((timer) => timer !== next)
        now = next.at
        next.run()
      }
      now = end
    },
    /** Wall time jumps and timers do not notice, as when the machine sleeps. */
    jump(ms: number) {
      now = shift(now, ms)
      armed = armed.map((timer) => ({ ...timer, at: shift(timer.at, ms) }))
    },
  }
}

/** Answers every well-formed frame with its own input. */
export function createEchoBackend() {
  const listeners = new Set<(changes: readonly Change[]) => void>()
  const woken = { times: 0 }
  const backend: Backend = {
    handle(frame) {
      const { success, data } = frameSchema.safeParse(frame)
      if (!success) return { id: 0, ok: false, error: { code: 'invalid_input', key: 'invalid_input', details: {} } }
      return { id: data.id, ok: true, value: data.input }
    },
    onPush(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake() {
      woken.times++
    },
    close: () => undefined,
  }
  return { backend, woken, listeners, push: (changes: readonly Change[]) => listeners.forEach((listener) => listener(changes)) }
}

export function createTestLog() {
  const lines: string[] = []
  const take = (...parts: readonly unknown[]) => void lines.push(JSON.stringify(parts))
  const log: Log = { info: take, warn: take, error: (event, error, details) => take(event, String(error), details) }
  return { log, lines }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fourstep-web-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const page = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="./assets/main.js"></script>'

function buildFolder(): string {
  const folder = path.join(temporaryFolder(), 'renderer')
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(path.join(folder, 'index.html'), page)
  writeFileSync(path.join(folder, 'assets', 'main.js'), 'export {}')
  writeFileSync(path.join(folder, '..', 'secret.txt'), 'beside the build folder')
  return folder
}

/** A real host on a free port of 127.0.0.1, with the echo backend behind it. */
export async function startTestHost() {
  const time = createTestClock()
  const echo = createEchoBackend()
  const { log, lines } = createTestLog()
  const folder = temporaryFolder()
  const files = readPageFiles(buildFolder())!
  const host = await startHost({ backend: echo.backend, clock: time.clock, log, files, folder, port: 0 })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= host.stop())
  onTestFinished(async () => {
    const ending = stop()
    time.pass(10_000) // windows that a test left open are cut off
    await ending
  })
  return { ...host, stop, time, ...echo, lines, folder, authority: `127.0.0.1:${host.port}`, origin: `http://127.0.0.1:${host.port}` }
}
export type TestHost = Awaited<ReturnType<typeof startTestHost>>

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends these very bytes and reads until the host closes; no client library tidies them up. Status 0: closed without an answer. */
export function raw(port: number, bytes: string, address = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, address, () => socket.write(bytes, 'latin1'))
    socket.setEncoding('latin1').on('data', (part: string) => (text += part))
    socket.once('error', reject)
    socket.once('close', () => resolve(parseAnswer(text)))
  })
}

function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [start = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  return { status: start === '' ? 0 : Number(start.split(' ')[1]), headers, body: rest.join('\r\n\r\n') }
}

/** A request as text; `headers` replace the ones a browser on our page would send, null drops one. */
export function request(host: TestHost, start: string, headers: Readonly<Record<string, string | null>> = {}, body = ''): string {
  const all: Record<string, string | null> = { Host: host.authority, Connection: 'close', ...(body && { 'Content-Length': String(Buffer.byteLength(body)) }), ...headers }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]))
  return `${start} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

export function postJson(host: TestHost, target: string, value: unknown, headers: Readonly<Record<string, string | null>> = {}): Promise<RawAnswer> {
  const body = typeof value === 'string' ? value : JSON.stringify(value)
  const usual = target === '/again' ? {} : { Origin: host.origin }
  return raw(host.port, request(host, `POST ${target}`, { 'Content-Type': 'application/json', ...usual, ...headers }, body))
}

export async function newToken(host: TestHost): Promise<string> {
  const answer = await postJson(host, '/session', { code: host.issueCode() })
  return (JSON.parse(answer.body) as { token: string }).token
}

/** Names of the headers every answer must carry that this one lacks or has different; a page's own policy counts. */
export function missingHeaders(answer: RawAnswer): string[] {
  const names = Object.keys(commonHeaders).filter((name) => name !== 'Content-Security-Policy' && answer.headers[name.toLowerCase()] !== commonHeaders[name])
  const policy = answer.headers['content-security-policy'] ?? ''
  return policy.includes("default-src 'none'") && policy.includes("frame-ancestors 'none'") ? names : [...names, 'Content-Security-Policy']
}

export interface LinkOptions {
  readonly path?: string
  readonly protocols?: readonly string[]
  readonly origin?: string | null
  readonly headers?: Record<string, string>
}

/** Opens a WebSocket as the page would; resolves to it, or to the status that refused it. */
export function link(host: TestHost, options: LinkOptions = {}): Promise<WebSocket | RawAnswer> {
  const origin = options.origin === null ? {} : { origin: options.origin ?? host.origin }
  const socket = new WebSocket(`ws://${host.authority}${options.path ?? '/link'}`, [...(options.protocols ?? [])], { ...origin, headers: options.headers ?? {} })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.on('error', reject)
    socket.once('unexpected-response', (_request, response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body }))
    })
  })
}

export async function openLink(host: TestHost): Promise<WebSocket> {
  const opened = await link(host, { protocols: ['fourstep.v1', `token.${await newToken(host)}`] })
  if (opened instanceof WebSocket) return opened
  throw new Error(`refused with ${opened.status}`)
}

export function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse((data as Buffer).toString('utf8')))))
}

/** The next answer; what is pushed before it is let by, also where both arrive at once. */
export function nextReply(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => {
    const hear = (data: unknown) => {
      const message: unknown = JSON.parse((data as Buffer).toString('utf8'))
      if (typeof message === 'object' && message !== null && 'push' in message) return
      socket.off('message', hear)
      resolve(message)
    }
    socket.on('message', hear)
  })
}

export function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve))
}

export const frame = (id: number, input: unknown = {}) => ({ id, procedure: 'desk.view', as: null, language: 'en', timeZone: 'Asia/Shanghai', input })
