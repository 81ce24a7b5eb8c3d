// Installs the packages when they are missing or belong to another lock file, platform or processor.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { withLock } from './lock.mjs'
import { inModules, inRoot, local, root } from './paths.mjs'
import { run } from './run.mjs'
import { progress, Stop } from './say.mjs'

const STAMP = inModules('.fourstep-stamp')
const LOG = path.join(local, 'install.log')

export async function ensureInstalled() {
  if (isInstalled()) return
  await withLock('install', async (alsoHeldBy) => {
    if (isInstalled()) return
    if (!installedByHand()) await install(alsoHeldBy)
    fs.writeFileSync(STAMP, wanted()); // last: until now nothing looks installed
  })
}

const lockText = () => fs.readFileSync(inRoot('package-lock.json'))
const wanted = () => createHash('sha256').update(lockText()).update(`${process.platform} ${process.arch}`).digest('hex')

function isInstalled() {
  try {
    return fs.readFileSync(STAMP, 'utf8') === wanted()
  } catch {
    return false
  }
}

/**
 * True when somebody ran `npm ci` before us. npm writes its own record of what is installed after everything else
 * it has to name every package of the lock file that belongs on this machine, and each must be there.
 */
function installedByHand() {
  let installed
  try {
    installed = JSON.parse(fs.readFileSync(inModules('.package-lock.json'), 'utf8')).packages
  } catch {
    return false
  }
  return Object.entries(JSON.parse(lockText()).packages)
    .filter(([where, entry]) => where.startsWith('node_modules/') && belongsHere(entry))
    .every(([where, entry]) => {
      const found = installed[where]
      return found !== undefined && found.version === entry.version && found.integrity === entry.integrity && fs.existsSync(inRoot(where))
    })
}

function belongsHere(entry) {
  // Which C library an optional package wants is npm's to judge, and what depends on a package left out is left out with it.
  if (entry.optional && (entry.libc || !(entry.os || entry.cpu))) return false
  return allows(entry.os, process.platform) && allows(entry.cpu, process.arch)
}

function allows(list, value) {
  const names = [list ?? []].flat()
  if (names.includes(`!${value}`)) return false
  const positive = names.filter((name) => !name.startsWith('!'))
  return positive.length === 0 || positive.includes(value)
}

async function install(alsoHeldBy) {
  const total = Object.keys(JSON.parse(lockText()).packages).length
  fs.mkdirSync(local, { recursive: true })
  fs.rmSync(STAMP, { force: true })
  const log = fs.createWriteStream(LOG)
  let fetched = 0
  const line = progress('Installing packages', () => (fetched > 0 ? `(${fetched} of at most ${total} fetched)` : ''))
  const end = await run(...npm(['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=http']), {
    cwd: root,
    shell: process.platform === 'win32' && npmScript() === undefined, // npm.cmd is a script there
    env: { ...process.env, NODE_ENV: 'development' },
    onStart: ({ pid }) => alsoHeldBy(pid),
    onOutput(text) {
      log.write(text)
      fetched += text.split('\n').filter((row) => row.includes('npm http') && row.includes('.tgz')).length
    },
  })
  await new Promise((resolve) => log.end(resolve))
  if (end.code === 0) return line.done('Packages installed')
  line.drop()
  throw new Stop(explain(end))
}

/** npm as a script for our own Node when npm started us, else as the program on the PATH. */
function npm(args) {
  const script = npmScript()
  return script ? [process.execPath, [script, ...args]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}

function npmScript() {
  const script = process.env.npm_execpath
  return script && /npm-cli\.[cm]?js$/.test(script) && fs.existsSync(script) ? script : undefined
}

function explain({ code, error, output }) {
  const tail = output.split('\n').filter((row) => !/^$|npm http|^npm error +at |^npm error *$/.test(row)).slice(-15).join('\n')
  return [
    tail || String(error ?? `npm ended with code ${code}`),
    '',
    `The packages could not be installed (everything npm said: ${path.relative(process.cwd(), LOG)}).`,
    remedy(`${error ?? ''}${output}`),
    'Nothing is half-installed: run the same command again.',
  ].join('\n')
}

function remedy(text) {
  if (/ENOSPC/.test(text)) return 'The disk is full: free about 2 GB.'
  if (/EACCES|EPERM|EROFS/.test(text)) return 'This folder, or npm\'s cache, cannot be written: check who owns it.'
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/.test(text)) return 'A certificate is not trusted: tell npm about your company\'s with `npm config set cafile FILE`.'
  if (/E407|ECONNREFUSED|proxy/i.test(text)) return 'A proxy or mirror refused: check `npm config get proxy`, `https-proxy` and `registry`.'
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i.test(text)) {
    return 'The package registry cannot be reached: check the network, or set a proxy or mirror (`npm config set https-proxy URL`, `npm config set registry URL`).'
  }
  if (/spawn npm|ENOENT.*npm/.test(text)) return 'npm was not found: it comes with Node, install both from https://nodejs.org.'
  return 'Check the network, the proxy settings of npm and the free space on the disk.'
}
