import { clearLine, cursorTo } from 'node:readline'
import type { Writable } from 'node:stream'
import { print, printLine } from '../process/terminal.ts'
import type { Progress } from './ingest.ts'

export interface ProgressDisplay {
  readonly show: (progress: Progress) => void
  readonly stop: () => void
}

/** The amount of work, if it is known. */
export interface Expected {
  readonly unit: 'lines' | 'bytes'
  readonly total: number | null
}

/** For example, standard error. */
export type ProgressOutput = Writable & { readonly isTTY?: boolean; readonly columns?: number }

export interface DisplaySettings {
  readonly label: string
  readonly expected: Expected
  readonly output: ProgressOutput
  /** The interval between two plain lines. */
  readonly plainEveryMs?: number
}

/** A bar on a terminal, otherwise a line every few seconds: both with rate and remaining time. */
export function createProgressDisplay(settings: DisplaySettings): ProgressDisplay {
  const { output } = settings
  return output.isTTY === true ? createBar(settings) : createPlainLines(settings)
}

// Not the bar of a prompt library: those read standard input, which may be the data, and end at once with code 0 at Ctrl-C.
function createBar({ label, expected, output }: DisplaySettings): ProgressDisplay {
  const startedAt = performance.now()
  function draw(text: string): void {
    cursorTo(output, 0)
    clearLine(output, 0)
    print(output, text)
  }
  return {
    show(done) {
      const text = `${label} ${bar(shareOf(done, expected))}${tell(done, expected, performance.now() - startedAt)}`
      // A wrapped line could not be overwritten.
      draw(text.slice(0, (output.columns ?? 80) - 1))
    },
    stop: () => draw(''),
  }
}

function bar(share: number | null): string {
  if (share === null) return ''
  const full = Math.round(share * barWidth)
  return `[${'='.repeat(full)}${' '.repeat(barWidth - full)}] `
}

const barWidth = 24

function createPlainLines({ label, expected, output, plainEveryMs = 3_000 }: DisplaySettings): ProgressDisplay {
  const startedAt = performance.now()
  let toldAt = startedAt
  return {
    show(done) {
      const now = performance.now()
      if (now - toldAt < plainEveryMs) return
      toldAt = now
      printLine(output, `${label}: ${tell(done, expected, now - startedAt)}`)
    },
    stop: () => undefined,
  }
}

/** The first batches are slow, because the database plans its statements. Estimates that are based on them are many times too long. */
const steadyAfterMs = 15_000

/** `12000 lines, 3500/s, 40%, about 12 s left, 3 quarantined`. */
export function tell(done: Progress, expected: Expected, milliseconds: number): string {
  const rate = milliseconds > 0 ? Math.round((done.lines * 1_000) / milliseconds) : 0
  const parts = [`${done.lines} lines`, `${rate}/s`]
  const share = shareOf(done, expected)
  if (share !== null && share > 0) {
    parts.push(`${Math.floor(share * 100)}%`)
    if (milliseconds >= steadyAfterMs) parts.push(`about ${duration((milliseconds / share) * (1 - share))} left`)
  }
  if (done.quarantined > 0) parts.push(`${done.quarantined} quarantined`)
  return parts.join(', ')
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000)
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** 0 to 1. Null if the total is unknown. */
function shareOf(done: Progress, { unit, total }: Expected): number | null {
  return total === null || total === 0 ? null : Math.min(1, done[unit] / total)
}
