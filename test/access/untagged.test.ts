import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType, isScalarType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readTags } from '../../access/tags.ts'
import { subgraphNames } from '../../config.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'

/** Names of what tells of a person, whatever its field says of itself. */
const telling =
  /name|birth|gender|email|phone|address|street|city|postal|line\d|location|latitude|longitude|iban|card|passport|national|comment|description|value|text|amount|balance|total|price|income|score|interest|stage|properties|device|url|ip$|reason|title|language|employer|job|relation/i

/** Fields of such a name that no category stands before, and why none need to. */
const mayStandOpen: Readonly<Record<string, string>> = {
  'AttributeConflict.name': "an attribute's name: the values stand behind their categories",
  'Attribute.name': 'as above',
  'FeatureScore.name': 'what was compared, not what it said',
  'FeatureScore.score': 'how alike two records are',
  'ResolutionStep.score': 'as above',
  'EvidenceLink.score': 'as above',
  'MatchCandidate.score': 'as above',
  'IdentityChange.title': 'that records were merged or split, and by which rule',
  'IdentityChange.reason': "the steward's own words, told to stewards",
  'Account.name': 'of a company',
  'Offer.name': 'of a product or plan',
  'Source.name': 'of a system',
  'Consent.language': 'of the notice',
  'AccountEngagement.score': 'of a company: each member counts only where their own choices allow it',
  'PortfolioFeedbackScore.score': 'of 10 customers or more',
  'Metric.value': "of the portfolio's groups of 10 or more: a customer's stand behind FINANCIAL",
  'Money.amountMinor': 'of a plan, a group or a company: whatever leads to an amount of a customer has its category',
  'ExternalReport.values': "of a company: a customer's stand behind EXTERNAL",
  'Opportunity.name': "of a company: a customer's stands behind their journey's category",
  'Opportunity.stage': 'as above',
  'Opportunity.reason': 'as above',
  'JourneyTransition.title': "as above; a customer's timeline leaves the kind out where its category is closed",
  'JourneyTransition.reason': 'as above',
  'ConsentEvent.title': 'which choice was made: told to whoever may read choices',
}

/** Scalars of telling names that are reached from a root, or by reference, over fields that no category stands before. */
function openWays(schema: GraphQLSchema): readonly string[] {
  const { fields, typeCategories } = readTags(schema)
  const entity = (name: string) => Reflect.has(schema.getType(name)?.extensions.apollo ?? {}, 'subgraph')
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  const roots = types.filter(
    (type) =>
      (type === schema.getQueryType() || type === schema.getMutationType() || entity(type.name) || isKeyed(type)) &&
      !typeCategories.has(type.name),
  )
  const seen = new Set(roots)
  const open: string[] = []
  for (const type of seen)
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      const tag = fields.get(coordinate)
      if (tag === undefined || tag.category !== null) continue
      const named = getNamedType(field.type)
      if (isScalarType(named) && !/^(Boolean|ID)$/.test(named.name) && telling.test(field.name)) open.push(coordinate)
      const objects = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : []
      for (const object of objects) if (!typeCategories.has(object.name)) seen.add(object)
    }
  return open
}

function isKeyed({ astNode, extensionASTNodes }: ReturnType<GraphQLSchema['getQueryType']> & object): boolean {
  return [astNode, ...extensionASTNodes].some((node) => node?.directives?.some(({ name }) => name.value === 'key'))
}

function build(sdl: string): GraphQLSchema {
  return buildSubgraphSchema(parse(sdl))
}

describe('what tells of a person by its name', () => {
  it.each(subgraphNames)('%s: stands behind a category, or is listed with why not', (name) => {
    const sdl = readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))
    expect(openWays(build(sdl)).filter((coordinate) => mayStandOpen[coordinate] === undefined)).toEqual([])
  })

  it('is found where its tag is wrong', () => {
    const sdl = readSdl(new URL('../../subgraphs/identity/schema.graphql', import.meta.url))
    const wrong = sdl.replace(
      'displayName: String @personalData(category: IDENTIFYING)',
      'displayName: String @recorded',
    )
    expect(wrong).not.toBe(sdl)
    expect(openWays(build(wrong))).toContain('Customer.displayName')
  })
})
