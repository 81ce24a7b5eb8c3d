// Builds what is stale. A target is fresh when its stamp holds the hash of its inputs' content (not of their dates, which a checkout changes).
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { withLock } from './lock.mjs'
import { findNode } from './node24.mjs'
import { dist, inRoot, root } from './paths.mjs'
import { run } from './run.mjs'
import { progress, Stop } from './say.mjs'
import { outputs, targets } from './targets.mjs'

const stampOf = (name) => path.join(dist, '.stamps', name)

/** Makes the named targets fresh; `force` builds them whatever their stamps say. */
export async function ensureBuilt(names, { force = false } = {}) {
  const stale = () => names.filter((name) => force || !isFresh(name))
  if (stale().length === 0) return
  await withLock('build', async () => {
    const todo = stale(); // again: the one we waited for may have built them
    clearLeftovers()
    for (const [index, name] of todo.entries()) await build(name, `(${index + 1} of ${todo.length})`)
  })
}

function isFresh(name) {
  try {
    return fs.readFileSync(stampOf(name), 'utf8') === hashOf(name) && outputs(name).every((file) => fs.existsSync(path.join(dist, name, file)))
  } catch {
    return false
  }
}

/** Hash over names and content of all input files of a target. */
export function hashOf(name) {
  const hash = createHash('sha256')
  for (const file of targets[name].inputs.flatMap(filesIn)) {
    hash.update(`${file}\0`).update(createHash('sha256').update(fs.readFileSync(inRoot(file))).digest())
  }
  return hash.digest('hex')
}

function filesIn(entry) {
  const found = fs.statSync(inRoot(entry), { throwIfNoEntry: false })
  if (found === undefined) return []
  if (!found.isDirectory()) return [entry]
  return fs.readdirSync(inRoot(entry)).sort().flatMap((name) => filesIn(`${entry}/${name}`))
}

async function build(name, place) {
  const temporary = path.join(dist, `.building-${name}-${process.pid}`) // ours alone: what a killed build left running writes elsewhere
  const line = progress(`Building ${name} ${place}`)
  const hash = hashOf(name); // before reading: an edit in the meantime leaves the target stale
  fs.mkdirSync(temporary, { recursive: true })
  for (const { from, to } of targets[name].copies ?? []) {
    if (fs.existsSync(inRoot(from))) fs.cpSync(inRoot(from), path.join(temporary, to), { recursive: true })
  }
  if (targets[name].bundles) {
    const end = await run(findNode(), [inRoot('runtime', 'bundle.mjs'), name, temporary], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (end.code !== 0) {
      line.drop()
      throw new Stop(`${end.output.trim()}\n\nBuilding ${name} failed.`)
    }
  }
  swap(name, temporary, hash)
  line.done(`Built ${name} ${place}`)
}

/** Puts the finished build in its place. The stamp goes first and comes last, so that no half of it ever counts as built. */
function swap(name, temporary, hash) {
  const place = path.join(dist, name)
  const old = path.join(dist, `.old-${name}`)
  fs.rmSync(stampOf(name), { force: true })
  if (fs.existsSync(place)) fs.renameSync(place, old)
  fs.renameSync(temporary, place)
  fs.mkdirSync(path.dirname(stampOf(name)), { recursive: true })
  fs.writeFileSync(stampOf(name), hash)
  fs.rmSync(old, { recursive: true, force: true })
}

/** Of a build that was interrupted; nobody else builds now, the lock is ours. */
function clearLeftovers() {
  if (!fs.existsSync(dist)) return
  for (const name of fs.readdirSync(dist)) {
    if (/^\.(building|old)-/.test(name)) fs.rmSync(path.join(dist, name), { recursive: true, force: true })
  }
}
