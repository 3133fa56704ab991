import { defineConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** What takes too long for every change: sizes near the real ones, one file after the other. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/long/**/*.test.ts'],
    exclude: [],
    // What one leaves in memory is no load on the next.
    isolate: true,
    maxWorkers: 1,
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
})
