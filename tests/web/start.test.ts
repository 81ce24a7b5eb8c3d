import { createServer } from 'node:http'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readArguments } from '../../electron/web/arguments.ts'
import { listen, PortTaken } from '../../electron/web/listen.ts'
import { readPageFiles } from '../../electron/web/pageFiles.ts'
import { readyLine } from '../../electron/web/ready.ts'
import { watchForWake } from '../../electron/app/wakeWatch.ts'
import { createTestClock, temporaryFolder } from './helpers.ts'

test('arguments are understood or refused', () => {
  expect(readArguments([])).toEqual({ port: undefined, folder: undefined, language: undefined })
  expect(readArguments(['--port', '0', '--data', 'desk', '--lang', 'zh-TW'])).toEqual({ port: 0, folder: path.resolve('desk'), language: 'zh-TW' })
  const wrong = [['--port='], ['--port=-1'], ['--port', '65536'], ['--port', '4417x'], ['--port', '1e3'], ['--port= 1'], ['--port'], ['--lang', 'fr'], ['--data='], ['--nope'], ['somewhere']]
  for (const args of wrong) expect([args, readArguments(args)]).toEqual([args, undefined])
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

test('only 127.0.0.1 is listened on, and a port that is taken is refused as such', async () => {
  const first = server()
  const taken = await listen(first, 0)
  expect(first.address()).toEqual({ address: '127.0.0.1', family: 'IPv4', port: taken })
  await expect(listen(server(), taken)).rejects.toEqual(new PortTaken(taken))
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
