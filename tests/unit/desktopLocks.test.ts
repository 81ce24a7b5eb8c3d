// Who is heard and what is served in the desktop shell.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOurs } from '../../electron/desktop/origin.ts'
import { mayOpenOutside, outsideOrigins } from '../../electron/desktop/outside.ts'
import { pageAnswer } from '../../electron/desktop/pageFiles.ts'
import { isOurPage, type Sender } from '../../electron/desktop/sender.ts'

describe('the sender of a frame', () => {
  const page = {}
  const top = { origin: 'app://desk', parent: null }
  test('is the top frame of our own window, on exactly our origin', () => {
    expect(isOurPage({ sender: page, senderFrame: top }, page)).toBe(true)
  })
  const others: readonly (readonly [string, Sender])[] = [
    ['a frame inside the page', { sender: page, senderFrame: { ...top, parent: top } }],
    ['a frame that has gone', { sender: page, senderFrame: null }],
    ['another window', { sender: {}, senderFrame: top }],
    ...['null', 'app://desk.example', 'app://other', 'https://desk', 'file://', 'app://desk:1', ''].map((origin) => [`the origin ${origin}`, { sender: page, senderFrame: { ...top, origin } }] as const),
  ]
  test.each(others)('is not %s', (_what, sender) => {
    expect(isOurPage(sender, page)).toBe(false)
  })
  test('is nobody while there is no window', () => {
    expect(isOurPage({ sender: undefined, senderFrame: top }, undefined)).toBe(false)
  })
})

test.each([
  ['app://desk/', true],
  ['app://desk/#lang=en', true],
  ['app://desk', true],
  ['app://desk.example/', false],
  ['app://other/', false],
  ['app://desk:8080/', false],
  ['app://someone@desk/', false],
  ['https://desk/', false],
  ['javascript:alert(1)', false],
  ['data:text/html,app://desk/', false],
  ['app:desk', false],
  ['', false],
])('%j is ours: %s', (address, ours) => {
  expect(isOurs(address)).toBe(ours)
})

describe('a link to the outside', () => {
  const allowed = ['https://help.example.com']
  test.each([
    ['https://help.example.com/a?b#c', true],
    ['http://help.example.com/', false],
    ['https://help.example.com.evil.example/', false],
    ['https://someone:secret@help.example.com/', false],
    ['https://help.example.com:444/', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('%s is opened: %s', (address, opened) => {
    expect(mayOpenOutside(address, allowed)).toBe(opened)
  })
  test('has only plain https origins on its list', () => {
    expect(outsideOrigins.filter((origin) => URL.parse(origin)?.origin !== origin || !origin.startsWith('https://'))).toEqual([])
  })
})

describe('the files of the page', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-page-'))
  const get = (url: string, method = 'GET') => pageAnswer(folder, { url, method })
  beforeAll(() => {
    fs.mkdirSync(path.join(folder, 'assets'))
    fs.writeFileSync(path.join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
    fs.writeFileSync(path.join(folder, 'assets/index-a1.js'), 'js')
    fs.writeFileSync(path.join(folder, 'assets/secret.key'), 'not of a kind that is served')
    fs.writeFileSync(path.join(folder, '.env'), 'hidden')
  })
  afterAll(() => { fs.rmSync(folder, { recursive: true }) })

  test('the page carries the nonce of its policy, another one every time', async () => {
    const [first, second] = [await get('app://desk/'), await get('app://desk/index.html')]
    const nonce = /content="([^"]+)"/.exec(await first.text())?.[1] ?? ''
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(first.headers.get('content-security-policy')).toContain("connect-src 'none'")
    expect(await second.text()).not.toContain(nonce)
  })
  test('every answer is neither stored nor guessed at', async () => {
    for (const answer of [await get('app://desk/'), await get('app://desk/assets/index-a1.js'), await get('app://desk/none')]) {
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect((await get('app://desk/assets/index-a1.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })
  test.each([
    'app://desk/none.js',
    'app://desk/../package.json',
    'app://desk/assets/../../package.json',
    'app://desk/assets/..%2f..%2fpackage.json',
    'app://desk/%2e%2e/package.json',
    'app://desk/assets/..\\index.html',
    'app://desk//etc/passwd',
    'app://desk/C:/index.html',
    'app://desk/.env',
    'app://desk/assets/secret.key',
    'app://desk/assets',
    'app://desk/assets/',
    'app://desk/index.html%00.js',
    'app://other/index.html',
  ])('%s is not found', async (url) => {
    expect((await get(url)).status).toBe(404)
  })
  test('nothing is answered but GET', async () => {
    expect((await get('app://desk/', 'POST')).status).toBe(404)
  })
})
