import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { lineFields } from '../../ingest/lines-document.ts'

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))

interface Field {
  readonly name: string
  readonly type: GraphQLInputType
}

/** A record is named by `sourceId` in GraphQL. */
function pathsOf(fields: readonly Field[], prefix = ''): readonly string[] {
  return fields.flatMap(({ name, type }) => {
    const named = getNamedType(type)
    const path = `${prefix}${name === 'sourceId' ? 'id' : name}`
    if (!isInputObjectType(named)) return [path]
    const below = type.toString().includes('[') ? `${path}[].` : `${path}.`
    return [path, ...pathsOf(Object.values(named.getFields()), below)]
  })
}

function inputFields(name: string): readonly Field[] {
  const type = schema.getType(name)
  return isInputObjectType(type) ? Object.values(type.getFields()) : []
}

function mutationArguments(name: string): readonly Field[] {
  return schema.getMutationType()?.getFields()[name]?.args ?? []
}

function differences(kind: string, fields: readonly Field[]) {
  const ofLine = new Set(lineFields().flatMap((field) => (field.kind === kind ? [field.path] : [])))
  const ofInput = new Set(pathsOf(fields))
  return { onlyInLines: [...ofLine.difference(ofInput)], onlyInGraphql: [...ofInput.difference(ofLine)] }
}

describe('what GraphQL takes in place of an ingest line', () => {
  it.each([
    ['record', 'RecordInput'],
    ['event', 'EventInput'],
    ['feedback', 'FeedbackInput'],
  ])('has every field of a line of kind %s', (kind, input) => {
    // The input's own type says of which kind it is.
    expect(differences(kind, inputFields(input))).toEqual({ onlyInLines: ['kind'], onlyInGraphql: [] })
  })

  // What is entered by hand is a choice of now, in no source's words: it has no id, no time and no version of its own.
  const madeHere = ['kind', 'source', 'id', 'occurredAt', 'observedAt', 'sequence', 'properties']
  const byIdentifier = ['identifier', 'identifier.type', 'identifier.value', 'identifier.country', 'identifier.issuer']
  const notice = ['controller', 'noticeVersion', 'noticeHash', 'noticeText', 'jurisdiction', 'language']
  const byCustomer = ['record', 'record.source', 'record.id', ...notice]
  it.each([
    ['consent', 'recordConsent', ['legalBasis', 'noticeText']],
    ['objection', 'objectToUse', byCustomer],
    ['restriction', 'restrictUse', byCustomer],
    ['preference', 'setChannelPreference', byCustomer],
  ])('leaves out of a line of kind %s what stands here', (kind, mutation, leftOut) => {
    const { onlyInLines, onlyInGraphql } = differences(kind, mutationArguments(mutation))
    const told = [...madeHere, ...byIdentifier]
    expect(onlyInLines.filter((path) => !told.includes(path))).toEqual(leftOut)
    expect(onlyInGraphql).toEqual(kind === 'consent' ? ['customerId', 'confirmed'] : ['customerId'])
  })
})
