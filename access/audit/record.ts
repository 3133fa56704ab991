import { hash } from 'node:crypto'
import { z } from 'zod'
import { type ErrorCode, isErrorCode } from '../../errors.ts'
import { type Category, categories } from '../categories.ts'
import type { WithheldReason } from '../decide.ts'
import type { Basis } from '../policy.ts'
import { type PurposeKey, purposeKeys } from '../purposes.ts'

/** What one request did with one person's data. Contains categories of data, never a value. */
export interface AuditRecord {
  /** UTC milliseconds. */
  readonly at: number
  /** Generated here. The id that a caller gives its request is `correlationId`. */
  readonly requestId: string
  /** The caller's header x-request-id. Absent if the request had none. */
  readonly correlationId?: string
  /**
   * The id of the customer or company; `everybody` for a question about many; null if data without a known owner were requested, if nobody
   * was found, or if the request was refused before an owner was known.
   */
  readonly subject: string | null
  /** The subject of the token. */
  readonly who: string
  readonly client: string
  readonly purpose: PurposeKey
  /** The version of the policy that decided. */
  readonly policy: string
  /** A subgraph that was not involved is absent. */
  readonly subgraphs: Readonly<Record<string, Outcome>>
}

/** What was decided and done in one subgraph. Absent keys mean nothing. */
export interface Outcome {
  readonly allowed?: Readonly<Partial<Record<Category, Basis>>>
  /** ANY: refused before the category mattered. A category may be here and in `allowed`, because its fields require different scopes. */
  readonly refused?: Readonly<Partial<Record<Category | 'ANY', WithheldReason>>>
  readonly written?: readonly Category[]
  /** Fields and types without a category. `Customer` and `Account` stand for the existence of the subject. */
  readonly read?: readonly string[]
  readonly asked?: readonly Question[]
}

/** The subject of a question about many people. */
export const everybody = 'group:customers'

/** What somebody looked up or asked. */
export interface Question {
  /** The schema coordinate. */
  readonly field: string
  /** For a look-up: the kind of name, and a keyed pseudonym of the name. */
  readonly by?: { readonly kind: string; readonly value: string }
  /** For a look-up: how many customers and companies the answer is about. Absent if the look-up failed. */
  readonly found?: number
  readonly failed?: ErrorCode
  /** For a mutation that changed nothing: the type of its result, such as `Conflict`, which reveals something about those it names. */
  readonly refused?: string
  /** For a question about many: its arguments without texts. */
  readonly with?: Readonly<Record<string, unknown>>
}

/** Identifies one request, person and subgraph. */
export type AuditEntry = Omit<AuditRecord, 'subgraphs'> & Required<Outcome> & { readonly subgraph: string }

/** A position in a writer's chain: the number of records, and the hash of the last one. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: string
}

/** The first record of a writer: it names the writer before it and the length of that writer's chain. */
export interface StartRecord {
  readonly at: number
  readonly writer: string
  readonly former: (ChainHead & { readonly writer: string }) | null
}

export const emptyChain: ChainHead = { sequence: 0, hash: '' }

/** The record as one line of JSON that contains its place in the chain, the previous hash and its own hash: SHA-256 of everything else. */
export function chainLine(
  { sequence: count, hash: previous }: ChainHead,
  record: AuditRecord | StartRecord,
): { readonly line: string; readonly head: ChainHead } {
  const sequence = count + 1
  const body = JSON.stringify({ sequence, ...record, previous })
  const own = hash('sha256', body, 'base64url')
  return { line: `${body.slice(0, -1)},"hash":"${own}"}`, head: { sequence, hash: own } }
}

/** A line as the chain check needs it, even if somebody has changed it. */
export interface ChainedLine extends ChainHead {
  readonly previous: string
  /** Whether the line's own hash fits its text. */
  readonly isIntact: boolean
  readonly at: number
  readonly requestId: string | null
  readonly subject: string | null
  readonly former: StartRecord['former']
}

/** Null if the line is not a record of ours. */
export function readLine(line: string): ChainedLine | null {
  const parts = ownHash.exec(line)
  if (parts === null) return null
  const [suffix, own = ''] = parts
  try {
    const { sequence, previous, at, requestId = null, subject, former } = chained.parse(JSON.parse(line))
    const isIntact = hash('sha256', `${line.slice(0, -suffix.length)}}`, 'base64url') === own
    return {
      sequence,
      previous,
      hash: own,
      isIntact,
      at,
      requestId,
      subject: subject ?? null,
      former: former ?? null,
    }
  } catch {
    return null
  }
}

/** One entry per subgraph, of an intact line that has a subject. */
export function readEntries(line: string): readonly AuditEntry[] {
  const read = z.union([recordShape, entryShape]).parse(JSON.parse(line))
  if ('subgraph' in read) return [read]
  const { subgraphs, ...record } = read
  return Object.entries(subgraphs).map(([subgraph, outcome]) => ({ ...record, subgraph, ...outcome }))
}

const ownHash = /,"hash":"([\w-]{43})"\}$/

const chained = z.object({
  sequence: z.int().positive(),
  previous: z.string(),
  at: z.int(),
  requestId: z.string().optional(),
  subject: z.string().nullish(),
  former: z.object({ writer: z.string(), sequence: z.int(), hash: z.string() }).nullish(),
})

const outcomeShape = z.object({
  allowed: z.partialRecord(z.enum(categories), z.enum(['C', 'K', 'I', 'L'])).default({}),
  refused: z
    .partialRecord(
      z.enum([...categories, 'ANY']),
      z.custom<WithheldReason>((value) => typeof value === 'string'),
    )
    .default({}),
  written: z.array(z.enum(categories)).default([]),
  read: z.array(z.string()).default([]),
  asked: z
    .array(
      z.object({
        field: z.string(),
        by: z.object({ kind: z.string(), value: z.string() }).exactOptional(),
        found: z.int().exactOptional(),
        failed: z.custom<ErrorCode>(isErrorCode).exactOptional(),
        with: z.record(z.string(), z.unknown()).exactOptional(),
      }),
    )
    .default([]),
})

const whoAndWhen = z.object({
  at: z.int(),
  requestId: z.string(),
  correlationId: z.string().exactOptional(),
  subject: z.string().nullable(),
  who: z.string(),
  client: z.string(),
  purpose: z.enum(purposeKeys),
  policy: z.string(),
})
const recordShape = whoAndWhen.extend({ subgraphs: z.record(z.string(), outcomeShape) })
/** One line per subgraph, as they were written: a chain is never rewritten. */
const entryShape = whoAndWhen.extend({ subgraph: z.string(), ...outcomeShape.shape })
