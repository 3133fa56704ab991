import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Access } from '../../access/access.ts'
import { guardSchema } from '../../access/guard.ts'
import { createWithholding } from '../../access/withholding.ts'
import { composeSupergraph } from '../../gateway/supergraph.ts'

const valueTypes = readFileSync(new URL('../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')

/** One field behind each thing that scopes may stand on. */
function sdlOf(scopes: string, imported: string): string {
  const guarded = `${scopes}(scopes: [["secret:read"]])`
  return `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"${imported}])
    type Query @public @unrecorded(because: "a test") {
      open: String
      field: String ${guarded}
      scalarValue: Secret
      scalarList: [Secret!]
      colour: Colour
      object: Vault
      extended: Extended
    }
    scalar Secret ${guarded}
    enum Colour ${guarded} { RED }
    type Vault @public ${guarded} { value: String }
    type Extended @public { value: String }
    extend type Extended ${guarded}
    ${valueTypes}`
}

const secret = 'RED'
const resolvers = {
  Query: {
    ...{ open: () => 'open', field: () => secret, scalarValue: () => secret, scalarList: () => [secret] },
    ...{ colour: () => secret, object: () => ({ value: secret }), extended: () => ({ value: secret }) },
  },
}

function build(sdl: string, { isGuarded } = { isGuarded: true }) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])
  if (isGuarded) guardSchema(schema, {})
  return schema
}

async function ask(schema: ReturnType<typeof build>, ...scopes: readonly string[]) {
  const hasScopes: Access['hasScopes'] = (alternatives) =>
    alternatives.some((wanted) => wanted.every((scope) => scopes.includes(scope)))
  const withholding = createWithholding('ServiceProvision')
  const { data } = await execute({
    schema,
    document: parse('{ open field scalarValue scalarList colour object { value } extended { value } }'),
    contextValue: { access: { hasScopes }, withholding },
  })
  return {
    data: JSON.parse(JSON.stringify(data)),
    withheld: withholding.errors().map(({ extensions }) => extensions.coordinate),
  }
}

const closed = {
  ...{ open: 'open', field: null, scalarValue: null, scalarList: null, colour: null },
  ...{ object: { value: null }, extended: { value: null } },
}
const shown = {
  ...{ open: 'open', field: secret, scalarValue: secret, scalarList: [secret], colour: secret },
  ...{ object: { value: secret }, extended: { value: secret } },
}

describe.each([
  ['as it is', '@requiresScopes', ', "@requiresScopes"'],
  ['renamed', '@needs', ', { name: "@requiresScopes", as: "@needs" }'],
  ['renamed to look harmless', '@deprecatedSince', ', { name: "@requiresScopes", as: "@deprecatedSince" }'],
  ['by the full name', '@federation__requiresScopes', ''],
])('@requiresScopes imported %s', (_, directive, imported) => {
  const sdl = sdlOf(directive, imported)

  it('holds on a field, a scalar, an enum, an object and its extension', async () => {
    const { data, withheld } = await ask(build(sdl), 'other:read')
    expect(data).toEqual(closed)
    expect(withheld).toEqual([
      ...['Query.field', 'Query.scalarValue', 'Query.scalarList', 'Query.colour', 'Vault.value', 'Extended.value'],
    ])
    expect((await ask(build(sdl), 'secret:read')).data).toEqual(shown)
  })

  it('would show all of it without the guard', async () => {
    expect((await ask(build(sdl, { isGuarded: false }))).data).toEqual(shown)
  })

  it('stays in the supergraph under the name that its own link gives', () => {
    const supergraph = composeSupergraph([{ name: 'identity', sdl }])
    expect(supergraph).toMatch(/field: String @requiresScopes\(scopes: \[\["secret:read"\]\]\)/)
  })
})

describe('what nothing would enforce', () => {
  const start = (imported: string) =>
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", ${imported}])
     ${valueTypes}\n`

  it.each([
    ['"@policy"', '@policy'],
    ['{ name: "@policy", as: "@rule" }', '@rule'],
  ])('does not build: %s', (imported, directive) => {
    const sdl = `${start(imported)} type Query @public @unrecorded(because: "a test") { a: Int ${directive}(policies: [["p"]]) }`
    expect(() => build(sdl)).toThrow(/Query\.a: nothing here decides @policy/)
  })

  it.each([
    ['an interface', '@needs(scopes: [["s"]])', ''],
    ["an interface's field", '', '@needs(scopes: [["s"]])'],
  ])('does not build: scopes on %s', (_, onType, onField) => {
    const sdl = `${start('{ name: "@requiresScopes", as: "@needs" }')}
      type Query @public @unrecorded(because: "a test") { a: Node } interface Node @public ${onType} { id: ID ${onField} }
      type Thing implements Node @public { id: ID }`
    expect(() => build(sdl)).toThrow(/Node: scopes of an interface stand on its objects/)
  })
})
