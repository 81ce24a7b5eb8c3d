// What is built from what, as one table. Read by the launcher (is it stale?) and by bundle.mjs (build it).

/** Common to all: another tool, another output. */
const TOOLS = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'runtime/targets.mjs', 'runtime/bundle.mjs']
/** Beside each of them: the process in which office files are unpacked. */
const OFFICE = { config: 'vite.node.config.ts', entry: 'electron/reading/office/child.ts', file: 'office.js', format: 'es' }
/** And the threads that take the database's log over into its file, and plan what is written next. */
const FOLDING = { config: 'vite.node.config.ts', entry: 'electron/db/foldingThread.ts', file: 'folding.js', format: 'es' }
const PLANNING = { config: 'vite.node.config.ts', entry: 'electron/app/planningThread.ts', file: 'planning.js', format: 'es' }
const BACKEND = ['electron', 'shared', 'resources', 'vite.node.config.ts', ...TOOLS]

/**
 * `inputs`: files and folders whose content decides whether `dist/<name>` is stale.
 * `bundles`: what vite makes, by its configuration file; `copies`: folders taken over as they are.
 */
export const targets = {
  renderer: {
    inputs: ['renderer', 'shared', 'resources', 'vite.renderer.config.ts', ...TOOLS],
    bundles: [{ config: 'vite.renderer.config.ts', file: 'index.html' }],
  },
  desktop: {
    inputs: BACKEND,
    bundles: [
      { config: 'vite.node.config.ts', entry: 'electron/desktop/main.ts', file: 'main.js', format: 'es' },
      // A sandboxed preload is one CommonJS file.
      { config: 'vite.node.config.ts', entry: 'electron/desktop/preload.ts', file: 'preload.cjs', format: 'cjs' },
      OFFICE,
      FOLDING,
      PLANNING,
    ],
  },
  web: {
    inputs: BACKEND,
    bundles: [{ config: 'vite.node.config.ts', entry: 'electron/web/main.ts', file: 'main.js', format: 'es' }, OFFICE, FOLDING, PLANNING],
  },
  cli: {
    inputs: BACKEND,
    bundles: [{ config: 'vite.node.config.ts', entry: 'electron/cli/main.ts', file: 'main.js', format: 'es' }, OFFICE],
  },
  resources: {
    inputs: ['resources/playbooks', 'resources/knowledge', 'resources/icons', 'runtime/targets.mjs'],
    copies: [
      { from: 'resources/playbooks', to: 'playbooks' },
      { from: 'resources/knowledge', to: 'knowledge' },
      { from: 'resources/icons', to: 'icons' },
    ],
  },
}

/** What each way of starting needs. */
export const needed = {
  desktop: ['resources', 'desktop', 'renderer'],
  web: ['resources', 'web', 'renderer'],
  cli: ['resources', 'cli'],
  all: Object.keys(targets),
}

/** The files of a target that must be there for it to count as built. */
export const outputs = (name) => (targets[name].bundles ?? []).map((bundle) => bundle.file)
