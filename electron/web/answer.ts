import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { second } from '../../shared/time.ts'
import { commonHeaders } from '../app/contentSecurity.ts'
import { failureLimit } from './failures.ts'
import type { Verdict } from './session.ts'

/** One complete answer. There is no other way out of the host, so that none leaves without {@link commonHeaders}. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A refusal says no more than its status. */
export function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: Buffer.from(`${reason(status)}\n`) }
}

/** The refusal of a code, a token or a proof that is not good. */
export function refusalOf(verdict: Exclude<Verdict, 'good'>): Answer {
  return verdict === 'too_many' ? refusal(429, { 'Retry-After': String(failureLimit.within / second) }) : refusal(401)
}

export function json(value: unknown): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) }
}

/** @param head whether it was asked with HEAD, which wants the headers only. */
export function send(response: ServerResponse, answer: Answer, head: boolean): void {
  response.writeHead(answer.status, headersOf(answer))
  response.end(head ? undefined : answer.body)
}

/** For where Node has no response object: upgrades, and requests that could not be parsed. Ends the connection. */
export function sendRaw(socket: Duplex, answer: Answer): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const headers = Object.entries({ ...headersOf(answer), Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`)
  const start = `HTTP/1.1 ${answer.status} ${reason(answer.status)}\r\n${headers.join('')}\r\n`
  socket.once('error', () => socket.destroy())
  socket.end(Buffer.concat([Buffer.from(start), answer.body]), () => socket.destroy())
}

function headersOf(answer: Answer): Record<string, string> {
  return { ...commonHeaders, ...answer.headers, 'Content-Length': String(answer.body.length) }
}

const reason = (status: number): string => STATUS_CODES[status] ?? 'Refused'
