import { CriticalityLevel, diff } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'

/** One entry of the changelog. */
export interface SchemaChange {
  readonly level: 'breaking' | 'dangerous' | 'safe'
  readonly message: string
  /** The schema coordinate. */
  readonly path: string | null
}

const levels = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
} as const

/** The changes that callers of `previous` meet in `next`, the worst first. */
export async function schemaChanges(previous: GraphQLSchema, next: GraphQLSchema): Promise<readonly SchemaChange[]> {
  const changes = await diff(previous, next)
  const order = Object.values(levels)
  return changes
    .map(({ criticality, message, path }) => ({ level: levels[criticality.level], message, path: path ?? null }))
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

const approvals = z.array(z.strictObject({ change: z.string(), by: z.string().min(1), reason: z.string().min(1) }))

/** Breaking changes without a written approval. `approved`: the text of approved-changes.json. */
export function unapproved(changes: readonly SchemaChange[], approved: string): readonly SchemaChange[] {
  const messages = new Set(approvals.parse(JSON.parse(approved)).map(({ change }) => change))
  return changes.filter(({ level, message }) => level === 'breaking' && !messages.has(message))
}
