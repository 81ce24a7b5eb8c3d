import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { readHostFile, writeHostFile } from '../../electron/web/hostFile.ts'
import { newSecret } from '../../electron/web/secret.ts'
import { defaultPort } from '../../electron/web/listen.ts'
import { closed, frame, nextReply, temporaryFolder } from './helpers.ts'

const main = path.resolve(import.meta.dirname, '../../dist/web/main.js')
const readyPattern = /^FourStep ready: http:\/\/127\.0\.0\.1:(\d+)\/#code=([\w-]{43})(&lang=zh-TW)?\n$/

beforeAll(() => {
  if (!existsSync(main)) throw new Error('dist/web/main.js is missing: npm run build')
})

interface Started {
  readonly child: ChildProcess
  readonly said: { stdout: string; stderr: string }
  /** code and signal, once it has ended and all it said has arrived */
  readonly ended: Promise<readonly [number | null, string | null]>
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'en_US.UTF-8' } })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, said, ended: once(child, 'close') as Promise<[number | null, string | null]> }
}

/** Port and code of the ready line, once it is there. */
async function ready({ child, said, ended }: Started): Promise<{ port: number; code: string; language: string | undefined }> {
  while (!said.stdout.includes('\n')) await Promise.race([once(child.stdout!, 'data'), ended.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${said.stderr}`)))])
  const [, port, code, language] = readyPattern.exec(said.stdout) ?? []
  return { port: Number(port), code: code ?? '', language }
}

async function exchange(port: number, code: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }) })
}

async function open(port: number, code: string): Promise<WebSocket> {
  const { token } = (await (await exchange(port, code)).json()) as { token: string }
  const window = new WebSocket(`ws://127.0.0.1:${port}/link`, ['fourstep.v1', `token.${token}`], { origin: `http://127.0.0.1:${port}` })
  onTestFinished(() => window.terminate())
  await once(window, 'open')
  return window
}

test('the host prints one line, serves the page and the desk, and ends at SIGTERM without a trace', async () => {
  const folder = path.join(temporaryFolder(), 'desk')
  const host = start('--port', '0', '--data', folder, '--lang', 'zh-TW')
  const { port, code, language } = await ready(host)
  expect(language).toBe('&lang=zh-TW')
  expect(readHostFile(folder)!.port).toBe(port)
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(folder, 'host.json')).mode & 0o777).toBe(0o600)
  }
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  const html = await page.text()
  expect(html).not.toContain('__CSP_NONCE__')
  for (const [, address] of html.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g)) expect(await fetch(`http://127.0.0.1:${port}${address!}`)).toMatchObject({ status: 200 })

  const window = await open(port, code)
  window.send(JSON.stringify({ ...frame(1), procedure: 'desk.nothing_like_it' }))
  expect(await nextReply(window)).toMatchObject({ id: 1, ok: false, error: { code: 'unknown_procedure' } })

  const windowClosed = closed(window)
  host.child.kill('SIGTERM')
  expect(await host.ended).toEqual([0, null])
  expect(await windowClosed).toBe(1001)
  expect(host.said.stdout).toMatch(readyPattern)
  expect(host.said.stderr).toBe('')
  expect(existsSync(path.join(folder, 'host.json'))).toBe(false)
  const logs = readdirSync(path.join(folder, 'logs')).map((name) => readFileSync(path.join(folder, 'logs', name), 'utf8'))
  expect(logs.join('')).toContain('web.listening')
  expect(logs.join('')).not.toContain(code)
})

test('a second start on the same folder answers with a fresh code of the first, at once or while that one is still starting', async () => {
  const folder = temporaryFolder()
  const starts = [start('--port', '0', '--data', folder), start('--port', '0', '--data', folder)]
  const [one, two] = [await ready(starts[0]!), await ready(starts[1]!)]
  expect(two.port).toBe(one.port)
  expect(two.code).not.toBe(one.code)
  expect(await Promise.race(starts.map(({ ended }) => ended))).toEqual([0, null]) // the one that found the other
  const third = start('--data', folder, '--lang', 'zh-TW')
  const { port, code, language } = await ready(third)
  expect(await third.ended).toEqual([0, null])
  expect(language).toBe('&lang=zh-TW')
  for (const each of [one.code, two.code, code]) expect(await exchange(port, each)).toMatchObject({ status: 200 })
  expect(readHostFile(folder)!.port).toBe(one.port)
})

test('a host that was killed leaves nothing that keeps the next one from starting', async () => {
  const folder = temporaryFolder()
  const first = start('--port', '0', '--data', folder)
  const before = await ready(first)
  const key = readHostFile(folder)!.key
  first.child.kill('SIGKILL')
  await first.ended
  expect(existsSync(path.join(folder, 'host.json'))).toBe(true)
  const second = start('--port', '0', '--data', folder)
  const after = await ready(second)
  expect(readHostFile(folder)!.key).not.toBe(key)
  expect(await exchange(after.port, before.code)).toMatchObject({ status: 401 })
})

test('a folder that somebody holds who is no host is named in one line', async () => {
  const folder = temporaryFolder()
  const first = start('--port', '0', '--data', folder)
  await ready(first)
  writeHostFile(folder, { port: readHostFile(folder)!.port, key: newSecret() }) // as if left over from another time
  const second = start('--port', '0', '--data', folder)
  expect(await second.ended).toEqual([1, null])
  expect(second.said).toEqual({ stdout: '', stderr: `FourStep is already open on this data folder (${folder}). Use the window that is open.\n` })
})

test('a port that was asked for and is taken ends with one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const host = start('--port', String(port), '--data', temporaryFolder(), '--lang', 'en')
  expect(await host.ended).toEqual([1, null])
  expect(host.said).toEqual({ stdout: '', stderr: `Port ${port} is in use by another program. Choose another with --port, or 0 for a free one.\n` })
})

test('where the default port is taken a free one is used, and that is said', async () => {
  const other = createServer().listen(defaultPort, '127.0.0.1')
  onTestFinished(() => void other.close())
  await Promise.race([once(other, 'listening'), once(other, 'error')]) // then another program has it: as good
  const host = start('--data', temporaryFolder())
  expect((await ready(host)).port).not.toBe(defaultPort)
  expect(host.said.stderr).toBe(`Port ${defaultPort} is in use by another program; a free one is used instead.\n`)
})

test('a folder that cannot be used, and data that is damaged, are each told in one line of the language asked for', async () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'a file')
  writeFileSync(file, '')
  const unusable = start('--port', '0', '--data', path.join(file, 'desk'), '--lang', 'zh-CN')
  expect(await unusable.ended).toEqual([1, null])
  expect(unusable.said.stdout).toBe('')
  expect(unusable.said.stderr).toMatch(/^数据文件夹无法使用.*\n$/)

  const damaged = path.join(folder, 'damaged')
  mkdirSync(damaged)
  writeFileSync(path.join(damaged, 'fourstep.db'), 'not a database, but long enough to look like one'.repeat(100))
  const broken = start('--port', '0', '--data', damaged, '--lang', 'zh-TW')
  expect(await broken.ended).toEqual([1, null])
  expect(broken.said.stdout).toBe('')
  expect(broken.said.stderr).toMatch(/^資料庫 .*fourstep\.db 已損毀.*\n$/)
})

test('what nobody foresaw is one line too, and its stack is in the log', async () => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'host.json.new', 'in the way'), { recursive: true })
  chmodSync(folder, 0o700)
  const host = start('--port', '0', '--data', folder, '--lang', 'en')
  expect(await host.ended).toEqual([1, null])
  const log = path.join(folder, 'logs', 'desk.log')
  expect(host.said).toEqual({ stdout: '', stderr: `FourStep could not start. Details are in ${log}.\n` })
  expect(readFileSync(log, 'utf8')).toMatch(/web\.not_started.*hostFile|web\.not_started.*writeHostFile/)
})

test('arguments that make no sense get the synopsis and exit code 2', async () => {
  const host = start('--port', 'many')
  expect(await host.ended).toEqual([2, null])
  expect(host.said).toEqual({ stdout: '', stderr: 'dist/web/main.js [--port 0-65535] [--data DIR] [--lang zh-CN|zh-TW|en]\n' })
})
