// Builds the two scripts that run before any script of a page: one in the page's own world, one in the isolated
// world of the preload. Neither leaves a name in the page's world.
import { randomUUID } from 'node:crypto'
import { createBridge, denyNewWindows } from './bridge.page.js'
import { createPreloadElectron, runPreload } from './preload.page.js'
import { decode, encode } from './wire.mjs'

/** Electron's own name for the world of its preloads. */
export const PRELOAD_WORLD = 'Electron Isolated Context'
/** The binding through which the isolated world posts to us. */
export const POST_BINDING = '__standinPost'

/** @param {Function[]} functions @param {string} body */
function script(functions, body) {
  return `if (window === window.top) (() => {\n${functions.map(String).join('\n')}\n${body}\n})();`
}

/** @param {string} preload the source of the preload, '' for none */
export function buildScripts(preload) {
  const secret = JSON.stringify(`standin-${randomUUID()}`)
  const processFacts = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    versions: { ...process.versions },
  }
  return {
    page: script([createBridge, denyNewWindows], `denyNewWindows(createBridge('page', 'preload', ${secret}));`),
    preload: script(
      [encode, decode, createBridge, createPreloadElectron, runPreload],
      `const post = (message) => ${POST_BINDING}(JSON.stringify(message))
       const bridge = createBridge('preload', 'page', ${secret}, (url) => post({ kind: 'open', url }))
       runPreload(${JSON.stringify(preload)}, createPreloadElectron(bridge, post), ${JSON.stringify(processFacts)}, post);`,
    ),
  }
}
