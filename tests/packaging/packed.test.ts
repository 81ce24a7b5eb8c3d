import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { _electron } from '@playwright/test'
import { afterAll, describe, expect, test } from 'vitest'
import { pack, root, targets, type Packed } from './packing.ts'

const PACK_LIMIT_MS = 50_000

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-packing-'))
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }))

const archiveOf = ({ resources }: Packed) => path.join(resources, 'app.asar')
const isFile = (archive: string) => (name: string) => !listPackage(archive, { isPack: false }).some((other) => other.startsWith(`${name}/`))
const filesIn = (archive: string) => listPackage(archive, { isPack: false }).filter(isFile(archive)).map((name) => name.slice(1)).sort()
const filesUnder = (folder: string) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
const built = (name: string) => filesUnder(path.join(root, 'dist', name)).map((file) => path.join('dist', name, file))

/** better-sqlite3 as JavaScript; its other entries name one platform each, and it is never asked for them. */
const library = () => ['LICENSE', 'package.json', ...filesUnder(path.join(root, 'node_modules/better-sqlite3/lib')).filter((name) => !/^(darwin|linux|linuxmusl|win32)-/.test(name)).map((name) => `lib/${name}`)]

describe.each(targets)('packed for %s', (target) => {
  test('exactly what runs: the build, its resources, and one binary outside the archive', async () => {
    const packed = await pack(scratch, target)
    expect(fs.existsSync(archiveOf(packed)), packed.output).toBe(true)
    const binary = `node_modules/better-sqlite3/prebuilds/${target}.node`
    const wanted = [
      'package.json',
      ...built('desktop'),
      ...built('renderer'),
      ...built('resources').filter((name) => !/icons\/(icon\.png|.*\.svg)$/.test(name)),
      ...library().map((name) => `node_modules/better-sqlite3/${name}`),
      binary,
    ]
    expect(filesIn(archiveOf(packed))).toEqual(wanted.sort())
    expect(filesUnder(path.join(packed.resources, 'app.asar.unpacked'))).toEqual([binary])
    expect(filesIn(archiveOf(packed)).filter((name) => name.endsWith('.map') || name.endsWith('.ts'))).toEqual([])
    expect(fs.statSync(archiveOf(packed)).size).toBeLessThan(8 * 1024 * 1024)
    const manifest = JSON.parse(extractFile(archiveOf(packed), 'package.json').toString()) as Record<string, unknown>
    expect(manifest).toMatchObject({ main: 'dist/desktop/main.js', dependencies: { 'better-sqlite3': expect.any(String) as string } })
    expect(manifest).not.toHaveProperty('devDependencies')
  }, PACK_LIMIT_MS)
})

describe('the packed application', () => {
  const resources = path.join(scratch, 'linux-x64/linux-unpacked/resources')

  test('has its fuses set and only our languages', async () => {
    const { version, ...wire } = await getCurrentFuseWire(path.join(resources, '../fourstep'))
    const on = Object.entries(wire).filter(([, state]) => String.fromCharCode(state as number) === '1').map(([fuse]) => FuseV1Options[Number(fuse)])
    expect(version).toBe('1')
    expect(Object.keys(wire)).toHaveLength(8)
    expect(on).toEqual(['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'])
    expect(fs.readdirSync(path.join(resources, '../locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak', 'zh-TW.pak'])
  })

  test.runIf(process.platform === 'linux' && process.arch === 'x64')('lacks nothing: what is in it opens a desk, on the stand-in', async () => {
    const unsealed = path.join(scratch, 'unsealed')
    extractAll(path.join(resources, 'app.asar'), unsealed)
    const app = await _electron.launch({ executablePath: path.join(root, 'tests/standin/electron'), args: [unsealed, `--data=${path.join(scratch, 'data')}`, '--lang=zh-TW'] })
    const page = await app.firstWindow()
    await page.getByRole('heading').first().waitFor()
    const status = await page.evaluate(() => {
      const { fourstep } = window as unknown as { fourstep: { send(frame: unknown): Promise<unknown> } }
      return fourstep.send({ id: 1, procedure: 'desk.status', as: null, language: 'zh-TW', timeZone: 'Asia/Taipei', input: {} })
    })
    expect(status).toMatchObject({ ok: true, value: { playbookReady: true } })
    await app.close()
  }, PACK_LIMIT_MS)
})

test('the name that Windows knows the installed program by is the one the program gives itself', () => {
  const appId = /^appId: (\S+)/m.exec(fs.readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'))?.[1]
  expect(fs.readFileSync(path.join(root, 'electron/desktop/main.ts'), 'utf8')).toContain(`const appId = '${appId ?? 'none'}'`)
})

test('an option that electron-builder does not know is refused, so a misspelt one cannot pass', async () => {
  const { code, output } = await pack(scratch, 'linux-x64', '-c.electronFuses.runAsNod=false')
  expect(code).not.toBe(0)
  expect(output).toMatch(/does not match the API schema\.\n - configuration\.electronFuses/)
}, PACK_LIMIT_MS)
