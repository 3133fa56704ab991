import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { expect, it } from 'vitest'
import type { Trail } from '../../access/audit/trail.ts'
import { guardSchema } from '../../access/guard.ts'
import { readTags } from '../../access/tags.ts'
import { createWithholding } from '../../access/withholding.ts'

const valueTypes = readFileSync(new URL('../../subgraphs/value-types.graphql', import.meta.url), 'utf8')
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
  type Query @public { customer: Customer }
  type Customer @key(fields: "id") @public {
    id: ID!
    choices: [Choice!] @recorded(category: BEHAVIOURAL) @requiresScopes(scopes: [["consent:read"]])
    entries: [Choice!] @public
  }
  type Choice @recorded(category: BEHAVIOURAL) { status: String place: String @public }
  ${valueTypes}`

const choices = [{ subject: 'b', status: 'GIVEN', place: 'web' }]
const resolvers = { Query: { customer: () => ({ id: 'a', choices, entries: choices }) } }

async function recordedBy(query: string, scopes: readonly string[]): Promise<readonly string[]> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])
  guardSchema(schema, {})
  const told: string[] = []
  const trail: Trail = {
    note: (subject, category, decision) =>
      void told.push(`${subject} ${category ?? 'ANY'} ${decision.allowed ? decision.basis : decision.reason}`),
    wrote: () => undefined,
  }
  const access = { hasScopes: (wanted: string[][]) => scopes.includes(wanted[0]?.[0] ?? ''), canSee: () => true }
  const contextValue = { access, trail, withholding: createWithholding('CustomerCare') }
  await execute({ schema, document: parse(query), contextValue })
  return told
}

it.each([
  ['{ customer { id } }', []],
  ['{ customer { choices { place } } }', ['a BEHAVIOURAL L']],
  ['{ customer { entries { status } } }', ['b BEHAVIOURAL L']],
  ['{ customer { entries { place } } }', []],
])('who reads what only scopes close is recorded: %s', async (query, expected) => {
  expect(await recordedBy(query, ['consent:read'])).toEqual(expected)
})

it('and so is who lacks the scope', async () => {
  expect(await recordedBy('{ customer { choices { status } } }', [])).toEqual(['a BEHAVIOURAL MISSING_SCOPE'])
})

it('a field that says neither does not build', () => {
  const silent = sdl
    .replace('entries: [Choice!] @public', 'entries: [Choice!]')
    .replace('@key(fields: "id") @public', '')
  expect(() => readTags(buildSubgraphSchema([{ typeDefs: parse(silent), resolvers }]))).toThrow(
    /Customer\.entries: add @personalData\(category: \.\.\.\), @recorded\(category: \.\.\.\) or @public/,
  )
})
