import { getNamedType, isObjectType } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { readings } from './canary/readings.ts'
import type { Asker } from './known-records/joined-world.ts'
import { useJoinedWorld } from './known-records/joined-world.ts'
import { people, sources } from './withheld-values/people.ts'

const world = useJoinedWorld()
const scopes = new Set(['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'identity:steward'])
const asker: Asker = { viewer: { scopes: scopes.union(new Set(['privacy:manage'])) }, purpose: 'RightsFulfilment' }

const written = { stage: 'stage: OPPORTUNITY' } as const
const owners = ['Customer', 'Account'] as const

interface List {
  readonly owner: 'Query' | (typeof owners)[number]
  readonly field: string
  readonly required: string
}

/** Every connection of the schema that can be gone through. */
const lists: readonly List[] = (['Query', ...owners] as const).flatMap((owner) => {
  const type = world.schema.getType(owner)
  if (!isObjectType(type)) throw new Error(`${owner} is no object type`)
  return Object.values(type.getFields())
    .filter(({ type: answered }) => getNamedType(answered).name.endsWith('Connection'))
    .map(({ name: field, args }) => {
      const required = args.some(({ name }) => name === 'stage') ? written.stage : ''
      return { owner, field, required }
    })
})

let withEdges = 0
const ids: Record<string, readonly string[]> = {}

function question({ owner, field, required }: List, id: string | undefined, after: string | null): string {
  const text = `${field}(first: 1 ${required} ${after === null ? '' : `after: "${after}"`}) {
    edges { cursor } pageInfo { startCursor endCursor hasNextPage } }`
  if (owner === 'Query') return `{ ${text} }`
  return `{ ${owner.toLowerCase()}(id: "${id}") { ${text} } }`
}

async function cursorsOf(list: List, id: string | undefined): Promise<readonly string[]> {
  const { data, errors } = await world.ask(question(list, id, null), asker)
  expect(errors ?? []).toEqual([])
  return [...JSON.stringify(data).matchAll(/"(?:cursor|startCursor|endCursor)":"([^"]+)"/g)].map(
    ([, found = '']) => found,
  )
}

async function codesOf(list: List, id: string | undefined, after: string): Promise<readonly unknown[]> {
  const { errors = [] } = await world.ask(question(list, id, after), asker)
  return errors.map(({ extensions }) => extensions.code)
}

beforeAll(async () => {
  await world.ingest(sources)
  const some = people(0).slice(0, 2)
  for (const { lines } of some) await world.ingest(lines)
  ids.Customer = await Promise.all(some.map(({ recordId }) => world.ownerOf(recordId)))
  ids.Account = await Promise.all(some.map(({ companyRecordId }) => world.ownerOf(companyRecordId)))
}, 120_000)

/** Whether anything of what keys of lists are made of can be read from a cursor, however it is encoded. */
function tells(cursor: string): boolean {
  const keys = /EMAIL|USER_ID|event:|billing:|consent:|feedback:|crm:|shop:|KNOWN|OPEN|20\d\d-\d\d|id-\d/
  return keys.test(readings(cursor).replaceAll(cursor, ''))
}

it('there are lists of customers, companies and of the whole', () => {
  expect(lists.length).toBeGreaterThan(20)
})

describe.each(lists)('cursors of $owner: $field', (list) => {
  it('show nothing, go on in their own list, and are refused in any other', async () => {
    const [own, other] = ids[list.owner] ?? []
    const found = await cursorsOf(list, own)
    if (found.length > 0) withEdges++
    for (const cursor of new Set(found)) {
      expect(tells(cursor)).toBe(false)
      expect(await codesOf(list, own, cursor)).toEqual([])
      if (other !== undefined) expect(await codesOf(list, other, cursor)).toEqual(['BAD_USER_INPUT'])
      for (const another of lists
        .filter(({ owner, field }) => owner === list.owner && field !== list.field)
        .slice(0, 3))
        expect(await codesOf(another, own, cursor)).toEqual(['BAD_USER_INPUT'])
    }
    for (const text of ['k:EMAIL:a-contact@mail.example', '2025-06-01T10:00:00.000Z_x', 'EMAIL zzz', '~'])
      expect(await codesOf(list, own, Buffer.from(text).toString('base64url'))).toEqual(['BAD_USER_INPUT'])
  })
})

it('most of them had something to go through, and a cursor that is not sealed is found: the control', () => {
  expect(withEdges).toBeGreaterThan(10)
  for (const key of ['EMAIL 4f', 'crm:contact-1', '2025-12-01T10:00:00.000Z_event:crm:1', 'KNOWN id-20002'])
    expect(tells(Buffer.from(key).toString('base64url'))).toBe(true)
})
