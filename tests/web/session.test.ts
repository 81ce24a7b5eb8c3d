import { expect, test } from 'vitest'
import { codeLifetime } from '../../electron/web/session.ts'
import { newSecret } from '../../electron/web/secret.ts'
import { link, missingHeaders, newToken, nextMessage, openLink, postJson, raw, request, startTestHost, frame } from './helpers.ts'

const secret = /^[A-Za-z0-9_-]{43}$/

test('a code is exchanged for a token, once', async () => {
  const host = await startTestHost()
  const code = host.issueCode()
  expect(code).toMatch(secret)
  const first = await postJson(host, '/session', { code })
  expect(first.status).toBe(200)
  expect(missingHeaders(first)).toEqual([])
  expect(first.headers).not.toHaveProperty('set-cookie')
  expect(first.headers['content-type']).toBe('application/json')
  const answer = JSON.parse(first.body) as Record<string, string>
  expect(Object.keys(answer)).toEqual(['token'])
  expect(answer.token).toMatch(secret)
  expect(answer.token).not.toBe(code)
  const replayed = await postJson(host, '/session', { code })
  expect(replayed.status).toBe(401)
  expect(missingHeaders(replayed)).toEqual([])
  expect(replayed.body).toBe('Unauthorized\n')
})

test('the same code twice at the same moment yields one token', async () => {
  const host = await startTestHost()
  const code = host.issueCode()
  const answers = await Promise.all([1, 2, 3, 4].map(() => postJson(host, '/session', { code })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
})

test('a code lives ten minutes, also when the system clock is set back', async () => {
  const host = await startTestHost()
  const [inTime, late, setBack] = [host.issueCode(), host.issueCode(), host.issueCode()]
  host.time.pass(codeLifetime - 1)
  expect(await postJson(host, '/session', { code: inTime })).toMatchObject({ status: 200 })
  host.time.pass(1)
  expect(await postJson(host, '/session', { code: late })).toMatchObject({ status: 401 })
  host.time.jump(-3 * codeLifetime)
  expect(await postJson(host, '/session', { code: setBack })).toMatchObject({ status: 401 })
})

test('only a small JSON object with exactly a code in it is read', async () => {
  const host = await startTestHost()
  const code = host.issueCode()
  const body = JSON.stringify({ code })
  const refused: readonly [number, unknown, Record<string, string | null>?][] = [
    [400, '{"code":'],
    [400, ''],
    [400, 'null'],
    [400, []],
    [400, { code, more: 1 }],
    [400, { code: [code] }],
    [400, { code: `${code}=` }],
    [400, { code: '' }],
    [400, { token: code }],
    [415, body, { 'Content-Type': 'text/plain' }],
    [415, body, { 'Content-Type': 'application/x-www-form-urlencoded' }],
    [415, body, { 'Content-Type': 'application/jsonp' }],
    [415, body, { 'Content-Type': null }],
    [413, { code, fill: 'x'.repeat(1_024) }],
    [413, 'x'.repeat(2 * 1_024 * 1_024)],
  ]
  for (const [status, value, headers] of refused) {
    const answer = await postJson(host, '/session', value, headers)
    expect([status, String(value).slice(0, 40)]).toEqual([answer.status, String(value).slice(0, 40)])
    expect(missingHeaders(answer)).toEqual([])
  }
  const chunk = `800\r\n${'x'.repeat(0x800)}\r\n0\r\n\r\n`
  const chunked = request(host, 'POST /session', { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' })
  expect(await raw(host.port, chunked + chunk)).toMatchObject({ status: 413 })
  expect(await postJson(host, '/session', { code })).toMatchObject({ status: 200 }) // nothing of it has used up the code
})

test('after ten bad codes within a minute even a good one waits, and windows that are open go on', async () => {
  const host = await startTestHost()
  const window = await openLink(host)
  const code = host.issueCode()
  for (let i = 0; i < 10; i++) expect(await postJson(host, '/session', { code: newSecret() })).toMatchObject({ status: 401 })
  const limited = await postJson(host, '/session', { code })
  expect(limited.status).toBe(429)
  expect(limited.headers['retry-after']).toBe('60')
  expect(missingHeaders(limited)).toEqual([])
  window.send(JSON.stringify(frame(1, { still: 'here' })))
  expect(await nextMessage(window)).toEqual({ id: 1, ok: true, value: { still: 'here' } })
  host.time.pass(59_999)
  expect(await postJson(host, '/session', { code })).toMatchObject({ status: 429 })
  host.time.pass(1)
  expect(await postJson(host, '/session', { code })).toMatchObject({ status: 200 })
})

test('after ten bad tokens within a minute no socket is opened, but a new code can still be used', async () => {
  const host = await startTestHost()
  const protocols = ['fourstep.v1', `token.${await newToken(host)}`]
  for (let i = 0; i < 10; i++) expect(await link(host, { protocols: ['fourstep.v1', `token.${newSecret()}`] })).toMatchObject({ status: 401 })
  expect(await link(host, { protocols })).toMatchObject({ status: 429 })
  await newToken(host)
  host.time.pass(60_000)
  expect(await link(host, { protocols })).toMatchObject({ protocol: 'fourstep.v1' })
})

test('of more windows than a desk has, the one unused longest must ask for a new code', async () => {
  const host = await startTestHost()
  const tokens: string[] = []
  for (let i = 0; i < 16; i++) tokens.push(await newToken(host))
  const use = (token: string) => link(host, { protocols: ['fourstep.v1', `token.${token}`] })
  expect(await use(tokens[0]!)).toMatchObject({ protocol: 'fourstep.v1' })
  await newToken(host)
  expect(await use(tokens[0]!)).toMatchObject({ protocol: 'fourstep.v1' })
  expect(await use(tokens[1]!)).toMatchObject({ status: 401 })
})

test('the log names what was refused, at most ten times a minute, and never a code, a token or an address', async () => {
  const host = await startTestHost()
  const [code, wrong, token] = [host.issueCode(), newSecret(), await newToken(host)]
  await postJson(host, '/session', { code })
  await postJson(host, '/session', { code: wrong })
  await link(host, { path: `/link?token=${token}`, protocols: ['fourstep.v1', `token.${wrong}`] })
  await link(host, { protocols: ['fourstep.v1', `token.${token}`] })
  for (let i = 0; i < 20; i++) await raw(host.port, request(host, `GET /${token}`))
  const text = host.lines.join('\n')
  expect(host.lines.filter((line) => line.includes('web.refused'))).toHaveLength(10)
  expect(text).toContain('"web.session"')
  for (const hidden of [code, wrong, token]) expect(text).not.toContain(hidden)
})
