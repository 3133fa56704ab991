/** The parts of a parsed line on which the order of writing depends. */
export interface Sortable {
  readonly kind: string
  /** Kind, source and id: lines with the same key are versions of one thing. */
  readonly key: string
  readonly bytes: number
}

/** Lines of one kind, no key twice, in one transaction. */
export interface Batch<L> {
  readonly kind: string
  readonly lines: readonly L[]
}

/** Batches that may be written at the same time. */
export interface Stage<L> {
  readonly order: StageOrder
  readonly batches: readonly Batch<L>[]
}

export type StageOrder = 'SOURCES' | 'RECORDS' | 'FACTS'

export interface BatchSize {
  readonly lines: number
  readonly bytes: number
}

/**
 * The order in which the lines of a window are written. Records precede facts, because a fact that comes first costs a placeholder. The
 * second line with a key waits for a later wave, so that versions of one thing stay in file order.
 */
export function planWindow<L extends Sortable>(lines: readonly L[], size: BatchSize): readonly Stage<L>[] {
  return splitWaves(lines).flatMap((wave) => {
    const linesByKind = Map.groupBy(wave, (line) => line.kind)
    return stageOrders
      .map((order): Stage<L> => {
        const kinds = [...linesByKind].filter(([kind]) => stageOf(kind) === order)
        return {
          order,
          batches: kinds.flatMap(([kind, all]) => chunk(all, size).map((part) => ({ kind, lines: part }))),
        }
      })
      .filter((stage) => stage.batches.length > 0)
  })
}

const stageOrders: readonly StageOrder[] = ['SOURCES', 'RECORDS', 'FACTS']

function stageOf(kind: string): StageOrder {
  if (kind === 'source') return 'SOURCES'
  return kind === 'record' || kind === 'account' ? 'RECORDS' : 'FACTS'
}

/** The n-th wave contains the n-th line of every key. */
function splitWaves<L extends Sortable>(lines: readonly L[]): readonly (readonly L[])[] {
  const countByKey = new Map<string, number>()
  const waves: L[][] = []
  for (const line of lines) {
    const count = countByKey.get(line.key) ?? 0
    countByKey.set(line.key, count + 1)
    const wave = waves[count]
    if (wave === undefined) waves.push([line])
    else wave.push(line)
  }
  return waves
}

/** Consecutive parts within both bounds. A line above the bound of bytes is a separate part. */
export function chunk<L extends { readonly bytes: number }>(
  lines: readonly L[],
  size: BatchSize,
): readonly (readonly L[])[] {
  const chunks: L[][] = []
  let current: L[] = []
  let bytes = 0
  for (const line of lines) {
    if (current.length > 0 && (current.length >= size.lines || bytes + line.bytes > size.bytes)) {
      chunks.push(current)
      current = []
      bytes = 0
    }
    current.push(line)
    bytes += line.bytes
  }
  if (current.length > 0) chunks.push(current)
  return chunks
}
