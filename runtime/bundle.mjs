// Run under Node ≥ 22.14 by built.mjs: bundles one target into a folder. `node bundle.mjs TARGET FOLDER`
import process from 'node:process'
import { build } from 'vite'
import { inRoot } from './paths.mjs'
import { targets } from './targets.mjs'

const [name, folder] = process.argv.slice(2)

try {
  for (const { config, entry, file, format } of targets[name].bundles) {
    const ofEntry = entry && {
      ssr: inRoot(entry),
      rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
    }
    await build({ configFile: inRoot(config), logLevel: 'error', build: { outDir: folder, emptyOutDir: false, ...ofEntry } })
  }
} catch (error) {
  console.error(error.message) // names file and place; the stack would only show the bundler's own
  process.exitCode = 1
}
