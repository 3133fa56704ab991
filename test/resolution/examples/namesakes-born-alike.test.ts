import { describe, expect, it } from 'vitest'
import { loadModel, readModelFile } from '../../../resolution/match/model.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from '../partition/match-record.ts'
import { areOne, type Identifier, type Side } from './pair.ts'

const born = { birthDate: '1968-10-23' }
const commonNames = [
  ['Susan', 'Walker'],
  ['Andreas', 'Schneider'],
  ['Isabelle', 'Moreau'],
  ['Javier', 'Gómez'],
  ['Stefano', 'Romano'],
  ['Tomasz', 'Kowalczyk'],
  ['Marcelo', 'Oliveira'],
  ['Hüseyin', 'Demir'],
  ['Lars', 'Hansen'],
  ['Jan', 'de Vries'],
]
const rareNames = [
  ['Quentin', 'Tagliaferro-Bosch'],
  ['Ottokar', 'Windischgrätz'],
  ['Aleardo', 'Vascotto'],
]

const elsewhere = [
  [{ line1: '94 Elm Road', city: 'Ludlow', postalCode: 'SY8 1DJ', countryCode: 'GB' }],
  [{ line1: '7 Harbour Lane', city: 'Whitby', postalCode: 'YO21 3PU', countryCode: 'GB' }],
]

function mailbox(value: string): Identifier {
  return { type: 'EMAIL', value }
}

/** Two records of one name and birth date; `each` says what else either of them states. */
function namesakes([givenName, familyName]: readonly string[], each: (index: number) => Partial<Side>): [Side, Side] {
  const [a, b] = [0, 1].map((index): Side => {
    const { attributes, ...more } = each(index)
    return { ...more, attributes: { givenName, familyName, ...born, ...attributes } }
  })
  if (a === undefined || b === undefined) throw new Error('two records')
  return [a, b]
}

const nothingInCommon: readonly (readonly [string, (index: number) => Partial<Side>])[] = [
  ['nothing else', () => ({})],
  ['other addresses', (index) => ({ attributes: { addresses: elsewhere[index] } })],
  ['other mailboxes', (index) => ({ identifiers: [mailbox(`box${index}@post${index}.example`)] })],
  [
    'an address and a telephone number that the other leaves out',
    (index) =>
      index === 0
        ? { attributes: { addresses: elsewhere[0] } }
        : { identifiers: [{ type: 'PHONE', value: '+447700900111' }] },
  ],
]

describe('a common name and a birth date', () => {
  describe.each(nothingInCommon)('with %s', (_, each) => {
    it.each(commonNames)('are not enough, and a question: %s %s', (...name) => {
      const records = namesakes(name, each).map((side, index) =>
        matchRecord({
          source: index === 0 ? 'crm' : 'shop',
          id: String(index),
          ...side,
          identifiers: [...(side.identifiers ?? [])],
        }),
      )
      const { clusters, review } = partition(records, ruleSet)
      expect(clusters).toHaveLength(2)
      expect(review).toHaveLength(1)
      // The control: without the weight of two who were born alike, they would be one.
      expect(partition(records, { ...ruleSet, model: withoutTheWeight }).clusters).toHaveLength(1)
    })

    it.each(rareNames)('are enough where the name is rare: %s %s', (...name) => {
      expect(areOne(...namesakes(name, each))).toBe(true)
    })
  })

  it.each(
    commonNames,
  )('are enough beside one home, town, mailbox, telephone number or national number: %s %s', (...name) => {
    const town = elsewhere.map(([address]) => [{ ...address, city: 'Whitby', postalCode: 'YO21 3PU' }])
    const together: readonly ((index: number) => Partial<Side>)[] = [
      () => ({ attributes: { addresses: elsewhere[0] } }),
      (index) => ({ attributes: { addresses: town[index] } }),
      () => ({ identifiers: [mailbox('sw68@post.example')] }),
      () => ({ identifiers: [{ type: 'PHONE', value: '+447700900111' }] }),
      () => ({ identifiers: [{ type: 'NATIONAL_ID', value: 'AB123456C', country: 'GB' }] }),
    ]
    for (const each of together) expect(areOne(...namesakes(name, each))).toBe(true)
  })
})

const file = readModelFile(new URL('../../../resolution/match/model.json', import.meta.url))
const withoutTheWeight = loadModel({
  ...file,
  person: {
    ...file.person,
    features: {
      ...file.person.features,
      namesake: {
        ...file.person.features.namesake,
        BORN_ALIKE: { m: 1, u: 1, relative: 1, from: { m: 'PRIOR', u: 'PRIOR', relative: 'PRIOR' } },
      },
    },
  },
})
