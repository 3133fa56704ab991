import { describe, expect, it } from 'vitest'
import { cypher } from '../../../graph/cypher.ts'
import { ofKnownRecords, ownerStatement } from '../../../subgraphs/owner-statement.ts'
import { allStatements } from '../../all-statements.ts'

const ofGroups = 'a figure of the portfolio, told of groups alone'

/** Reads of an owner's records that look at all of them on purpose, with the reason. */
const overAll: Readonly<Record<string, string>> = {
  'billing.firstChannelByPayerId': ofGroups,
  'billing.sumsOfAccounts': ofGroups,
  'billing.sumsOfCustomers': ofGroups,
  'billing.versionsOfAccounts': ofGroups,
  'billing.versionsOfCustomers': ofGroups,
  'billing.subscriptionsOfCustomers': 'the fit, which nobody asks for',
  'consent.wishesByCustomerId': 'what somebody does not want closes, whoever asks',
  'consent.recordsByCustomerId':
    'the desk of the ledger leaves out what is not known, once it is clear whose records they are',
}

const ofFacts = /^(engagement|billing|consent)\./
const fromOwner = /\(\w*:(?:Customer|Account) \{id: [^$]/

describe('a read of facts by their owner', async () => {
  const statements = await allStatements()
  const names = new Set(statements.map(({ name }) => name))

  it('is made over the records that the caller may know of', () => {
    const loose = statements
      .filter(({ name, text }) => ofFacts.test(name) && fromOwner.test(text) && text.includes('RESOLVED_TO'))
      .map(({ name }) => name)
      .filter((name) => !/Within(?:Known|Told)$/.test(name) && !names.has(`${name}WithinKnown`))
    expect(loose.toSorted()).toEqual(Object.keys(overAll).toSorted())
  })
})

/** Reads of an owner that look at no fact that a source told, with what they look at. */
const factless: Readonly<Record<string, string>> = {
  'billing.anomaliesByAccountId': 'what the graph found; where not all facts are known it is found anew',
  'billing.anomaliesByCustomerId': 'the same',
  'consent.addressesByCustomerId': 'attributes of the records',
  'consent.pointsByCustomerId': 'identifiers of the records',
  'engagement.recordsByAccountId': 'the records',
  'engagement.relationsByCustomerId': 'relations of the records',
}

it('a read of facts by their owner asks who told them', async () => {
  const within = (await allStatements()).filter(({ name }) => /Within(?:Known|Told)$/.test(name))
  const deaf = within.filter(({ text }) => !text.includes('$untold')).map(({ name }) => name.split('Within')[0])
  expect([...new Set(deaf)].toSorted()).toEqual(Object.keys(factless).toSorted())
})

describe('ownerStatement', () => {
  const row = () => ({})

  it('makes the same statement over known records, and over the facts of these', () => {
    const { all, told, known } = ownerStatement({
      name: 'test.ofOwner',
      text: cypher`UNWIND $keys AS key MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
        MATCH (l:LedgerEntry) WHERE l.invoiceId = r.id ${ofKnownRecords} RETURN key`,
      row,
    })
    expect(all.text).not.toContain('known')
    expect(told.text).not.toContain('known')
    expect(told.text).toContain('WHERE l.invoiceId = r.id AND CASE WHEN l.source IS NULL OR')
    expect(known.text).toContain('(r:SourceRecord WHERE r.id IN $known)')
    expect(known.text).toContain('WHERE l.invoiceId = r.id AND l.recordId IN $known')
  })

  it('takes none that reaches records another way', () => {
    const text = cypher`UNWIND $keys AS key MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(x) RETURN key`
    expect(() => ownerStatement({ name: 'test.other', text, row })).toThrow('test.other: reaches records by')
  })
})
