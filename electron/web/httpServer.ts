import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Log } from '../app/ports.ts'
import type { Again } from './again.ts'
import { json, refusal, refusalOf, send, sendRaw, type Answer } from './answer.ts'
import { authorityOf, refusedAtDoor } from './door.ts'
import { readJson } from './jsonBody.ts'
import { limits } from './limits.ts'
import { pageAnswer, type PageFiles } from './pageFiles.ts'
import type { NoteRefusal } from './refusalLog.ts'
import { secretPattern } from './secret.ts'
import type { Sessions } from './session.ts'

export interface HttpParts {
  readonly files: PageFiles
  readonly sessions: Sessions
  readonly again: Again
  readonly log: Log
  readonly noteRefusal: NoteRefusal
}

/** Serves the page's files and exchanges codes for tokens; everything else about the desk goes over the WebSocket. */
export function createHttpServer(parts: HttpParts): Server {
  // A missing Host header is answered by refusedAtDoor, with the headers that every answer has.
  const server = createServer({ ...limits.http, requireHostHeader: false }, (request, response) => void respond(parts, request, response))
  server.maxConnections = limits.connections
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => send(response, refusal(417), request.method === 'HEAD'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => sendRaw(socket, refusal(statusOf(error.code))))
  return server
}

async function respond(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await answerTo(parts, request)
  if (answer === undefined || response.destroyed) return
  if (answer.status >= 400) parts.noteRefusal(answer.status)
  send(response, answer, request.method === 'HEAD')
}

/** undefined: there is nobody left to answer. */
async function answerTo(parts: HttpParts, request: IncomingMessage): Promise<Answer | undefined> {
  const refused = refusedAtDoor(request)
  if (refused !== undefined) return refusal(refused)
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const isPost = path === '/session' || path === '/again'
  const allowed = isPost ? ['POST'] : ['GET', 'HEAD']
  if (!allowed.includes(request.method ?? '')) return refusal(405, { Allow: allowed.join(', ') })
  if (!isPost) return pageAnswer(parts.files, path, authorityOf(request)) ?? refusal(404)
  // Browsers send an Origin with every POST: no page, not even ours, has business here.
  if (path === '/again' && request.headers.origin !== undefined) return refusal(403)
  const body = await readJson(request)
  if (body.status === 'gone') return undefined
  if (body.status !== 200) return refusal(body.status)
  return path === '/session' ? session(parts, body.value) : again(parts, body.value)
}

const codeSchema = z.strictObject({ code: z.string().regex(secretPattern) })

function session({ sessions, log }: HttpParts, body: unknown): Answer {
  const question = codeSchema.safeParse(body)
  if (!question.success) return refusal(400)
  const exchange = sessions.exchange(question.data.code)
  if (exchange.verdict !== 'good') return refusalOf(exchange.verdict)
  log.info('web.session')
  return json({ token: exchange.token })
}

function again(parts: HttpParts, body: unknown): Answer {
  const outcome = parts.again(body)
  if (outcome.verdict === 'good') return json(outcome.answer)
  return outcome.verdict === 'malformed' ? refusal(400) : refusalOf(outcome.verdict)
}

function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
