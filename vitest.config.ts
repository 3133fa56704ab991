import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/harness/sequence.ts'
import { slowestFiles } from './test/harness/slowest-files.ts'

// A zone whose offset is neither a whole hour nor ever 0, so that every run finds code which reads the machine's zone.
process.env.TZ ??= 'Asia/Kathmandu'
// Entries of the product that tests start. They are compiled once instead of at each of more than a hundred starts.
process.env.NODE_COMPILE_CACHE ??= new URL('./node_modules/.cache/node', import.meta.url).pathname

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:long`
    exclude: ['test/long/**'],
    globalSetup: ['test/harness/servers.ts'],
    reporters: ['default', slowestFiles],
    // One Neo4j per worker, emptied between files. Two workers fit the two cores that the time budget assumes.
    maxWorkers: 2,
    // The files of a worker share the modules that they load: loading the product anew costs 2 s of CPU per file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
  resolve: {
    // Vite would load graphql's .mjs beside the CommonJS copy that the libraries load: two realms.
    alias: [{ find: /^graphql$/, replacement: new URL('./node_modules/graphql/index.js', import.meta.url).pathname }],
  },
})
