import { describe, expect, it } from 'vitest'
import { ids, type RecordWritten, write } from '../../resolution/graph-state.ts'
import { useSignIn, verified } from './sign-in.ts'

const sources = [
  { source: 'crm' },
  { source: 'erp' },
  { source: 'web', role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const, 'PHONE' as const] },
]
const { ask, graph, idOf, readAs } = useSignIn(sources)

const point = 'EMAIL:vic@x.io'
const vera = { givenName: 'Vera', familyName: 'Wollstonecraft', birthDate: '1980-01-31' }
const otto = { givenName: 'Otto', familyName: 'Zechmeister', birthDate: '1970-07-07' }
const at = (source: string, id: string, identifiers: RecordWritten['identifiers'], attributes = {}): RecordWritten => ({
  ...{ source, id, identifiers: identifiers ?? [], attributes },
})

/** Customers who name the point of another and have not verified it. */
const attackers: readonly (readonly [string, RecordWritten])[] = [
  [
    'who verified an address of their own',
    at('erp', 'a', [...verified('EMAIL:mal@x.io'), ...(ids(point) ?? [])], otto),
  ],
  ['of the first system', at('crm', 'a', [...verified('EMAIL:mal@x.io'), ...(ids(point) ?? [])], otto)],
]

async function found(): Promise<string | null> {
  const query = `{ customerByIdentifier(type: EMAIL, value: "vic@x.io") { id } }`
  const { data, codes } = await ask<{ customerByIdentifier: { id: string } | null }>(query, {}, {})
  return codes.map(String)[0] ?? data.customerByIdentifier?.id ?? null
}

describe.each(attackers)('a customer of a system of record, %s, who states the address of another', (_, attacker) => {
  it('is not found by it alone where a touchpoint verified it', async () => {
    await write(graph, [at('web', 'v', verified(point), vera)])
    expect(await found()).toBe(await idOf('web:v'))
    await write(graph, [attacker])
    expect(await found()).toBe('CONFLICT')
  })

  it.each([
    ['without a name', {}],
    ['with the name', vera],
  ])('ends no link between two records that verified it: one %s', async (_name, attributes) => {
    await write(graph, [
      at('crm', 'v', verified(point), vera),
      at('web', 'w', verified(point, 'COOKIE_ID:w'), attributes),
    ])
    const id = await idOf('crm:v')
    expect(await readAs(id, 'crm:v')).toEqual(['crm:v', 'web:w'])
    await write(graph, [attacker])
    expect(await idOf('web:w')).toBe(id)
    expect(await readAs(id, 'crm:v')).toEqual(['crm:v', 'web:w'])
    expect(await readAs(await idOf(`${attacker.source}:a`), `${attacker.source}:a`)).toEqual([`${attacker.source}:a`])
  })
})

it('a customer of a system who states the mailbox and verified nothing may read it as well: the control', async () => {
  await write(graph, [at('crm', 'v', verified(point), vera), at('web', 'w', verified(point, 'COOKIE_ID:w'), vera)])
  const id = await idOf('crm:v')
  expect(await readAs(id, 'crm:v')).toEqual(['crm:v', 'web:w'])
  await write(graph, [at('erp', 'a', ids(point), otto)])
  expect(await readAs(id, 'crm:v')).toEqual(['crm:v'])
})
