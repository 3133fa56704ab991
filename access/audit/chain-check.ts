import type { ChainedLine } from './record.ts'

export type Place = 'graph' | 'spool'

/** What was done to one record, or to a run of them. */
export interface Fault {
  readonly kind: 'CHANGED' | 'REMOVED' | 'TRUNCATED' | 'REORDERED'
  readonly place: Place
  readonly writer: string
  /** Of the record, or of the first of the run. */
  readonly sequence: number
  /** Last of the run. */
  readonly through: number
}

export interface ChainCheck {
  /** The next record as found; null: no record of ours. */
  add(line: ChainedLine | null): void
  blame(kind: Fault['kind'], sequence: number, through?: number): void
  /** Where this place's part of the chain begins; 1 without. */
  begin(sequence: number): void
  /** Once all were added: up to where there should be records at least. */
  finish(through: number): void
  /** Asks for the hash of a record before it is added. */
  want(sequence: number): void
  hashOf(sequence: number): string | null
  readonly first: () => ChainedLine | null
  readonly last: () => number
  /** Of the last record; null where there is none, or it is none of ours. */
  readonly lastHash: () => string | null
  readonly faults: readonly Fault[]
}

/** Follows one writer's chain in one place and names what does not fit. */
export function createChainCheck(writer: string, place: Place): ChainCheck {
  const faults: Fault[] = []
  /** Passed over and not seen yet, as runs in order. */
  const missing: { from: number; through: number }[] = []
  const hashBySequence = new Map<number, string | null>()
  let first: ChainedLine | null = null
  let last = 0
  /** Null: nothing can be said of the link to the next record. */
  let lastHash: string | null = null

  function blame(kind: Fault['kind'], sequence: number, through = sequence): void {
    const isKnown = faults.some((fault) => fault.sequence <= sequence && through <= fault.through)
    if (!isKnown) faults.push({ kind, place, writer, sequence, through })
  }

  /** Whether `sequence` was missing until now. */
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
      // The text of a changed record proves nothing, its place does.
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
      // A record whose own hash was made anew fits what comes before it, but not what comes after.
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
