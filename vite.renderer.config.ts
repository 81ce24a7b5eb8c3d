import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// One renderer for both shells: relative addresses work under app:// and under http://127.0.0.1 alike.
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome140',
    sourcemap: false,
    // No data: addresses, which the content security policy would have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3_000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Zod is told to make no code from strings before any schema is built, in whichever chunk that schema ends up.
          groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|zodWithoutEval/ }],
        },
      },
    },
  },
})
