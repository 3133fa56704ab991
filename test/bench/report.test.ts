import { describe, expect, it } from 'vitest'
import type { ContenderName } from '../../bench/contender-names.ts'
import { compareToByHand, type Measurement, median, table } from '../../bench/report.ts'

function measured(contender: ContenderName, round: number, rps: number, rest: Partial<Measurement> = {}): Measurement {
  return {
    workload: 'W1',
    connections: 32,
    customers: 20_000,
    round,
    contender,
    rps,
    p50Ms: 10,
    p99Ms: 20,
    cpuMs: null,
    errors: 0,
    ...rest,
  }
}

const measurements = [
  measured('by-hand', 1, 100),
  measured('ours', 1, 80, { p50Ms: 5.123, cpuMs: 1.2346 }),
  measured('by-hand', 2, 200, { p50Ms: 30 }),
  measured('ours', 2, 100, { p50Ms: 7, cpuMs: 1.5, errors: 3 }),
  measured('by-hand', 3, 50),
  measured('ours', 3, 60.04, { p50Ms: 6 }),
  measured('by-hand', 1, 10, { connections: 1 }),
  measured('ours', 1, 30, { connections: 1 }),
]

describe('report of the benchmark', () => {
  it('divides by what by-hand did in the same round, workload and number of connections', () => {
    const compared = compareToByHand(measurements)
    expect(compared.map(({ contender, ratioToByHand }) => `${contender} ${ratioToByHand}`)).toEqual([
      'by-hand 1',
      'ours 0.8',
      'by-hand 1',
      'ours 0.5',
      'by-hand 1',
      'ours 1.201',
      'by-hand 1',
      'ours 3',
    ])
    expect(compared[1]).toEqual({
      workload: 'W1',
      connections: 32,
      customers: 20_000,
      round: 1,
      contender: 'ours',
      rps: 80,
      p50Ms: 5.12,
      p99Ms: 20,
      cpuMs: 1.235,
      ratioToByHand: 0.8,
      errors: 0,
    })
  })

  it('has no ratio to a by-hand that was not measured or answered nothing', () => {
    const ratios = (own: readonly Measurement[]) => compareToByHand(own).map(({ ratioToByHand }) => ratioToByHand)
    expect(ratios([measured('ours', 1, 80)])).toEqual([null])
    expect(ratios([measured('by-hand', 1, 0), measured('ours', 1, 80)])).toEqual([null, null])
  })

  it('prints medians over the rounds, the median of the ratios, and all errors', () => {
    const lines = table(measurements, ['by-hand', 'ours']).split('\n')
    expect(lines.map((line) => line.split(/ {2,}/).map((cell) => cell.trim()))).toEqual([
      [
        'workload',
        'connections',
        'contender',
        'requests/s',
        'p50 ms',
        'p99 ms',
        'CPU ms',
        'ratio to by-hand',
        'errors',
      ],
      ['W1', '32', 'by-hand', '100', '10.0', '20.0', '-', '1.00', '0'],
      ['W1', '32', 'ours', '80', '6.0', '20.0', '1.37', '0.80', '3'],
      ['W1', '1', 'by-hand', '10', '10.0', '20.0', '-', '1.00', '0'],
      ['W1', '1', 'ours', '30', '10.0', '20.0', '-', '3.00', '0'],
    ])
  })

  it('compares with the first contender named', () => {
    const [header, ...rows] = table(measurements, ['ours', 'by-hand']).split('\n')
    expect(header).toContain('ratio to ours')
    expect(rows[1]).toMatch(/by-hand .* 1\.25 +0$/)
  })

  it('takes the middle, or the mean of the two', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
  })
})
