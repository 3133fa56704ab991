import type { Reporter } from 'vitest/node'

/** How many files a run names. A run of no more files needs no list. */
const most = 10

/** Ends a run with the files that took longest, so that a file which has become slow is noticed. */
export const slowestFiles: Reporter = {
  onTestRunEnd(modules) {
    if (modules.length <= most) return
    const files = modules.map((module) => {
      const { setupDuration, collectDuration, duration } = module.diagnostic()
      return { name: module.relativeModuleId, seconds: (setupDuration + collectDuration + duration) / 1000 }
    })
    const slowest = files.sort((one, other) => other.seconds - one.seconds).slice(0, most)
    console.log(`The ${most} slowest files (seconds):`)
    for (const { name, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`)
  },
}
