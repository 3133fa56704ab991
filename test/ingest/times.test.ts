import { afterEach, describe, expect, it } from 'vitest'
import { lineShapes } from '../../ingest/line.ts'
import { createTally } from '../../ingest/summary.ts'
import { validateLine } from '../../ingest/validate.ts'
import { time, toMillis } from '../../resolution/records/line-parts.ts'
import { sourceOfLine } from '../../resolution/records/source.ts'

const event = { kind: 'event', source: 'web', record: { source: 'crm', id: '1' }, name: 'x', channel: 'WEB' }
const zone = process.env.TZ
const ten = Date.UTC(2026, 7, 1, 10)

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('times of lines', () => {
  it.each([
    ['2026-08-01T10:00:00Z', ten],
    ['2026-08-01T10:00:00+00:00', ten],
    ['2026-08-01T10:00:00+0000', ten],
    ['2026-08-01T10:00:00+00', ten],
    ['2026-08-01T10:00:00-0000', ten],
    ['2026-08-01T12:00:00+0200', ten],
    ['2026-08-01T12:00:00.000+02', ten],
    ['2026-08-01T04:30:00-0530', ten],
    ['2026-08-01T10:00:00', ten],
    ['2026-08-01T10:00', ten],
    ['2026-08-01T10:00Z', ten],
    ['2026-08-01T12:00+02:00', ten],
    ['2026-08-01T04:30-0530', ten],
    ['2026-08-01T12:00+02', ten],
    ['2026-08-01', Date.UTC(2026, 7, 1)],
  ])('reads %s, wherever it runs', (written, expected) => {
    for (const place of ['America/Los_Angeles', 'Asia/Kathmandu', 'UTC']) {
      process.env.TZ = place
      expect(toMillis(time.parse(written))).toBe(expected)
    }
  })

  it.each([
    ['20260801'],
    ['2026-8-1'],
    ['2026-08-01 10h'],
    ['01.08.2026'],
    ['2026-08-01+0200'],
    ['2026-08-01T10:00:00+2'],
    ['2026-08-01T10:00:00+2500'],
    ['2026-02-30'],
    ['1785578400'],
  ])('refuses %s', (written) => {
    expect(time.safeParse(written).success).toBe(false)
  })

  it('read the end of a licence alike', () => {
    const line = lineShapes.source.parse({ kind: 'source', source: 'a', validUntil: '2026-08-01T10:00:00' })
    process.env.TZ = 'Asia/Kathmandu'
    expect(sourceOfLine(line).validUntil).toBe(ten)
  })
})

describe('reasons of a summary', () => {
  const tell = (times: readonly string[]) => {
    const tally = createTally()
    for (const [index, occurredAt] of times.entries()) {
      const line = validateLine(JSON.stringify({ ...event, id: `${index}`, occurredAt }), lineShapes)
      if (!line.isValid) tally.add('event', index + 1, { status: 'QUARANTINED', fault: line.fault })
    }
    return tally.summary(null, []).reasons
  }

  it('quote the value of the lines that they name', () => {
    const long = 'x'.repeat(80)
    const reasons = tell(['n/a', 'yesterday', 'n/a', long])
    expect(reasons.map(({ count, lines }) => [count, lines])).toEqual([
      [2, [1, 3]],
      [1, [2]],
      [1, [4]],
    ])
    expect(reasons[1]?.message).toContain('not "yesterday"')
    const [, quoted = ''] = /not "([^"]+)"/.exec(reasons[2]?.message ?? '') ?? []
    expect(long).toContain(quoted)
  })

  it('stay few, and name no value where there are too many', () => {
    const reasons = tell(Array.from({ length: 500 }, (_, index) => `time ${index}`))
    expect(reasons).toHaveLength(51)
    expect(reasons.at(-1)).toMatchObject({ rule: 'NO_TIME', count: 450 })
    expect(reasons.at(-1)?.message).not.toContain('time 50')
  })
})
