import { readFileSync, statSync, symlinkSync, writeFileSync, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { askForCode } from '../../electron/web/again.ts'
import { readHostFile, writeHostFile } from '../../electron/web/hostFile.ts'
import { newSecret } from '../../electron/web/secret.ts'
import { link, missingHeaders, postJson, startTestHost, temporaryFolder } from './helpers.ts'

test('a second start finds the running host and is given a code that works', async () => {
  const host = await startTestHost()
  const file = readHostFile(host.folder)!
  expect(file.port).toBe(host.port)
  const code = (await askForCode(file))!
  const answer = await postJson(host, '/session', { code })
  expect(answer.status).toBe(200)
  const { token } = JSON.parse(answer.body) as { token: string }
  expect(await link(host, { protocols: ['fourstep.v1', `token.${token}`] })).toMatchObject({ protocol: 'fourstep.v1' })
  expect(host.lines.join('\n')).not.toContain(file.key)
})

test.skipIf(process.platform === 'win32')('host.json can be read by its owner only, and goes with the host', async () => {
  const host = await startTestHost()
  const file = path.join(host.folder, 'host.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await host.stop()
  expect(existsSync(file)).toBe(false)
})

test.skipIf(process.platform === 'win32')('what lies in the way of host.json is replaced, never written through', () => {
  const folder = temporaryFolder()
  const elsewhere = path.join(folder, 'elsewhere')
  writeFileSync(elsewhere, 'untouched', { mode: 0o644 })
  for (const name of ['host.json', 'host.json.new']) symlinkSync(elsewhere, path.join(folder, name))
  const file = { port: 4417, key: newSecret() }
  writeHostFile(folder, file)
  expect(readHostFile(folder)).toEqual(file)
  expect(readFileSync(elsewhere, 'utf8')).toBe('untouched')
  expect(statSync(path.join(folder, 'host.json')).mode & 0o777).toBe(0o600)
})

test('a host.json that is none is as good as none', () => {
  const folder = temporaryFolder()
  expect(readHostFile(folder)).toBeUndefined()
  for (const text of ['', '{', '{}', '{"port":4417,"key":"short"}', `{"port":0,"key":"${newSecret()}"}`, `{"port":"4417","key":"${newSecret()}"}`]) {
    writeFileSync(path.join(folder, 'host.json'), text)
    expect(readHostFile(folder)).toBeUndefined()
  }
})

test('without the key there is no code, and guessing ends after ten times', async () => {
  const host = await startTestHost()
  const { port, key } = readHostFile(host.folder)!
  expect(await postJson(host, '/again', { nonce: newSecret(), proof: key })).toMatchObject({ status: 401 })
  for (let i = 0; i < 9; i++) expect(await askForCode({ port, key: newSecret() })).toBeUndefined()
  expect(await askForCode({ port, key })).toBeUndefined()
  const limited = await postJson(host, '/again', { nonce: newSecret(), proof: newSecret() })
  expect(limited.status).toBe(429)
  expect(missingHeaders(limited)).toEqual([])
  host.time.pass(60_000)
  expect(await askForCode({ port, key })).toBeDefined()
})

test('no page has business at /again, not even ours, and nothing but the question is read', async () => {
  const host = await startTestHost()
  const question = { nonce: newSecret(), proof: newSecret() }
  expect(await postJson(host, '/again', question, { Origin: host.origin })).toMatchObject({ status: 403 })
  for (const body of [{}, { ...question, more: 1 }, { key: readHostFile(host.folder)!.key }, '[]', '{']) {
    expect(await postJson(host, '/again', body)).toMatchObject({ status: 400 })
  }
})

test('a stranger on the port of a host that is gone is not believed and does not learn the key', async () => {
  const key = newSecret()
  const heard: string[] = []
  const answers = [`{"code":"${newSecret()}","proof":"${newSecret()}"}`, `{"code":"${newSecret()}"}`, 'x'.repeat(100_000), '']
  const stranger = createServer((request, response) => {
    heard.push(request.url ?? '', JSON.stringify(request.headers))
    request.setEncoding('utf8').on('data', (part: string) => heard.push(part))
    request.once('end', () => response.end(answers[0]))
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void stranger.close())
  const { port } = stranger.address() as AddressInfo
  while (answers.length > 0) {
    expect(await askForCode({ port, key })).toBeUndefined()
    answers.shift()
  }
  expect(heard.join('\n')).toContain('/again')
  expect(heard.join('\n')).not.toContain(key)
})

test('where nobody listens any more there is no code', async () => {
  const host = await startTestHost()
  const file = readHostFile(host.folder)!
  await host.stop()
  expect(await askForCode(file)).toBeUndefined()
})
