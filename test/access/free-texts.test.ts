import { Kind, parse, type TypeNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { subgraphNames } from '../../config.ts'
import { createResolvers as billing } from '../../subgraphs/billing/resolvers.ts'
import { createResolvers as consent } from '../../subgraphs/consent/resolvers.ts'
import { createResolvers as engagement } from '../../subgraphs/engagement/resolvers.ts'
import { createResolvers as identity } from '../../subgraphs/identity/resolvers.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'

/** Whatever a resolver is made of: none is asked for here. */
const anything: never = new Proxy(() => anything, { get: () => anything }) as never

const resolversOf = {
  identity: identity(anything),
  engagement: engagement(anything, anything),
  billing: billing(anything, anything),
  consent: consent(anything),
} as unknown as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

interface TextField {
  readonly subgraph: string
  readonly type: string
  readonly field: string
}

const textTypes = new Set(['String', 'JSONObject'])

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type)
}

/** Every text and JSON that an answer may hold, but for cursors and names that another subgraph answers. */
const textFields: readonly TextField[] = subgraphNames.flatMap((subgraph) =>
  parse(readSdl(new URL(`../../subgraphs/${subgraph}/schema.graphql`, import.meta.url))).definitions.flatMap(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
        ? (definition.fields ?? [])
            .filter(({ type }) => textTypes.has(namedTypeOf(type)))
            .filter(
              ({ name, directives = [] }) =>
                !/cursor$/i.test(name.value) && !directives.some((one) => one.name.value === 'external'),
            )
            .map(({ name }) => ({ subgraph, type: definition.name.value, field: name.value }))
        : [],
  ),
)

const words = 'ann@example.org'
const owned = { subject: 'c', customerId: 'c', recordId: 'crm:1' }
const ofProperty = (property: string) => ({ ...owned, propertiesJson: JSON.stringify({ [property]: words }) })
const ofField = (field: string) => ({ ...owned, [field]: words })

/** Rows whose text is in the words of a source or of staff: the resolver leaves out what states more than the caller may see. */
const guarded: Readonly<Record<string, object>> = {
  'Customer.displayName': { id: 'c', displayName: words },
  'Account.name': { id: 'c', name: words },
  'Attribute.value': { ...owned, attribute: 'jobTitle', category: 'DEMOGRAPHIC', stated: words },
  'AttributeValue.value': { ...owned, attribute: 'jobTitle', category: 'DEMOGRAPHIC', stated: words },
  ...Object.fromEntries(
    ['type', 'text', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'countryCode'].map((part) => [
      `AddressAttribute.${part}`,
      ofField(part),
    ]),
  ),
  'Touchpoint.name': ofField('name'),
  'Touchpoint.title': ofField('name'),
  'Touchpoint.properties': ofProperty('note'),
  'Feedback.comment': ofField('comment'),
  'Feedback.status': ofField('status'),
  'Feedback.title': { ...ofField('status'), type: 'TICKET', score: null },
  'JourneyTransition.reason': ofField('reason'),
  'Opportunity.name': ofField('name'),
  'Opportunity.stage': ofField('stage'),
  'Opportunity.owner': ofField('owner'),
  'Opportunity.reason': ofField('reason'),
  'IdentityChange.reason': ofField('reason'),
  'AccountMembership.role': ofField('role'),
  'AccountRelation.role': ofField('role'),
  'Invoice.purchaseOrder': ofProperty('purchaseOrder'),
  'Invoice.unknownState': ofProperty('status'),
  'InvoiceLine.description': ofField('description'),
  'Payment.unknownState': ofProperty('status'),
  'Payment.method': ofProperty('method'),
  'Payment.reason': ofField('reason'),
  'LedgerEntry.status': ofField('status'),
  'LedgerEntry.reason': ofField('reason'),
  'Booking.status': ofField('status'),
  'Booking.title': { ...ofField('status'), kind: 'BOOKING', money: null },
  'Contract.status': ofField('status'),
  'Contract.title': { ...ofField('status'), kind: 'CONTRACT', money: null },
  'ContractParty.role': ofField('role'),
  'ContractParty.name': { name: words, contract: owned },
  'BillingSubscription.status': ofField('status'),
  'BillingSubscription.title': { ...ofField('status'), kind: 'SUBSCRIPTION', money: null },
  'BillingSubscription.unknownState': ofField('status'),
  'SubscriptionChange.status': ofField('status'),
  'FactVersion.status': ofField('status'),
  'FactVersion.properties': { ...owned, properties: { note: words } },
  'Consent.controller': ofField('controller'),
  'Consent.recipients': { ...owned, recipients: [words] },
  'Consent.noticeVersion': ofField('noticeVersion'),
  'Consent.jurisdiction': ofField('jurisdiction'),
  'Consent.method': ofField('method'),
  'Consent.language': ofField('language'),
  'ConsentEvent.method': ofField('method'),
  'ConsentEvent.noticeVersion': ofField('noticeVersion'),
}

/** Every other field, and why nothing has to look at its text. */
const others: Readonly<Record<string, readonly string[]>> = {
  'is the value that its own category decides about': [...['Identifier.value', 'ContactPoint.value']],
  'is made of text that was opened before': [
    ...['name', 'source', 'medium', 'term', 'content'].map((part) => `Campaign.${part}`),
    ...['city', 'region'].map((part) => `TouchpointLocation.${part}`),
    ...['id', 'type', 'os', 'browser', 'model'].map((part) => `TouchpointDevice.${part}`),
  ],
  'is a word of ours, a sentence of ours, or a figure': [
    ...[
      'Attribute.name',
      'Attribute.chosenBy',
      'AttributeConflict.name',
      'Resolution.ruleSetVersion',
      'ResolutionStep.rule',
    ],
    ...['FeatureScore.name', 'MatchExplanation.blockedBy', 'EvidenceLink.rule', 'IdentityChange.title'],
    ...['MergePreview.consentChanges', 'MergePreview.warnings', 'MergePreview.blockedBy', 'Conflict.blockedBy'],
    ...['IdempotencyKeyReused', 'NotFound', 'Conflict', 'IngestItem', 'JourneyNotFound', 'JourneyMoveRefused'].map(
      (type) => `${type}.message`,
    ),
    ...['CustomerNotFound.message', 'JourneyTransition.title', 'BuyingGroup.template', 'BuyingGroup.missingRoles'],
    ...['BuyingGroupRole.role', 'BuyingGroupMember.role', 'LeadWarmthReason.code', 'LeadWarmthReason.text'],
    ...['FeedbackScore.formula', 'PortfolioFeedbackScore.formula', 'JourneyFunnelGroup.key', 'Payment.title'],
    ...[
      'Money.formatted',
      'Metric.formatted',
      'Metric.formula',
      'Metric.inputs',
      'Metric.missing',
      'PurchaseValue.missing',
    ],
    ...['SubscriptionValue.missing', 'ValueFit.models', 'BillingAnomaly.explanation', 'PortfolioMetrics.missing'],
    ...['PortfolioGroup.month', 'PortfolioCohort.month', 'ConsentConflict.because', 'Purpose.iri', 'Purpose.benefit'],
    ...['version'].map((part) => `Policy.${part}`),
    ...['retention', 'balancing', 'masks', 'scopes', 'fields'].map((part) => `PolicyCell.${part}`),
    ...['forWhom', 'fields', 'scopes'].map((part) => `PolicyChange.${part}`),
    ...['UseDecision.because', 'Withheld.fields', 'ConsentEvent.title', 'Consent.iab', 'Consent.noticeHash'],
    ...['ReceiptVerification.document'],
  ],
  'names a person who decided, by the subject of the token, or a rule': [
    ...['ResolutionStep.decidedBy', 'IdentityChange.decidedBy', 'JourneyTransition.actor'],
  ],
  'is the name of a source, which has the form of one': [
    ...[
      'SourceRecord',
      'RecordRef',
      'Provenance',
      'Household',
      'Touchpoint',
      'Feedback',
      'Consent',
      'ConsentEvent',
      'Quarantined',
    ].map((type) => `${type}.source`),
  ],
  'is a time, an id or a code that is checked when it is written': [
    ...['SourceRecord.timesAhead', 'ConsentEvent.timesAhead', 'Consent.subject', 'ConsentEvent.subject'],
    ...['ConsentConflict.subject', 'ChannelPreference.subject', 'Booking.opportunityId', 'Contract.opportunityId'],
    ...['BillingSubscription.opportunityId'],
  ],
  'names the document, which its own category decides about': ['Invoice.title'],
  'is of the catalogue, and of nobody': ['Offer.name'],
  'is what the declaration of a source states': [
    ...['name', 'controller', 'timeZone', 'dateOrder', 'licence', 'mayRecordConsentFor'].map(
      (part) => `Source.${part}`,
    ),
    'Provenance.licence',
  ],
  'is bought, and opened as a whole by its licence and its category': [
    ...['kind', 'provider', 'licence', 'values'].map((part) => `ExternalReport.${part}`),
  ],
  'is for stewards, and quotes no value of the line': [
    ...['kind', 'sourceId', 'rule', 'message'].map((part) => `Quarantined.${part}`),
  ],
  'is given only where `Consent.method` is open': ['ConsentReceipt.document', 'ConsentReceipt.jws'],
}

const listed = new Set([...Object.keys(guarded), ...Object.values(others).flat()])

/** A purpose that opens the fact and nothing that its text may state besides. */
const known = { knownRecords: () => ({ agreesWithStored: true }), partsOf: () => null }
const closing = {
  purpose: 'Marketing',
  access: { ...known, decide: async () => ({ allowed: false, reason: 'NO_CONSENT' }) },
}
const opening = { purpose: 'Marketing', access: { ...known, decide: async () => ({ allowed: true }) }, trail: null }

function told(coordinate: string, row: object, context: object): Promise<readonly unknown[]> {
  const resolvers = textFields
    .filter(({ type, field }) => `${type}.${field}` === coordinate)
    .map(({ subgraph, type, field }) => resolversOf[subgraph]?.[type]?.[field])
  return Promise.all(
    resolvers.map((resolve) =>
      // A field without a resolver is the row's own.
      typeof resolve === 'function' ? resolve(row, {}, context) : Reflect.get(row, coordinate.split('.')[1] ?? ''),
    ),
  )
}

describe('a text of the schema', () => {
  it('is decided about by the policy or by its form, or it is listed why not', () => {
    const found = textFields.map(({ type, field }) => `${type}.${field}`)
    expect([...new Set(found)].filter((coordinate) => !listed.has(coordinate))).toEqual([])
    expect([...listed].filter((coordinate) => !found.includes(coordinate))).toEqual([])
  })

  it.each(Object.entries(guarded))('shows no address that the purpose does not open: %s', async (coordinate, row) => {
    const answers = await told(coordinate, row, closing)
    expect(answers.length).toBeGreaterThan(0)
    expect(JSON.stringify(answers).toLowerCase()).not.toContain('example')
  })

  const roles = ['controller', 'recipients', 'role']
  it.each(
    Object.entries(guarded).filter(([coordinate]) => !roles.some((word) => coordinate.endsWith(word))),
  )('shows it where the purpose opens it, the control: %s', async (coordinate, row) => {
    expect(JSON.stringify(await told(coordinate, row, opening)).toLowerCase()).toContain('example')
  })

  it('is found where nothing looks at it, the control', async () => {
    expect(JSON.stringify(await told('Offer.name', ofField('name'), closing))).toContain('example')
  })
})
