import { describe, expect, it } from 'vitest'
import { toMatchRecord } from '../../../resolution/neighbourhood/stored-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { prepareRecord } from '../../../resolution/records/prepare-record.ts'
import { accountLine } from '../../../resolution/records/record-line.ts'
import { undeclaredSource } from '../../../resolution/records/source.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'

type Company = readonly [
  name: string,
  ...identifiers: (readonly ['TAX_ID' | 'DOMAIN' | 'COMPANY_REGISTRATION', string])[],
]

/** How many companies the records make, in whatever order they come. */
function companiesOf(...companies: readonly Company[]): number {
  const records = companies.map(([name, ...identifiers], index) => {
    const line = accountLine.parse({
      kind: 'account',
      source: `s${index}`,
      id: '1',
      observedAt: '2026-01-01',
      name,
      identifiers: identifiers.map(([type, value]) => ({ type, value })),
      attributes: {},
    })
    const source = undeclaredSource(line.source)
    return toMatchRecord(prepareRecord(line, source, new Date('2026-06-01')), source)
  })
  const found = partition(records, ruleSet).clusters.length
  expect(partition(records.toReversed(), ruleSet).clusters).toHaveLength(found)
  return found
}

const domain = ['DOMAIN', 'kosch.example'] as const

describe('companies of one group on one domain', () => {
  it('are two where their numbers are, whatever a third record leaves out', () => {
    const mother: Company = ['Kosch Dudzik', domain, ['TAX_ID', 'DE287104553']]
    const sister: Company = ['Kosch Dudzik Energy', domain, ['TAX_ID', 'DE911018274']]
    expect(companiesOf(mother, sister)).toBe(2)
    expect(companiesOf(mother, sister, ['Kosch Dudzik Energy', domain])).toBe(2)
    expect(companiesOf(mother, ['Kosch Dudzik', domain, ['TAX_ID', 'DE911018274']])).toBe(2)
  })

  it('are two where one name has a word more and nothing else ties them', () => {
    expect(companiesOf(['Kosch Dudzik', domain], ['Kosch Dudzik Energy', domain])).toBe(2)
  })

  it('are one where their number is, or their whole name: the control', () => {
    const number = ['TAX_ID', 'DE287104553'] as const
    expect(companiesOf(['Kosch Dudzik GmbH', domain, number], ['Kosch Dudzik', domain, ['TAX_ID', '287104553']])).toBe(
      1,
    )
    expect(companiesOf(['Kosch Dudzik GmbH', domain], ['Kosch Dudzik', domain])).toBe(1)
    expect(companiesOf(['Kosch Dudzik', domain, number], ['Kosch Dudzik Energy', domain, number])).toBe(1)
    // A typo in a number makes no other company.
    expect(companiesOf(['Kosch Dudzik', domain, number], ['Kosch Dudzik', domain, ['TAX_ID', 'DE287140553']])).toBe(1)
  })
})

describe('companies that share nothing but a domain', () => {
  it.each([
    ['customers of a web agency', 'Bäckerei Huber', 'Klempner Schulz', 'agency.example'],
    ['a holding and its subsidiary', 'Ostrau Holding AG', 'Ostrau Logistik GmbH', 'ostrau.example'],
    ['companies of a group in two countries', 'Ostrau Deutschland GmbH', 'Ostrau Italia SRL', 'ostrau.example'],
    ['namesakes on a mail provider', 'Taxi Müller', 'Taxi Müller', 'gmail.com'],
    ['like names on a mail provider', 'Blumen Weber', 'Blume Weber', 'hotmail.com'],
    ['numbered branches of a franchise', 'Subwich 17', 'Subwich 21', 'subwich.example'],
    ['franchisees of two towns', 'Subwich Kiel', 'Subwich Ulm', 'subwich.example'],
  ])('are two: %s', (_, one, other, domainName) => {
    expect(companiesOf([one, ['DOMAIN', domainName]], [other, ['DOMAIN', domainName]])).toBe(2)
  })

  it.each([
    ['the legal form left out', 'Kettelhack GmbH', 'Kettelhack'],
    ['a typo', 'Kettelhack Werkzeug', 'Ketelhack Werkzeug GmbH'],
    // A company has several addresses and one name.
    ['one name', 'Subwich', 'Subwich'],
  ])('are one where their name agrees as well: %s', (_, one, other) => {
    expect(companiesOf([one, ['DOMAIN', 'own.example']], [other, ['DOMAIN', 'own.example']])).toBe(1)
  })
})
