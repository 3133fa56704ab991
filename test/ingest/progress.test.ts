import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Progress } from '../../ingest/ingest.ts'
import { createProgressDisplay, tell } from '../../ingest/progress.ts'

const none = { accepted: 0, updated: 0, duplicate: 0, quarantined: 0 }
const half: Progress = { ...none, lines: 500, bytes: 5_000, quarantined: 2 }
const expected = { unit: 'bytes', total: 10_000 } as const

describe('progress', () => {
  it('tells lines, rate, share, remaining time and quarantined lines', () => {
    expect(tell(half, expected, 20_000)).toBe('500 lines, 25/s, 50%, about 20 s left, 2 quarantined')
    expect(tell({ ...none, lines: 200, bytes: 1 }, { unit: 'lines', total: 10_000 }, 20_000)).toContain(
      'about 17 min left',
    )
  })

  it('tells no remaining time while the first batches are slow', () => {
    expect(tell(half, expected, 10_000)).toBe('500 lines, 50/s, 50%, 2 quarantined')
  })

  it('tells no share of an unknown or empty whole', () => {
    expect(tell(half, { unit: 'bytes', total: null }, 10_000)).toBe('500 lines, 50/s, 2 quarantined')
    expect(tell({ ...none, lines: 0, bytes: 0 }, { unit: 'bytes', total: 0 }, 0)).toBe('0 lines, 0/s')
  })

  it('writes whole lines now and then where there is no terminal', () => {
    const output = new PassThrough({ encoding: 'utf8' })
    const display = createProgressDisplay({ label: 'Ingesting x', expected, output, plainEveryMs: 0 })
    display.show(half)
    display.stop()
    expect(output.read()).toMatch(/^Ingesting x: 500 lines, \d+\/s, 50%, 2 quarantined\n$/)
  })

  it('draws a bar over itself on a terminal and wipes it at the end', () => {
    const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 60 })
    const display = createProgressDisplay({ label: 'Ingesting x', expected, output })
    display.show(half)
    expect(output.read()).toMatch(/Ingesting x \[={12} {12}\] 500 lines, \d+/)
    display.stop()
    const wiped: string = output.read()
    expect(wiped).not.toContain('\n')
    expect(wiped).not.toContain('lines')
  })
})
