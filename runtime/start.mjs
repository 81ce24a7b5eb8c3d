// npm start: installs what is missing, builds what is stale, opens the desk.
import './node-floor.mjs'
import process from 'node:process'
import { asRoot, hasDisplay, openDesk } from './browser.mjs'
import { ensureBuilt } from './built.mjs'
import { ensureElectron, findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { hostFlags } from './memory.mjs'
import { findNode } from './node24.mjs'
import { inRoot, root } from './paths.mjs'
import { isStopping, onStop, start, stopAll } from './run.mjs'
import { readOptions, USAGE } from './options.mjs'
import { command, say } from './say.mjs'
import { needed } from './targets.mjs'

let opened = false

await command(async () => {
  onStop((ends) => process.exit(opened ? Number(ends.some((end) => end.signal === 'SIGKILL')) : 130))
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  await ensureInstalled()
  const windowed = hasDisplay()
  const wanted = !options.web && !options['no-open']
  const electron = wanted ? (windowed ? await ensureElectron({ again: options.desktop }) : findElectron()) : undefined
  if (wanted && !electron) say('The desktop application\'s binary is missing and cannot be downloaded: the same desk opens in the browser.')
  return electron && windowed ? desktop(electron, options) : web(options)
})

async function desktop(electron, options) {
  await ensureBuilt(needed.desktop)
  opened = true
  const args = [...(asRoot() ? ['--no-sandbox'] : []), root, ...given(options, ['data', 'lang'])]
  return endOf(start(electron, args, { stdio: 'inherit' }), 'The desktop application')
}

async function web(options) {
  await ensureBuilt(needed.web)
  opened = true
  const host = start(findNode(), [...hostFlags, inRoot('dist', 'web', 'main.js'), ...given(options, ['port', 'data', 'lang'])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onLine(host.stdout, (line) => {
    process.stdout.write(`${line}\n`)
    const url = /^FourStep ready: (http:\S+)$/.exec(line)?.[1]
    if (url !== undefined && !options['no-open']) openDesk(url, options.data)
  })
  return endOf(host, 'The web host')
}

async function endOf(child, name) {
  const { code, signal, error } = await child.ended
  if (isStopping()) return new Promise(() => undefined) // onStop ends us, with the right code
  if (code !== 0) say(`${name} ended ${error ? `with ${error.message}` : signal ? `by ${signal}` : `with code ${code}`}.`)
  await stopAll() // the browser window, which has lost its host
  return code
}

function onLine(stream, take) {
  let rest = ''
  stream.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    lines.forEach(take)
  })
}

function given(options, names) {
  return names.flatMap((name) => (options[name] === undefined ? [] : [`--${name}`, options[name]]))
}
