import { describe, expect, test } from 'vitest'
import { link, missingHeaders, page, postJson, raw, request, startTestHost, type RawAnswer, type TestHost } from './helpers.ts'

/** What every answer owes, whatever it says. */
function expectRefusal(answer: RawAnswer | WebSocket, status: number): void {
  expect(answer).toMatchObject({ status })
  expect(missingHeaders(answer as RawAnswer)).toEqual([])
  expect((answer as RawAnswer).headers).not.toHaveProperty('set-cookie')
  expect((answer as RawAnswer).headers).not.toHaveProperty('access-control-allow-origin')
}

const strangeHosts: readonly [string, (host: TestHost) => string | null][] = [
  ['a foreign name', () => 'evil.example'],
  ['a foreign name on our port (DNS rebinding)', ({ port }) => `evil.example:${port}`],
  ['a name that begins like ours', ({ port }) => `127.0.0.1.evil.example:${port}`],
  ['localhost', ({ port }) => `localhost:${port}`],
  ['IPv6', ({ port }) => `[::1]:${port}`],
  ['another spelling of the address', ({ port }) => `127.1:${port}`],
  ['another port', ({ port }) => `127.0.0.1:${port === 65_535 ? 1 : port + 1}`],
  ['no port', () => '127.0.0.1'],
  ['a user in front', ({ authority }) => `me@${authority}`],
  ['a trailing dot', ({ port }) => `127.0.0.1.:${port}`],
  ['our own twice', ({ authority }) => `${authority}\r\nHost: ${authority}`],
  ['ours, then a foreign one', ({ authority }) => `${authority}\r\nHost: evil.example`],
  ['nothing', () => ''],
  ['no header at all', () => null],
]

describe.each(strangeHosts)('Host is %s', (_, hostHeader) => {
  test('is refused for files, for /session and for the WebSocket', async () => {
    const host = await startTestHost()
    const Host = hostHeader(host)
    expectRefusal(await raw(host.port, request(host, 'GET /', { Host })), 421)
    expectRefusal(await postJson(host, '/session', { code: host.issueCode() }, { Host }), 421)
    expectRefusal(await raw(host.port, request(host, 'GET /link', { Host, Origin: host.origin, Connection: 'Upgrade', Upgrade: 'websocket' })), 421)
  })
})

const strangeOrigins: readonly [string, (host: TestHost) => string][] = [
  ['a foreign site', () => 'https://evil.example'],
  ['null', () => 'null'],
  ['localhost', ({ port }) => `http://localhost:${port}`],
  ['another port of this machine', ({ port }) => `http://127.0.0.1:${port === 65_535 ? 1 : port + 1}`],
  ['another scheme', ({ authority }) => `https://${authority}`],
  ['ours with a path', ({ origin }) => `${origin}/`],
  ['ours with more behind', ({ origin }) => `${origin}.evil.example`],
  ['ours, then a foreign one', ({ origin }) => `${origin}\r\nOrigin: https://evil.example`],
  ['empty', () => ''],
]

describe.each(strangeOrigins)('Origin is %s', (_, originHeader) => {
  test('is refused for files, for /session and for the WebSocket', async () => {
    const host = await startTestHost()
    const Origin = originHeader(host)
    const code = host.issueCode()
    expectRefusal(await raw(host.port, request(host, 'GET /', { Origin })), 403)
    expectRefusal(await raw(host.port, request(host, 'OPTIONS /session', { Origin, 'Access-Control-Request-Method': 'POST' })), 403)
    expectRefusal(await postJson(host, '/session', { code }, { Origin }), 403)
    expectRefusal(await raw(host.port, request(host, 'GET /link', { Origin, Connection: 'Upgrade', Upgrade: 'websocket' })), 403)
    expect(await postJson(host, '/session', { code })).toMatchObject({ status: 200 }) // the code was not used up
  })
})

const outsideOfTheBuild = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2E%2E%2Fsecret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/%252e%252e/secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/....//secret.txt',
  '//secret.txt',
  '//etc/passwd',
  '/etc/passwd',
  '/%00',
  '/index.html%00.js',
  '/assets/main.js%00',
  '/assets/',
  '/assets',
  '/./index.html',
  '/INDEX.HTML',
  '/__proto__',
  '/constructor',
  'http://evil.example/',
  'secret.txt',
  '*',
]

test('what is not in the build folder is not found, however it is spelt', async () => {
  const host = await startTestHost()
  for (const path of outsideOfTheBuild) {
    const answer = await raw(host.port, request(host, `GET ${path}`))
    expect([400, 404], path).toContain(answer.status)
    expectRefusal(answer, answer.status)
    expect(answer.body).not.toContain('beside the build folder')
  }
})

test('methods other than those named are refused', async () => {
  const host = await startTestHost()
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const answer = await raw(host.port, request(host, `${method} /`))
    expectRefusal(answer, 405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  }
  for (const path of ['/session', '/again']) {
    const answer = await raw(host.port, request(host, `GET ${path}`))
    expectRefusal(answer, 405)
    expect(answer.headers.allow).toBe('POST')
  }
  expectRefusal(await raw(host.port, request(host, 'FETCHALL /')), 400)
  expect(await raw(host.port, request(host, `CONNECT ${host.authority}`))).toMatchObject({ status: 0 })
})

test('what is not HTTP, or asks for what is not given, is answered with the same headers', async () => {
  const host = await startTestHost()
  expectRefusal(await raw(host.port, 'hello\r\n\r\n'), 400)
  expectRefusal(await raw(host.port, request(host, 'GET /', { 'Transfer-Encoding': 'chunked', 'Content-Length': '3' })), 400)
  expectRefusal(await raw(host.port, request(host, 'GET /', { 'X-Long': 'x'.repeat(9_000) })), 431)
  expectRefusal(await raw(host.port, request(host, 'GET /', { Expect: 'miracles' })), 417)
  expectRefusal(await raw(host.port, request(host, 'GET /', { Upgrade: 'h2c', Connection: 'Upgrade' })), 403)
})

test('the page comes with a policy of its own and a nonce that is never the same', async () => {
  const host = await startTestHost()
  const [one, two] = [await raw(host.port, request(host, 'GET /')), await raw(host.port, request(host, 'GET /index.html?x=1'))]
  const nonces = [one, two].map((answer) => {
    expect(answer.status).toBe(200)
    expect(missingHeaders(answer)).toEqual([])
    expect(answer.headers).not.toHaveProperty('set-cookie')
    const policy = answer.headers['content-security-policy']!
    const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)![1]!
    expect(answer.body).toBe(page.replace('__CSP_NONCE__', nonce))
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self' ws://${host.authority}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default article',
    ])
    return nonce
  })
  expect(nonces[0]).not.toBe(nonces[1])
})

test('files have their type, and HEAD has the headers only', async () => {
  const host = await startTestHost()
  const file = await raw(host.port, request(host, 'GET /assets/main.js', { Origin: host.origin }))
  expect(file).toMatchObject({ status: 200, body: 'export {}' })
  expect(file.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(missingHeaders(file)).toEqual([])
  expect(file.headers).not.toHaveProperty('set-cookie')
  const head = await raw(host.port, request(host, 'HEAD /assets/main.js'))
  expect(head).toMatchObject({ status: 200, body: '' })
  expect(head.headers['content-length']).toBe('9')
  expect(await raw(host.port, request(host, 'HEAD /nothing'))).toMatchObject({ status: 404, body: '' })
})

test('a WebSocket on any other path is refused', async () => {
  const host = await startTestHost()
  for (const path of ['/', '/link/', '/Link', '/session', '/assets/main.js']) expectRefusal((await link(host, { path })) as RawAnswer, 404)
})
