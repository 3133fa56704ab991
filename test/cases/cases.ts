import { readFileSync } from 'node:fs'
import { z } from 'zod'

const recordRef = z.object({ source: z.string(), id: z.string() })
const pair = z.object({ a: recordRef, b: recordRef })

/** Right answers about one file. The files are in `data/`; each has its own sources, so that all fit into one graph. */
const fileCases = z.object({
  file: z.string(),
  kind: z.string(),
  why: z.string(),
  source: z.string().nullable(),
  note: z.string().optional(),
  /** Further files, each ingested by a run of its own after `file`. */
  // biome-ignore lint/suspicious/noThenProperty: the data's own word.
  then: z.array(z.string()).default([]),
  /** How often the file is ingested. */
  runs: z.number().default(1),
  /** `file` is a CSV, and this says how to read it. */
  mapping: z.string().optional(),
  /** Refusing the CSV is right too; what it would bring is expected only where it was taken. */
  mayRefuse: z.boolean().default(false),
  pairs: z.array(pair.extend({ expect: z.enum(['SAME', 'APART']) })).default([]),
  values: z
    .array(
      z.object({
        record: recordRef,
        path: z.string(),
        expect: z.union([z.string(), z.null(), z.array(z.string()), z.array(z.number())]),
      }),
    )
    .default([]),
  /** Pairs that are one, fit badly, or say what keeps them apart. */
  explained: z.array(pair).default([]),
})

export type FileCases = z.infer<typeof fileCases>
export type RecordRef = z.infer<typeof recordRef>

export function pathOfCase(file: string): string {
  return new URL(`data/${file}`, import.meta.url).pathname
}

export const allCases: readonly FileCases[] = z
  .array(fileCases)
  .parse(JSON.parse(readFileSync(pathOfCase('expected.json'), 'utf8')))

export function nameOf({ source, id }: RecordRef): string {
  return `${source}:${id}`
}
