import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { newSecret } from '../../electron/web/secret.ts'
import { largestFrame } from '../../shared/rpc.ts'
import { closed, frame, link, missingHeaders, newToken, nextMessage, openLink, raw, request, startTestHost, type LinkOptions, type RawAnswer, type TestHost } from './helpers.ts'

type Attack = (host: TestHost, token: string) => LinkOptions
const both = (token: string) => ['fourstep.v1', `token.${token}`]

const refused: readonly [string, number, Attack][] = [
  ['no token', 401, () => ({ protocols: ['fourstep.v1'] })],
  ['a wrong token', 401, () => ({ protocols: both(newSecret()) })],
  ['half a token', 401, (_, token) => ({ protocols: both(token.slice(0, 20)) })],
  ['an empty token', 401, () => ({ protocols: ['fourstep.v1', 'token.'] })],
  ['a code instead of a token', 401, (host) => ({ protocols: both(host.issueCode()) })],
  ['the token in the query only', 401, (_, token) => ({ path: `/link?token=${token}`, protocols: ['fourstep.v1'] })],
  ['the token in a cookie and in Authorization only', 401, (_, token) => ({ protocols: ['fourstep.v1'], headers: { Cookie: `token=${token}`, Authorization: `Bearer ${token}` } })],
  ['a token without our protocol', 400, (_, token) => ({ protocols: [`token.${token}`] })],
  ['no protocol at all', 400, () => ({})],
  ['no Origin', 403, (_, token) => ({ protocols: both(token), origin: null })],
  ['the Origin of another site', 403, (_, token) => ({ protocols: both(token), origin: 'https://evil.example' })],
  ['the Origin of another port', 403, ({ port }, token) => ({ protocols: both(token), origin: `http://127.0.0.1:${port === 65_535 ? 1 : port + 1}` })],
  ['Origin null', 403, (_, token) => ({ protocols: both(token), origin: 'null' })],
  ['a foreign Host', 421, ({ port }, token) => ({ protocols: both(token), headers: { Host: `evil.example:${port}` } })],
]

test.each(refused)('a WebSocket with %s is refused with %d', async (_, status, attack) => {
  const host = await startTestHost()
  const token = await newToken(host)
  const answer = (await link(host, attack(host, token))) as RawAnswer
  expect(answer.status).toBe(status)
  expect(missingHeaders(answer)).toEqual([])
  expect(answer.headers).not.toHaveProperty('set-cookie')
  expect(await link(host, { protocols: both(token) })).toMatchObject({ protocol: 'fourstep.v1' }) // the same token, rightly used
})

test('the token is not repeated to the client, and nothing is compressed', async () => {
  const host = await startTestHost()
  const window = (await link(host, { protocols: [`token.${await newToken(host)}`, 'fourstep.v1'] })) as WebSocket
  expect(window.protocol).toBe('fourstep.v1')
  expect(window.extensions).toBe('')
})

test('a handshake that is none is refused with the headers of every answer', async () => {
  const host = await startTestHost()
  const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', Origin: host.origin, 'Sec-WebSocket-Protocol': both(await newToken(host)).join(', ') }
  const handshakes = [{}, { 'Sec-WebSocket-Key': 'short', 'Sec-WebSocket-Version': '13' }, { 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), 'Sec-WebSocket-Version': '7' }]
  for (const handshake of handshakes) {
    const answer = await raw(host.port, request(host, 'GET /link', { ...upgrade, ...handshake }))
    expect(answer.status).toBe(400)
    expect(missingHeaders(answer)).toEqual([])
  }
})

test('each frame gets its reply, in order', async () => {
  const host = await startTestHost()
  const window = await openLink(host)
  const replies: unknown[] = []
  const three = new Promise((resolve) => {
    window.on('message', (data) => {
      replies.push(JSON.parse((data as Buffer).toString('utf8')))
      if (replies.length === 3) resolve(replies)
    })
  })
  for (const id of [1, 2, 3]) window.send(JSON.stringify(frame(id, { text: '您好，请问有什么可以帮您？', id })))
  await three
  expect(replies).toEqual([1, 2, 3].map((id) => ({ id, ok: true, value: { text: '您好，请问有什么可以帮您？', id } })))
})

test('what is no JSON is answered with invalid_input, and the window stays', async () => {
  const host = await startTestHost()
  const window = await openLink(host)
  for (const text of ['', '{', 'undefined', '\u0000', `{"id":1,"id"`, '['.repeat(100_000)]) {
    window.send(text)
    expect(await nextMessage(window)).toEqual({ id: 0, ok: false, error: { code: 'invalid_input', key: 'invalid_input', details: {} } })
  }
  window.send(JSON.stringify(frame(7)))
  expect(await nextMessage(window)).toMatchObject({ id: 7, ok: true })
})

test('a frame as large as allowed is answered, a larger one closes with 1009, a binary one with 1003', async () => {
  const host = await startTestHost()
  const [fits, large, binary, broken] = [await openLink(host), await openLink(host), await openLink(host), await openLink(host)]
  const empty = JSON.stringify(frame(1, ''))
  fits.send(JSON.stringify(frame(1, 'x'.repeat(largestFrame - empty.length))))
  expect(await nextMessage(fits)).toMatchObject({ id: 1, ok: true })
  large.send(JSON.stringify(frame(1, 'x'.repeat(largestFrame - empty.length + 1))))
  expect(await closed(large)).toBe(1009)
  binary.send(Buffer.from(JSON.stringify(frame(1))))
  expect(await closed(binary)).toBe(1003)
  broken.send(Buffer.from([0xff, 0xfe]), { binary: false })
  expect(await closed(broken)).toBe(1007)
  fits.send(JSON.stringify(frame(2)))
  expect(await nextMessage(fits)).toMatchObject({ id: 2, ok: true })
})

test('a push reaches every window', async () => {
  const host = await startTestHost()
  const windows = [await openLink(host), await openLink(host)]
  const arrived = Promise.all(windows.map(nextMessage))
  host.push([{ topic: 'clock', ids: ['a'] }])
  expect(await arrived).toEqual(windows.map(() => ({ push: [{ topic: 'clock', ids: ['a'] }] })))
})

test('a window that reads nothing is cut off before it fills the memory', async () => {
  const host = await startTestHost()
  const [idle, busy] = [await openLink(host), await openLink(host)]
  const ended = closed(idle)
  idle.pause()
  const text = JSON.stringify(frame(1, 'x'.repeat(1_000_000)))
  for (let i = 0; i < 40; i++) idle.send(text) // 40 MB of replies; the kernel's buffers take some of them
  // Replies on the other window show when the host has worked through all of that.
  while (!host.lines.some((line) => line.includes('window_closed'))) {
    busy.send(JSON.stringify(frame(2)))
    await nextMessage(busy)
  }
  idle.resume()
  expect(await ended).toBe(1006)
})

test('a window that gives no sign of life for a heartbeat is cut off', async () => {
  const host = await startTestHost()
  const [dead, living] = [await openLink(host), await openLink(host)]
  const pinged = new Promise((resolve) => living.once('ping', resolve))
  dead.pause()
  host.time.pass(30_000)
  await pinged
  living.send(JSON.stringify(frame(1))) // its pong is with the host before this reply is back
  await nextMessage(living)
  const ended = closed(dead)
  host.time.pass(30_000)
  dead.resume()
  expect(await ended).toBe(1006)
  living.send(JSON.stringify(frame(2)))
  expect(await nextMessage(living)).toMatchObject({ id: 2, ok: true })
})

test('at the end every window is told and the port is closed', async () => {
  const host = await startTestHost()
  const window = await openLink(host)
  const ended = closed(window)
  await host.stop()
  expect(await ended).toBe(1001)
  expect(host.listeners.size).toBe(0)
  await expect(raw(host.port, request(host, 'GET /'))).rejects.toThrow('ECONNREFUSED')
})
