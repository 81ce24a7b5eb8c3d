import { defineConfig } from 'vite'

// Backend, shells and command line. Entry, format and place come from runtime/targets.mjs.
export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    target: 'node24',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { external: ['electron', 'better-sqlite3', /^node:/] },
  },
})
