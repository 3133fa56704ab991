import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { buildSchema, isInputType, isNonNullType, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readTags } from '../access/tags.ts'
import { generateFiles } from '../codegen.ts'
import { subgraphNames } from '../config.ts'
import { composeSupergraph } from '../gateway/supergraph.ts'
import { readSdl } from '../subgraphs/runtime/executable.ts'

const root = new URL('../', import.meta.url)
const sdls = subgraphNames.map((name) => ({ name, sdl: readSdl(new URL(`subgraphs/${name}/schema.graphql`, root)) }))
const schemas = sdls.map(({ name, sdl }) => ({ name, schema: buildSubgraphSchema(parse(sdl)) }))

describe('generated files', () => {
  it('are as codegen writes them', async () => {
    for (const [path, content] of await generateFiles())
      expect(readFileSync(new URL(path, root), 'utf8'), `${path}: run npm run codegen`).toBe(content)
  })
})

describe('the four schemas', () => {
  const neverNull = new Set(['id', 'kind', 'supersededIds'])

  it.each(schemas)('$name: a withheld field or a subgraph that is down never nulls its parent', ({ schema }) => {
    const faults = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type) || (type.name !== 'Customer' && type.name !== 'Account')) return []
      return Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && !neverNull.has(field.name))
        .map((field) => `${type.name}.${field.name}`)
    })
    expect(faults).toEqual([])
  })

  it.each(schemas)('$name: every field states its personal data', ({ schema }) => {
    const { fields } = readTags(schema)
    expect(fields.size).toBeGreaterThan(5)
  })

  it.each(schemas)('$name: every type, field, argument and enum has a description', ({ schema }) => {
    const silent = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (type.name.startsWith('_') || /^(link__|federation__|FieldSet|String|Boolean|Int|Float|ID$)/.test(type.name))
        return []
      if (type.astNode === undefined || (isInputType(type) === false && !isObjectType(type))) return []
      const own =
        type.description || type.name === 'Query' || type.name === 'Mutation' || isExtension(type.name)
          ? []
          : [type.name]
      if (!isObjectType(type)) return own
      const fields = Object.values(type.getFields()).filter(
        (field) => !field.name.startsWith('_') && !field.description && !selfTelling.has(field.name),
      )
      return [...own, ...fields.map((field) => `${type.name}.${field.name}`)]
    })
    expect(silent).toEqual([])
  })

  it('compose', () => {
    const supergraph = composeSupergraph(sdls)
    expect(supergraph).toContain('type Customer')
    expect(() => buildSchema(supergraph, { assumeValidSDL: true })).not.toThrow()
  })
})

/** Names whose meaning the type's own description gives. */
const selfTelling = new Set([
  'id',
  'node',
  'cursor',
  'edges',
  'pageInfo',
  'message',
  'currency',
  'source',
  'name',
  'type',
])

/** Entities another subgraph owns and describes. */
function isExtension(name: string): boolean {
  return ['Customer', 'Account', 'Invoice', 'Payment', 'ConsentEvent', 'Scalar'].includes(name) || /scalar/i.test(name)
}
