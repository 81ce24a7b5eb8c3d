import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readArguments } from '../../electron/web/arguments.ts'
import { defaultPort, listen, PortTaken } from '../../electron/web/listen.ts'
import { readPageFiles } from '../../electron/web/pageFiles.ts'
import { readyLine } from '../../electron/web/ready.ts'
import { watchForWake } from '../../electron/web/wakeWatch.ts'
import { createTestClock, temporaryFolder } from './helpers.ts'

test('arguments are understood or named', () => {
  expect(readArguments([])).toEqual({ port: undefined, folder: undefined, language: undefined })
  expect(readArguments(['--port', '0', '--data', 'desk', '--lang', 'zh-TW'])).toEqual({ port: 0, folder: path.resolve('desk'), language: 'zh-TW' })
  for (const port of ['', '-1', '65536', '4417x', '1e3', ' 1']) expect(readArguments([`--port=${port}`])).toEqual({ key: 'host.bad_port', values: { port } })
  expect(readArguments(['--lang', 'fr'])).toEqual({ key: 'host.bad_language', values: { language: 'fr' } })
  expect(readArguments(['--data='])).toEqual({ key: 'host.bad_folder', values: {} })
  expect(readArguments(['--nope'])).toMatchObject({ key: 'host.bad_arguments' })
  expect(readArguments(['somewhere'])).toMatchObject({ key: 'host.bad_arguments' })
})

test('the ready line names the language only when one was asked for', () => {
  expect(readyLine(4417, 'abc', undefined)).toBe('FourStep ready: http://127.0.0.1:4417/#code=abc\n')
  expect(readyLine(4417, 'abc', 'zh-TW')).toBe('FourStep ready: http://127.0.0.1:4417/#code=abc&lang=zh-TW\n')
})

function server() {
  const made = createServer()
  onTestFinished(() => void made.close())
  return made
}

test('a port that was asked for and is taken is an error; the default gives way', async () => {
  const other = server()
  const taken = await listen(other, 0)
  expect(taken).toBeGreaterThan(0)
  expect((other.address() as AddressInfo).address).toBe('127.0.0.1')
  await expect(listen(server(), taken)).rejects.toEqual(new PortTaken(taken))
  // Whoever has the default port by now, this server or another program: the next one gets a free one.
  await listen(server(), undefined)
  const free = await listen(server(), undefined)
  expect(free).not.toBe(defaultPort)
  expect(free).toBeGreaterThan(0)
})

test('a folder without a page in it is no build', () => {
  const folder = temporaryFolder()
  expect(readPageFiles(folder)).toBeUndefined()
  expect(readPageFiles(path.join(folder, 'missing'))).toBeUndefined()
})

test('the backend is woken after a sleep or a change of the system clock, and only then', () => {
  const time = createTestClock()
  let woken = 0
  const stop = watchForWake(time.clock, () => woken++)
  time.pass(60_000)
  expect(woken).toBe(0)
  time.jump(3_600_000)
  time.pass(10_000)
  expect(woken).toBe(1)
  time.jump(-3_600_000)
  time.pass(60_000)
  expect(woken).toBe(2)
  stop()
  time.jump(3_600_000)
  time.pass(60_000)
  expect(woken).toBe(2)
})
