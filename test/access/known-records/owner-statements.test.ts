import { describe, expect, it } from 'vitest'
import { cypher } from '../../../graph/cypher.ts'
import { byOwner } from '../../../subgraphs/billing/by-owner.ts'
import { ofKnownRecords, ownerStatement } from '../../../subgraphs/owner-statement.ts'
import { isDeclaredOwner } from '../../../subgraphs/vouched.ts'
import { allStatements } from '../../harness/all-statements.ts'

const ofGroups = 'a figure of the portfolio, told of groups alone'

/** Reads of an owner's records that look at all of them on purpose, with the reason. */
const overAll: Readonly<Record<string, string>> = {
  'billing.sumsOfAccounts': ofGroups,
  'billing.sumsOfCustomers': ofGroups,
  'billing.versionsOfAccounts': ofGroups,
  'billing.versionsOfCustomers': ofGroups,
  'billing.subscriptionsOfCustomers': 'the fit, which nobody asks for',
  'consent.wishesByCustomerId': 'what somebody does not want closes, whoever asks',
  'consent.recordsByCustomerId':
    'the desk of the ledger leaves out what is not known, once it is clear whose records they are',
  'engagement.changesByCustomerId': 'the timeline leaves out a change of which not every record is known',
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
      .filter((name) => !/Within(?:Known|KnownSources)$/.test(name) && !names.has(`${name}WithinKnown`))
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
  'identity.relationsByOwnerId': 'relations of the records',
}

it('a read of facts by their owner asks who told them', async () => {
  const within = (await allStatements()).filter(({ name }) => /Within(?:Known|KnownSources)$/.test(name))
  const deaf = within.filter(({ text }) => !text.includes('$hiddenSources')).map(({ name }) => name.split('Within')[0])
  expect([...new Set(deaf)].toSorted()).toEqual(Object.keys(factless).toSorted())
})

it('a read of facts by their owner finds them where it asks who told them', async () => {
  const within = (await allStatements()).filter(({ name }) => /Within(?:Known|KnownSources)$/.test(name))
  const byPattern = within.filter(({ text }) => /:(?!BillingAnomaly\b)\w+ \{(?:recordId|usedByRecordId): /.test(text))
  expect(byPattern.map(({ name }) => name)).toEqual([])
})

const byOneId = 'one fact by its id: the guard asks who told it'
const ofWriters = 'what a writer looks at, which answers nobody'
const candidates = 'finds whose journeys to follow; these are followed over what is told'

/** Reads of facts that ask nothing of their sources, with the reason. Whoever adds one says why, or the read answers what its caller may not know of. */
const deafOnPurpose: Readonly<Record<string, string>> = {
  'access.eachRecordsFactsByCustomerId': 'what somebody refused closes, whoever told it',
  'access.linkedFactsByCustomerId': 'what somebody refused closes, whoever told it',
  'access.recordFactsByCustomerId': 'what somebody refused closes, whoever told it',
  'billing.agreementById': byOneId,
  'billing.anomaliesByAccountIdWithinKnown':
    'what the graph found; where not all facts are known it is found again from those that are',
  'billing.anomaliesByAccountIdWithinKnownSources':
    'what the graph found; where not all facts are known it is found again from those that are',
  'billing.anomaliesByCustomerIdWithinKnown':
    'what the graph found; where not all facts are known it is found again from those that are',
  'billing.anomaliesByCustomerIdWithinKnownSources':
    'what the graph found; where not all facts are known it is found again from those that are',
  'billing.anomaliesOfPayers': ofWriters,
  'billing.anomalyById': 'what the graph found; where not all facts are known it is found again from those that are',
  'billing.anomalyFactsOfPayers': ofWriters,
  'billing.ledgerByInvoiceId': 'the guard asks who told each entry',
  'billing.ledgerEntryById': byOneId,
  'billing.offerById': 'products and plans, which are about nobody',
  'billing.partsOfInvoices': ofWriters,
  'billing.paymentById': byOneId,
  'billing.recordsWithMovements': ofWriters,
  'billing.refundsOfPayments': ofWriters,
  'billing.reversalsOfPayments': ofWriters,
  'billing.setReversals': ofWriters,
  'billing.setStates': ofWriters,
  'billing.setUnstatedPayments': ofWriters,
  'billing.setUntoldRefunds': ofWriters,
  'billing.subscriptionFactsById': 'versions of one fact, which the guard has answered about',
  'billing.subscriptionsOfCustomers': 'the fit, which nobody asks for',
  'billing.unknownStates': ofWriters,
  'billing.versionsByFactId': 'versions of one fact, which the guard has answered about',
  'consent.consentEventById': byOneId,
  'consent.keepConsentVersions': ofWriters,
  'access.otherHoldersByPoint': 'what others refused about a contact point closes it, whoever told it',
  'consent.wishesByCustomerId': 'what somebody refused closes, whoever told it',
  'engagement.answersInTime': 'rows of many owners: onKnownRecords asks of each',
  'engagement.bookingEntries': candidates,
  'engagement.contractEntries': candidates,
  'engagement.feedbackById': byOneId,
  'engagement.membersByOpportunityId': 'rows of many owners: onKnownRecords asks of each',
  'engagement.milestoneEntries': candidates,
  'engagement.ownersWithBeginnings': candidates,
  'engagement.touchpointById': byOneId,
  'identity.changesById': 'merges and splits, which the graph itself tells',
  'resolution.changeById': ofWriters,
  'resolution.keepRestrictions': ofWriters,
  'resolution.markUndone': ofWriters,
  'resolution.mergeMatchCandidates': ofWriters,
  'resolution.vouchedRecords': ofWriters,
  'subgraphs.knownFactVersions': ofWriters,
  'subgraphs.recordsByChangeId': 'merges and splits, which the graph itself tells',
}

const readsFacts =
  /\(\w*:(?:Billing|Entry|Touchpoint|Feedback|ConsentEvent|Invoice|Payment|Booking|Contract|Subscription|LedgerEntry|MarkedPaid|ExternalReport|JourneyStep|FactVersion|BillingAnomaly)\b/
const writes = /^\w+\.(?:stored|create|replace|write|lock)[A-Z]/

it('any read of facts asks who told them, or says why it does not', async () => {
  const statements = await allStatements()
  const names = new Set(statements.map(({ name }) => name))
  const asks = ({ name, text }: { readonly name: string; readonly text: string }) =>
    text.includes('$hiddenSources') || names.has(`${name}WithinKnownSources`)
  const deaf = statements.filter((one) => readsFacts.test(one.text) && !writes.test(one.name) && !asks(one))
  expect(deaf.map(({ name }) => name).toSorted()).toEqual(Object.keys(deafOnPurpose).toSorted())
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
    expect(told.text).not.toMatch(/\bknown\b/)
    expect(told.text).toContain('WHERE l.invoiceId = r.id AND CASE WHEN $knownSources IS NULL AND NOT l.source IN')
    expect(known.text).toContain('(r:SourceRecord WHERE r.id IN $known)')
    expect(known.text).toContain('WHERE l.invoiceId = r.id AND l.recordId IN $known')
  })

  it('asks of the known records alone how well their owner is known', () => {
    const text = cypher`UNWIND $keys AS key MATCH (c:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord) WHERE NOT ${isDeclaredOwner} RETURN key`
    const { known, all } = ownerStatement({ name: 'test.owned', text, row })
    expect(known.text).toContain('(x:SourceRecord WHERE x.id IN $known)')
    // The control: who knows of all records asks all.
    expect(all.text).not.toContain('$known')
  })

  it('takes none that reaches records another way', () => {
    const text = cypher`UNWIND $keys AS key MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(x) RETURN key`
    expect(() => ownerStatement({ name: 'test.other', text, row })).toThrow('test.other: reaches records by')
  })
})

describe('byOwner', () => {
  const row = () => ({})

  it('makes a statement for customers and one for companies, which differ in the label alone', () => {
    const [people, companies] = byOwner({
      name: 'test.facts',
      text: (owner) => cypher`UNWIND $keys AS key MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord) RETURN key`,
      row,
    })
    expect([people.all.name, companies.all.name]).toEqual(['test.factsByCustomerId', 'test.factsByAccountId'])
    expect(people.all.text).toContain('MATCH (:Customer {id: key})<-[:RESOLVED_TO]-')
    expect(companies.all.text.replaceAll('Account', 'Customer')).toBe(people.all.text)
  })

  it('takes none that does not begin at the owner', () => {
    const text = () =>
      cypher`UNWIND $keys AS key MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord) RETURN key`
    expect(() => byOwner({ name: 'test.stray', text, row })).toThrow('test.stray: must begin at the node')
  })
})
