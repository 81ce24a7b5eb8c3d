import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { z } from 'zod'
import type { Clock } from '../app/ports.ts'
import { createFailures } from './failures.ts'
import type { HostFile } from './hostFile.ts'
import { newSecret, sameSecret, secretPattern } from './secret.ts'
import type { Verdict } from './session.ts'

/**
 * A second start asks the running host for a fresh code. Both prove that they know the key of DATA/host.json and neither
 * sends it: the file may be left over from a host that was killed, and its port be held by a stranger by now, who must
 * neither learn the key nor be believed.
 */
const secretSchema = z.string().regex(secretPattern)
const questionSchema = z.strictObject({ nonce: secretSchema, proof: secretSchema })
const answerSchema = z.strictObject({ code: secretSchema, proof: secretSchema })

const askProof = (key: string, nonce: string): string => sign(key, `ask ${nonce}`)
const codeProof = (key: string, nonce: string, code: string): string => sign(key, `code ${nonce} ${code}`)
const sign = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

/** Answers the body of POST /again. */
export type Again = (body: unknown) => { readonly verdict: 'good'; readonly answer: z.infer<typeof answerSchema> } | { readonly verdict: 'malformed' | Exclude<Verdict, 'good'> }

export function createAgain(key: string, issueCode: () => string, clock: Clock): Again {
  const failures = createFailures(clock)
  return (body) => {
    if (failures.tooMany()) return { verdict: 'too_many' }
    const question = questionSchema.safeParse(body)
    if (!question.success) return { verdict: 'malformed' }
    const { nonce, proof } = question.data
    if (!sameSecret(proof, askProof(key, nonce))) {
      failures.add()
      return { verdict: 'bad' }
    }
    const code = issueCode()
    return { verdict: 'good', answer: { code, proof: codeProof(key, nonce, code) } }
  }
}

/** Asks the host that `file` speaks of for a code; undefined when it is not there or is not that host. */
export async function askForCode(file: HostFile): Promise<string | undefined> {
  const nonce = newSecret()
  const text = await post(file.port, JSON.stringify({ nonce, proof: askProof(file.key, nonce) }))
  try {
    const { code, proof } = answerSchema.parse(JSON.parse(text ?? ''))
    return sameSecret(proof, codeProof(file.key, nonce, code)) ? code : undefined
  } catch {
    return undefined
  }
}

const patience = 2_000
const largestAnswer = 4_096

function post(port: number, body: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/again', method: 'POST', agent: false, signal: AbortSignal.timeout(patience) }
    const asked = request({ ...options, headers: { 'Content-Type': 'application/json' } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
        if (text.length > largestAnswer) asked.destroy()
      })
      response.once('end', () => resolve(response.statusCode === 200 ? text : undefined))
      response.once('error', () => resolve(undefined))
    })
    asked.once('error', () => resolve(undefined))
    asked.end(body)
  })
}
