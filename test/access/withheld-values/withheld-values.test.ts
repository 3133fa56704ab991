import { beforeAll, describe, expect, it } from 'vitest'
import { type Category, categories } from '../../../access/categories.ts'
import { fieldsOf } from '../known-records/joined-world.ts'
import { type Findings, useTwoGraphs } from './two-graphs.ts'

/** The long run asks for every purpose. */
const purposesEach = 1
const compare = useTwoGraphs()
let findings: (hidden: Category) => Findings
let byValue: (hidden: Category) => Findings

beforeAll(async () => {
  findings = await compare({ purposesEach })
  byValue = await compare({ purposesEach, order: 'VALUE', fields: ['identifiers'] })
}, 600_000)

describe.each(categories)('what the graph holds of %s', (hidden) => {
  it('changes no answer to whoever may not have it: no order, count, cursor or figure', () => {
    const { closed } = findings(hidden)
    expect([...closed.values()].flat()).toEqual([])
    expect(closed.size).toBe(purposesEach)
  })

  it('changes answers to whoever may have it: the control', () => {
    expect([...fieldsOf(findings(hidden).open)]).toEqual(expect.arrayContaining([shownBy[hidden]]))
  })
})

/** A field that each kind of data shows in. */
const shownBy: Readonly<Record<Category, string>> = {
  IDENTIFYING: 'Customer.displayName',
  CONTACT: 'Customer.identifiers',
  DEMOGRAPHIC: 'Customer.profile',
  FINANCIAL: 'Customer.ledger',
  BEHAVIOURAL: 'Customer.touchpoints',
  INFERRED: 'Customer.profile',
  EXTERNAL: 'Customer.externalReports',
  SPECIAL: 'Customer.profile',
}

it.each([
  'IDENTIFYING',
  'CONTACT',
  'FINANCIAL',
  'SPECIAL',
] as const)('identifiers in order of value would tell of withheld %s: the control', (hidden) => {
  expect(fieldsOf([...byValue(hidden).closed.values()].flat())).toEqual(new Set(['Customer.identifiers']))
})
