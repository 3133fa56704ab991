import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** When each published operation was asked for last. */
export interface OperationUse {
  note(id: string): void
  /** ISO 8601 by operation id. */
  lastUses(): ReadonlyMap<string, string>
  /** Writes what is not written yet. */
  stop(): void
}

const shape = z.record(z.string(), z.string())

/** Kept in `file`, written every `writeMs` where something changed: a crash loses so much at most. */
export function openOperationUse(file: string, now: () => Date, writeMs = 30_000): OperationUse {
  const uses = new Map(Object.entries(readUses(file)))
  let isChanged = false

  function write(): void {
    if (!isChanged) return
    isChanged = false
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(uses)))
    renameSync(`${file}.new`, file)
  }

  const timer = setInterval(write, writeMs).unref()
  return {
    note(id) {
      uses.set(id, now().toISOString())
      isChanged = true
    },
    lastUses: () => uses,
    stop() {
      clearInterval(timer)
      write()
    },
  }
}

function readUses(file: string): Readonly<Record<string, string>> {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Not there, or half written by a machine that went down: it is a convenience, not a record.
    return {}
  }
}
