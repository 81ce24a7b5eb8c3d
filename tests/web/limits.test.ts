import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { limits } from '../../electron/web/limits.ts'
import { link, missingHeaders, newToken, raw, request, startTestHost, type TestHost } from './helpers.ts'

test.concurrent.each([
  ['nothing at all', () => ''],
  ['half a header', (host: TestHost) => `GET / HTTP/1.1\r\nHost: ${host.authority}\r\nX-Slow: `],
  ['less body than promised', (host: TestHost) => request(host, 'POST /session', { 'Content-Type': 'application/json', 'Content-Length': '100' }) + '{'],
])('who sends %s is cut off', async (_, start) => {
  const host = await startTestHost()
  const answer = await raw(host.port, start(host))
  expect([0, 408]).toContain(answer.status)
  if (answer.status === 408) expect(missingHeaders(answer)).toEqual([])
})

test('one token opens no more windows than the host can bear', async () => {
  const host = await startTestHost()
  const protocols = ['fourstep.v1', `token.${await newToken(host)}`]
  for (let i = 0; i < limits.sockets; i++) expect(await link(host, { protocols })).toMatchObject({ protocol: 'fourstep.v1' })
  expect(await link(host, { protocols })).toMatchObject({ status: 503 })
})

test('the host listens on 127.0.0.1 and on no other address of this machine', async () => {
  const host = await startTestHost()
  const others = Object.values(networkInterfaces()).flatMap((each) => (each ?? []).filter(({ address }) => address !== '127.0.0.1'))
  const tried = ['127.0.0.2', ...others.map(({ address, family, scopeid }) => (family === 'IPv6' && scopeid ? undefined : address))].filter((each) => each !== undefined)
  for (const address of tried) expect([address, await reachable(address, host.port)]).toEqual([address, false])
  expect(await reachable('127.0.0.1', host.port)).toBe(true)
})

function reachable(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
