import { describe, expect, it } from 'vitest'
import { composeSupergraph } from '../../gateway/supergraph.ts'
import { billingSdl, identitySdl } from './small-graph.ts'

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external", "@authenticated", "@requiresScopes", "@override"])\n'
const identity = `${link} type Query { customer: Customer } type Customer @key(fields: "id") { id: ID! name: String }`

/** One fault each. */
const bad: readonly (readonly [string, string, string])[] = [
  [
    'two types of one field',
    'FIELD_TYPE_MISMATCH',
    `${link} type Customer @key(fields: "id") { id: ID! name: Int @shareable }`,
  ],
  [
    'a field two subgraphs own',
    'INVALID_FIELD_SHARING',
    `${link} type Customer @key(fields: "id") { id: ID! name: String }`,
  ],
  ['a key without its field', 'KEY_INVALID_FIELDS', `${link} type Customer @key(fields: "nope") { id: ID! }`],
  ['no key to come by', 'SATISFIABILITY_ERROR', `${link} type Customer { id: ID! @shareable balance: Int }`],
  ['an object that is an enum elsewhere', 'TYPE_KIND_MISMATCH', `${link} enum Customer { A }`],
  [
    '@requires of nothing',
    'REQUIRES_INVALID_FIELDS',
    `${link} type Customer @key(fields: "id") { id: ID! b: Int @requires(fields: "nope") }`,
  ],
  [
    '@external that nothing uses',
    'EXTERNAL_UNUSED',
    `${link} type Customer @key(fields: "id") { id: ID! name: String @external }`,
  ],
  [
    '@external that nobody owns',
    'EXTERNAL_MISSING_ON_BASE',
    `${link} type Customer @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }`,
  ],
  ['an unknown type', 'INVALID_GRAPHQL', `${link} type Customer @key(fields: "id") { id: ID! b: Nope }`],
  [
    'an override of itself',
    'OVERRIDE_FROM_SELF_ERROR',
    `${link} type Customer @key(fields: "id") { id: ID! b: Int @override(from: "other") }`,
  ],
  [
    'an unknown federation version',
    'UNKNOWN_FEDERATION_LINK_VERSION',
    'extend schema @link(url: "https://specs.apollo.dev/federation/v9.9") type X { a: Int }',
  ],
  ['broken text', 'SYNTAX', `${link} type Customer {`],
]

describe('composition', () => {
  it('joins subgraphs that fit', () => {
    expect(
      composeSupergraph([
        { name: 'identity', sdl: identitySdl },
        { name: 'billing', sdl: billingSdl },
      ]),
    ).toContain('join__Graph')
  })

  it.each(bad)('refuses %s, naming rule and subgraph', (_name, rule, sdl) => {
    const compose = () =>
      composeSupergraph([
        { name: 'identity', sdl: identity },
        { name: 'other', sdl },
      ])
    expect(compose).toThrow(rule)
    expect(compose).toThrow(/\[other\]|other/)
  })
})
