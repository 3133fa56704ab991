import { readFileSync } from 'node:fs'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGateway, type Gateway } from '../../gateway/gateway.ts'
import { personaViewer } from '../harness/product.ts'
import { createTestContext } from './small-graph.ts'

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const machinery = /\b(?:join|link|core|federation|requiresScopes|cost|authenticated|policy|inaccessible)__?\w*/

let gateway: Gateway
beforeAll(async () => {
  gateway = await createGateway({
    supergraph: file('gateway/supergraph.graphql'),
    calls: {},
    createContext: createTestContext,
  })
})
afterAll(() => gateway.close())

async function ask<T>(query: string): Promise<T> {
  const viewer = personaViewer('support')
  const caller = { viewer, purpose: 'CustomerCare', requestId: 'test', maySeeSchema: true } as const
  const { data, errors } = await gateway.execute({ query }, caller, 'POST')
  expect(errors).toBeUndefined()
  return data as T
}

describe('introspection', () => {
  it('shows the published schema', async () => {
    const shown = buildClientSchema(await ask<IntrospectionQuery>(getIntrospectionQuery()))
    expect(printSchema(shown).split('\n').toSorted()).toEqual(file('schema.graphql').trimEnd().split('\n').toSorted())
  })

  it('names no type, directive or argument of the machinery of federation, as the supergraph does', async () => {
    const { __schema: schema } = await ask<IntrospectionQuery>(getIntrospectionQuery())
    const names = [...schema.types, ...schema.directives].map(({ name }) => name)
    expect(names.filter((name) => machinery.test(name))).toEqual([])
    expect(file('gateway/supergraph.graphql')).toMatch(machinery)
  })

  it.each(['requiresScopes__Scope', 'join__Graph', 'link__Purpose'])('does not know the type %s', async (name) => {
    expect(await ask(`{ __type(name: "${name}") { name } }`)).toEqual({ __type: null })
    expect(await ask('{ __type(name: "Customer") { name } }')).toEqual({ __type: { name: 'Customer' } })
  })
})
