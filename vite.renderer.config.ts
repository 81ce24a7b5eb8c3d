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
    // Told not to make code from strings in the chunk that it is in: others make schemas as soon as they are loaded.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zodWithoutEval/ }] } } },
  },
})
