import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second, whatever the kernel's own tick is. */
const millisecondsPerTick = 10

/** User and system CPU milliseconds that the processes have spent so far, in all of their threads. Null if the system has no `/proc`. */
export function cpuMsOf(pids: readonly number[]): number | null {
  try {
    return pids.reduce((sum, pid) => sum + cpuMs(readFileSync(`/proc/${pid}/stat`, 'utf8')), 0)
  } catch {
    return null
  }
}

function cpuMs(stat: string): number {
  // The command's name may contain blanks and parentheses: count from its end. See proc_pid_stat(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick
}
