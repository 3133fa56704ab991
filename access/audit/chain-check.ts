import type { ChainedLine } from './record.ts'

export type Place = 'graph' | 'spool'

/** A fault of one record, or of a run of records. */
export interface Fault {
  readonly kind: 'CHANGED' | 'REMOVED' | 'TRUNCATED' | 'REORDERED'
  readonly place: Place
  readonly writer: string
  /** The sequence of the record, or of the first record of the run. */
  readonly sequence: number
  /** The sequence of the last record of the run. */
  readonly through: number
}

export interface ChainCheck {
  /** The next record as found. Null: the line is not a record of ours. */
  add(line: ChainedLine | null): void
  blame(kind: Fault['kind'], sequence: number, through?: number): void
  /** The sequence at which this place's part of the chain begins; 1 if absent. */
  begin(sequence: number): void
  /** To be called after all records were added: the sequence up to which records must exist. */
  finish(through: number): void
  /** Requests the hash of a record before the record is added. */
  want(sequence: number): void
  hashOf(sequence: number): string | null
  readonly first: () => ChainedLine | null
  readonly last: () => number
  /** The hash of the last record. Null if there is none, or if it is not one of ours. */
  readonly lastHash: () => string | null
  readonly faults: readonly Fault[]
}

/** Follows one writer's chain in one place and reports every fault. */
export function createChainCheck(writer: string, place: Place): ChainCheck {
  const faults: Fault[] = []
  /** Sequences that were skipped and have not been seen yet, as runs in order. */
  const missing: { from: number; through: number }[] = []
  const hashBySequence = new Map<number, string | null>()
  let first: ChainedLine | null = null
  let last = 0
  /** Null: the link to the next record cannot be checked. */
  let lastHash: string | null = null

  function blame(kind: Fault['kind'], sequence: number, through = sequence): void {
    const isKnown = faults.some((fault) => fault.sequence <= sequence && through <= fault.through)
    if (!isKnown) faults.push({ kind, place, writer, sequence, through })
  }

  /** Whether `sequence` was missing so far. */
  function find(sequence: number): boolean {
    const index = missing.findIndex(({ from, through }) => from <= sequence && sequence <= through)
    const run = missing[index]
    if (run === undefined) return false
    const parts = [
      { from: run.from, through: sequence - 1 },
      { from: sequence + 1, through: run.through },
    ]
    missing.splice(index, 1, ...parts.filter(({ from, through }) => from <= through))
    return true
  }

  return {
    add(line) {
      // The text of a changed record proves nothing, but its place does.
      const sequence = line?.isIntact ? line.sequence : last + 1
      if (hashBySequence.has(sequence)) hashBySequence.set(sequence, line?.hash ?? null)
      if (sequence <= last) {
        find(sequence)
        blame('REORDERED', sequence)
        return
      }
      const isNext = sequence === last + 1
      if (!isNext) missing.push({ from: last + 1, through: sequence - 1 })
      if (!line?.isIntact) blame('CHANGED', sequence)
      // Somebody can recompute a record's own hash so that it fits the record before it, but not the one after it.
      else if (isNext && lastHash !== null && line.previous !== lastHash) blame('CHANGED', last)
      first ??= line
      last = sequence
      lastHash = line?.hash ?? null
    },
    blame,
    begin(sequence) {
      last = sequence - 1
    },
    finish(through) {
      for (const run of missing) blame('REMOVED', run.from, run.through)
      if (last < through) blame(last === 0 ? 'REMOVED' : 'TRUNCATED', last + 1, through)
    },
    want: (sequence) => {
      if (!hashBySequence.has(sequence)) hashBySequence.set(sequence, null)
    },
    hashOf: (sequence) => hashBySequence.get(sequence) ?? null,
    first: () => first,
    last: () => last,
    lastHash: () => lastHash,
    faults,
  }
}
