import { hash } from 'node:crypto'
import { z } from 'zod'
import { type ErrorCode, isErrorCode } from '../../errors.ts'
import { type Category, categories } from '../categories.ts'
import type { WithheldReason } from '../decide.ts'
import type { Basis } from '../policy.ts'
import { type PurposeKey, purposeKeys } from '../purposes.ts'

/** What one request did with one person's data. Names kinds of data, never a value of it. */
export interface AuditRecord {
  /** UTC milliseconds. */
  readonly at: number
  /** Made here; what a caller names its request is `correlationId`. */
  readonly requestId: string
  /** What the caller's header x-request-id said. Absent where it said nothing. */
  readonly correlationId?: string
  /**
   * The customer's or company's id; `everybody` for a question about many; null where data without a known owner was asked for, where
   * nobody was found, or where it was refused before an owner was known.
   */
  readonly subject: string | null
  /** Subject of the token. */
  readonly who: string
  readonly client: string
  readonly purpose: PurposeKey
  /** Version of the policy that decided. */
  readonly policy: string
  /** A subgraph that was not concerned is absent. */
  readonly subgraphs: Readonly<Record<string, Outcome>>
}

/** What was decided and done in one subgraph; nothing where absent. */
export interface Outcome {
  readonly allowed?: Readonly<Partial<Record<Category, Basis>>>
  /** ANY: refused before the kind of data mattered. A category may stand here and in `allowed`: its fields ask for different scopes. */
  readonly refused?: Readonly<Partial<Record<Category | 'ANY', WithheldReason>>>
  readonly written?: readonly Category[]
  /** Fields and types that no category stands before; `Customer` and `Account`: its existence. */
  readonly read?: readonly string[]
  readonly asked?: readonly Question[]
}

/** The subject of what was asked about many people at once. */
export const everybody = 'group:customers'

/** What somebody looked up or asked. */
export interface Question {
  /** Schema coordinate. */
  readonly field: string
  /** Of a look-up: the kind of name, and a keyed pseudonym of the name. */
  readonly by?: { readonly kind: string; readonly value: string }
  /** Of a look-up: of how many customers and companies the answer tells. Absent where it failed. */
  readonly found?: number
  readonly failed?: ErrorCode
  /** Of a mutation that did nothing: the type of its result, such as `Conflict`, which tells of those it names. */
  readonly refused?: string
  /** Of a question about many: its arguments, texts left out. */
  readonly with?: Readonly<Record<string, unknown>>
}

/** Of one request, person and subgraph. */
export type AuditEntry = Omit<AuditRecord, 'subgraphs'> & Required<Outcome> & { readonly subgraph: string }

/** Position in a writer's chain: how many records, and the hash of the last. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: string
}

/** First record of a writer: names the writer before it and how far that one had come. */
export interface StartRecord {
  readonly at: number
  readonly writer: string
  readonly former: (ChainHead & { readonly writer: string }) | null
}

export const emptyChain: ChainHead = { sequence: 0, hash: '' }

/** The record as one line of JSON that carries its place in the chain, the hash before it and its own: SHA-256 of all the rest. */
export function chainLine(
  { sequence: count, hash: previous }: ChainHead,
  record: AuditRecord | StartRecord,
): { readonly line: string; readonly head: ChainHead } {
  const sequence = count + 1
  const body = JSON.stringify({ sequence, ...record, previous })
  const own = hash('sha256', body, 'base64url')
  return { line: `${body.slice(0, -1)},"hash":"${own}"}`, head: { sequence, hash: own } }
}

/** A line as the chain needs it, whoever may have changed it since. */
export interface ChainedLine extends ChainHead {
  readonly previous: string
  /** The line's own hash fits its text. */
  readonly isIntact: boolean
  readonly at: number
  readonly requestId: string | null
  readonly subject: string | null
  readonly former: StartRecord['former']
}

/** Null for what is no line of ours at all. */
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

/** An entry a subgraph, of an intact line that has a subject. */
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
/** A line a subgraph, as they were written once: a chain is never written anew. */
const entryShape = whoAndWhen.extend({ subgraph: z.string(), ...outcomeShape.shape })
