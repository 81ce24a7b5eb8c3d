import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { newSecret } from '../../electron/web/secret.ts'
import { newToken, request, startTestHost, type TestHost } from './helpers.ts'

const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups']
const reason = whyNot()

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'setpriv exists on Linux only'
  if (process.getuid?.() !== 0) return 'only root can become another user'
  if (!existsSync('/bin/bash')) return 'there is no /bin/bash to run as the other user'
  const { status } = spawnSync('setpriv', [...nobody, 'true'])
  return status === 0 ? undefined : 'setpriv is not installed or not allowed'
}

beforeAll(() => {
  if (reason !== undefined) process.stderr.write(`Skipped, another user of this machine: ${reason}.\n`)
})

/** Sends a request as another user of this machine; the status line of the answer. The host answers in this process, so this must not block it. */
async function askAsNobody(host: TestHost, text: string): Promise<string> {
  const script = 'exec 3<>/dev/tcp/127.0.0.1/$0; printf %s "$1" >&3; head -n 1 <&3'
  const { stdout } = await promisify(execFile)('setpriv', [...nobody, '/bin/bash', '-c', script, String(host.port), text])
  return stdout.trim()
}

test.skipIf(reason !== undefined)('another user of this machine cannot read host.json, even in an open folder', async () => {
  const host = await startTestHost()
  const file = path.join(host.folder, 'host.json')
  chmodSync(host.folder, 0o755)
  expect(execFileSync('cat', [file], { encoding: 'utf8' })).toContain('"key"')
  expect(execFileSync('setpriv', [...nobody, 'ls', host.folder], { encoding: 'utf8' })).toContain('host.json')
  const { status, stdout, stderr } = spawnSync('setpriv', [...nobody, 'cat', file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('Permission denied')
})

test.skipIf(reason !== undefined)('another user of this machine gets nothing from the port without a token', async () => {
  const host = await startTestHost()
  const json = { 'Content-Type': 'application/json', Origin: host.origin }
  const upgrade = (token: string) => ({
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    Origin: host.origin,
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Protocol': `fourstep.v1${token}`,
  })
  const guess = newSecret()
  expect(await askAsNobody(host, request(host, 'POST /session', json, JSON.stringify({ code: guess })))).toBe('HTTP/1.1 401 Unauthorized')
  expect(await askAsNobody(host, request(host, 'POST /again', { 'Content-Type': 'application/json' }, JSON.stringify({ nonce: guess, proof: guess })))).toBe(
    'HTTP/1.1 401 Unauthorized',
  )
  expect(await askAsNobody(host, request(host, 'GET /link', upgrade('')))).toBe('HTTP/1.1 401 Unauthorized')
  expect(await askAsNobody(host, request(host, 'GET /link', upgrade(`, token.${guess}`)))).toBe('HTTP/1.1 401 Unauthorized')
  // The attempt itself is sound: with a token it would have worked.
  expect(await askAsNobody(host, request(host, 'GET /link', upgrade(`, token.${await newToken(host)}`)))).toBe('HTTP/1.1 101 Switching Protocols')
})
