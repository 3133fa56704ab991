import { buildSchema, type GraphQLEnumType } from 'graphql'
import { expect, it } from 'vitest'
import { withPlainEnums } from '../../gateway/plain-enums.ts'

it('leaves out where enum values come from, and keeps what hides or deprecates them', async () => {
  const unifiedGraph = buildSchema(`
    directive @join__enumValue(graph: String!) repeatable on ENUM_VALUE
    directive @inaccessible on ENUM_VALUE
    type Query { kind: Kind }
    enum Kind {
      OPEN @join__enumValue(graph: "A") @join__enumValue(graph: "B")
      OLD @join__enumValue(graph: "A") @deprecated(reason: "OPEN says it")
      HIDDEN @join__enumValue(graph: "A") @inaccessible
    }`)
  const handled = { unifiedGraph, getSubgraphSchema: () => unifiedGraph }
  // The handler gets nothing that matters here.
  const { unifiedGraph: plain } = await withPlainEnums(() => handled)(undefined as never)
  const values = (plain.getType('Kind') as GraphQLEnumType).getValues()
  const directives = values.map(({ astNode }) => astNode?.directives?.map(({ name }) => name.value))
  expect(directives).toEqual([[], ['deprecated'], ['inaccessible']])
  expect(values.map(({ deprecationReason }) => deprecationReason ?? null)).toEqual([null, 'OPEN says it', null])
})
