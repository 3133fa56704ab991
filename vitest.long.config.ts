import { defineConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** Tests that take too long for every change: realistic sizes, one file after the other. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/long/**/*.test.ts'],
    exclude: [],
    // What one file leaves in memory must not burden the next.
    isolate: true,
    maxWorkers: 1,
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
})
