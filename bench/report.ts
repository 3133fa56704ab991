import type { ContenderName } from './contender-names.ts'
import type { WorkloadName } from './workloads.ts'

export interface Measurement {
  readonly workload: WorkloadName
  readonly connections: number
  readonly customers: number
  /** From 1 on. */
  readonly round: number
  readonly contender: ContenderName
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU time of the contender's own processes per request, warm-up included. Null if the system does not state it. */
  readonly cpuMs: number | null
  readonly errors: number
}

export interface ComparedMeasurement extends Measurement {
  /** Requests per second, divided by those of by-hand in the same round. Null if by-hand was not measured. */
  readonly ratioToByHand: number | null
}

/** Rounded as printed. */
export function compareToByHand(measurements: readonly Measurement[]): readonly ComparedMeasurement[] {
  return measurements.map((measurement) => {
    const ratio = ratioTo('by-hand', measurement, measurements)
    return {
      ...measurement,
      rps: rounded(measurement.rps, 1),
      p50Ms: rounded(measurement.p50Ms, 2),
      p99Ms: rounded(measurement.p99Ms, 2),
      cpuMs: measurement.cpuMs === null ? null : rounded(measurement.cpuMs, 3),
      ratioToByHand: ratio === null ? null : rounded(ratio, 3),
    }
  })
}

/** One row per workload, number of connections and contender: medians over the rounds, sums of errors. */
export function table(measurements: readonly Measurement[], contenders: readonly ContenderName[]): string {
  const [first] = contenders
  if (first === undefined) return ''
  const scenes = Map.groupBy(measurements, ({ workload, connections }) => `${workload} ${connections}`)
  const rows = [...scenes.values()].flatMap((scene) =>
    contenders.flatMap((contender) => {
      const own = scene.filter((measurement) => measurement.contender === contender)
      const [any] = own
      if (any === undefined) return []
      const cpu = own.flatMap(({ cpuMs }) => cpuMs ?? [])
      const ratios = own.flatMap((measurement) => ratioTo(first, measurement, measurements) ?? [])
      return [
        [
          any.workload,
          String(any.connections),
          contender,
          median(own.map(({ rps }) => rps)).toFixed(0),
          median(own.map(({ p50Ms }) => p50Ms)).toFixed(1),
          median(own.map(({ p99Ms }) => p99Ms)).toFixed(1),
          cpu.length === 0 ? '-' : median(cpu).toFixed(2),
          ratios.length === 0 ? '-' : median(ratios).toFixed(2),
          String(own.reduce((sum, { errors }) => sum + errors, 0)),
        ],
      ]
    }),
  )
  return aligned([
    ['workload', 'connections', 'contender', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', `ratio to ${first}`, 'errors'],
    ...rows,
  ])
}

/** Null if `contender` answered nothing in that round, or was not in it. */
function ratioTo(contender: ContenderName, measurement: Measurement, among: readonly Measurement[]): number | null {
  const { workload, connections, round, rps } = measurement
  const other = among.find(
    (candidate) =>
      candidate.contender === contender &&
      candidate.workload === workload &&
      candidate.connections === connections &&
      candidate.round === round,
  )
  return other === undefined || other.rps === 0 ? null : rps / other.rps
}

/** NaN for an empty list. */
export function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b)
  const middle = ascending.length >> 1
  const upper = ascending[middle] ?? Number.NaN
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? Number.NaN) + upper) / 2
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

const textColumns: ReadonlySet<number> = new Set([0, 2])

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      textColumns.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n')
}
