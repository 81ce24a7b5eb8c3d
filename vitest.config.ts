import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/desktop/**'], // Playwright's
    setupFiles: ['tests/helpers/seed.ts'],
    pool: 'forks', // a crash of a native module takes one file with it, not the run
    isolate: false, // a module is read once a worker, not once a file: half the time of all
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    retry: 0,
    allowOnly: false,
  },
})
