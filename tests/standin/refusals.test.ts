// What must never ship ends the stand-in with a clear line and a code of its own.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { FAULTY, LAUNCH_LIMIT_MS, run } from './launching.ts'

describe('refused with code 71', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['contextIsolation off', { contextIsolation: false }, 'contextIsolation'],
    ['contextIsolation left out', { contextIsolation: null }, 'contextIsolation'],
    ['sandbox off', { sandbox: false }, 'sandbox'],
    ['sandbox left out', { sandbox: null }, 'sandbox'],
    ['nodeIntegration on', { nodeIntegration: true }, 'nodeIntegration'],
    ['nodeIntegration left out', { nodeIntegration: null }, 'nodeIntegration'],
    ['webSecurity off', { webSecurity: false }, 'webSecurity'],
    ['insecure content', { allowRunningInsecureContent: true }, 'allowRunningInsecureContent'],
    ['Node in workers', { nodeIntegrationInWorker: true }, 'nodeIntegrationInWorker'],
    ['Node in subframes', { nodeIntegrationInSubFrames: true }, 'nodeIntegrationInSubFrames'],
    ['webview', { webviewTag: true }, 'webviewTag'],
    ['experimental features', { experimentalFeatures: true }, 'experimentalFeatures'],
    ['Blink features', { enableBlinkFeatures: 'X' }, 'enableBlinkFeatures'],
    ['relative preload', { preload: 'preload.js' }, 'must be an absolute path'],
    ['absent preload', { preload: '/nowhere/preload.js' }, 'does not exist'],
    ['module preload', { preload: path.join(FAULTY, 'main.mjs') }, 'cannot be an ES module'],
  ]
  test.each(cases)('webPreferences: %s', async (_name, overrides, complaint) => {
    const result = await run([FAULTY, `--web-preferences=${JSON.stringify(overrides)}`])
    expect(result.complaint).toMatch(new RegExp(`^\\[standin\\] .*${complaint}`, 'm'))
    expect(result.code).toBe(71)
  }, LAUNCH_LIMIT_MS)

  const faults: [string, string][] = [
    ['no-preferences', 'without webPreferences'],
    ['preload-esm', 'not a CommonJS script'],
    ['preload-fs', 'may require only'],
    ['preload-throws', 'broken'],
    ['open-window', 'setWindowOpenHandler must deny'],
  ]
  test.each(faults)('%s', async (fault, complaint) => {
    const result = await run([FAULTY, `--fault=${fault}`])
    expect(result.complaint).toMatch(new RegExp(`^\\[standin\\] .*${complaint}`, 'm'))
    expect(result.code).toBe(71)
  }, LAUNCH_LIMIT_MS)
})

// One of them is a hang that is waited for: the others are looked at meanwhile.
describe.concurrent('other faults', () => {
  test('the same app without a fault ends well', async () => {
    expect((await run([FAULTY])).code).toBe(0)
  }, LAUNCH_LIMIT_MS)

  test('an awaited app.whenReady() at top level is a hang: code 70', async () => {
    const result = await run([FAULTY, '--fault=await-ready'])
    expect(result.complaint).toContain('top-level await of app.whenReady()')
    expect(result.code).toBe(70)
  }, LAUNCH_LIMIT_MS)

  test.each([
    ['misspelt-method', 'electron.app.getPaths is not implemented'],
    ['unknown-event', "electron.app event 'window-closed-all' is not implemented"],
  ])('%s throws', async (fault, complaint) => {
    const result = await run([FAULTY, `--fault=${fault}`])
    expect(result.complaint).toContain(`[standin] ${complaint}`)
    expect(result.code).toBe(1)
  }, LAUNCH_LIMIT_MS)
})
