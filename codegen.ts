import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { generate } from '@graphql-codegen/cli'
import { printSchema } from 'graphql'
import { type SubgraphName, settingsDocument, subgraphNames } from './config.ts'
import { publicSchema } from './gateway/public-schema.ts'
import { composeSupergraph } from './gateway/supergraph.ts'
import { linesDocument } from './ingest/lines-document.ts'
import { createCommand, runCommand } from './process/command-line.ts'
import { readSdl } from './subgraphs/runtime/executable.ts'

/** GraphQL type -> the row type that its resolvers get, by subgraph. A type that is not named here is returned as the schema defines it. */
const mappers: Readonly<Record<SubgraphName, Readonly<Record<string, string>>>> = {
  identity: {
    RateLimit: '../../access/budget.ts#Budget',
    Customer: './customer-queries.ts#CustomerRow',
    CustomerConnection: './rows.ts#CustomerPage',
    Account: './account-queries.ts#AccountRow',
    AccountMembership: './rows.ts#MembershipRow',
    MembershipConnection: './rows.ts#MembershipPage',
    AccountRelation: './rows.ts#AccountRelationRow',
    Firmographics: './rows.ts#ProfileRow',
    Household: './rows.ts#HouseholdRow',
    HouseholdMember: './rows.ts#HouseholdMemberRow',
    Identifier: './identifiers/identifier-queries.ts#IdentifierRow',
    IdentifierConnection: './rows.ts#IdentifierPage',
    Quarantined: './records/quarantine-queries.ts#QuarantinedRow',
    SourceRecord: './records/record-queries.ts#SourceRecordRow',
    SourceRecordConnection: './rows.ts#SourceRecordPage',
    Profile: './rows.ts#ProfileRow',
    Attribute: './rows.ts#AttributeRow',
    AttributeValue: './rows.ts#AttributeValueRow',
    AddressAttribute: './rows.ts#AddressRow',
    Resolution: './rows.ts#ResolutionRow',
    Provenance: './provenance.ts#ProvenanceRow',
    QuarantineConnection: './rows.ts#QuarantinePage',
    IdentityChange: './corrections/queries.ts#IdentityChangeRow',
    MatchExplanation: './rows.ts#MatchExplanationRow',
    MergePreview: './corrections/rows.ts#MergePreviewRow',
    AttributeConflict: './corrections/rows.ts#AttributeConflictRow',
    MatchCandidate: './corrections/queries.ts#KnownCandidateRow',
    MatchCandidateConnection: './corrections/queries.ts#MatchCandidatePage',
  },
  engagement: {
    Customer: './rows.ts#CustomerRow',
    Touchpoint: './queries.ts#TouchpointRow',
    TouchpointEdge: './rows.ts#TouchpointEdgeRow',
    TouchpointConnection: './rows.ts#TouchpointPage',
    Account: './rows.ts#AccountRow',
    TimelineEntry: './rows.ts#TimelineRow',
    Feedback: './queries.ts#FeedbackRow',
    FeedbackEdge: './rows.ts#FeedbackEdgeRow',
    FeedbackConnection: './rows.ts#FeedbackPage',
    Journey: './journey/journeys.ts#JourneyRow',
    JourneyTransition: './journey/journeys.ts#TransitionRow',
    Opportunity: './b2b/opportunities.ts#OpportunityRow',
    OpportunityEdge: './rows.ts#OpportunityEdgeRow',
    OpportunityConnection: './rows.ts#OpportunityPage',
    BuyingGroupMember: './b2b/account.ts#MemberRow',
    AccountEngagement: './b2b/account.ts#AccountEngagementRow',
    LeadWarmth: './b2b/account.ts#LeadWarmthRow',
    ExternalReport: './b2b/queries.ts#ExternalRow',
    StalledJourney: './rows.ts#StalledJourneyRow',
    StalledJourneyEdge: './rows.ts#StalledEdgeRow',
    StalledJourneyConnection: './rows.ts#StalledPage',
    AdvanceJourneySuccess: './rows.ts#AdvanceSuccessRow',
    Booking: './queries.ts#EntryRow',
    Contract: './queries.ts#EntryRow',
    TimelineEdge: './rows.ts#TimelineEdgeRow',
    TimelineConnection: './rows.ts#TimelinePage',
    Money: '../money.ts#MoneyRow',
  },
  billing: {
    Customer: './rows.ts#CustomerRow',
    Account: './rows.ts#AccountRow',
    Invoice: './queries.ts#InvoiceRow',
    InvoiceLine: './resolvers/invoice-fields.ts#InvoicePositionRow',
    Payment: './queries.ts#PaymentRow',
    LedgerEntry: './ledger-queries.ts#LedgerEntryRow',
    Booking: './agreement-queries.ts#AgreementRow',
    Contract: './agreement-queries.ts#AgreementRow',
    SubscriptionChange: './resolvers/subscription-changes.ts#ToldChangeRow',
    ContractParty: './rows.ts#PartyRow',
    BillingSubscription: './agreement-queries.ts#AgreementRow',
    BillingEntry: './rows.ts#BillingEntryRow',
    Offer: './agreement-queries.ts#OfferRow',
    FactVersion: './resolvers/fact-versions.ts#FactVersionRow',
    InvoiceConnection: './rows.ts#InvoicePage',
    InvoiceEdge: './rows.ts#InvoiceEdgeRow',
    PaymentConnection: './rows.ts#PaymentPage',
    PaymentEdge: './rows.ts#PaymentEdgeRow',
    SubscriptionConnection: './rows.ts#AgreementPage',
    SubscriptionEdge: './rows.ts#AgreementEdgeRow',
    BookingConnection: './rows.ts#AgreementPage',
    BookingEdge: './rows.ts#AgreementEdgeRow',
    ContractConnection: './rows.ts#AgreementPage',
    ContractEdge: './rows.ts#AgreementEdgeRow',
    LedgerConnection: './rows.ts#LedgerPage',
    LedgerEdge: './rows.ts#LedgerEdgeRow',
    Metric: './metrics/metric.ts#MetricRow',
    CustomerMetrics: './rows.ts#MetricsRow',
    CustomerValue: './resolvers/value-fields.ts#CustomerValueRow',
    PurchaseValue: './value/customer-value.ts#PurchaseValueRow',
    SubscriptionValue: './value/customer-value.ts#SubscriptionValueRow',
    ValueFit: './value/fit/graph-fit.ts#StoredFit',
    BillingAnomaly: './anomalies/queries.ts#AnomalyRow',
    ExternalReport: './external-queries.ts#ReportRow',
    PortfolioMetrics: './portfolio/portfolio-metrics.ts#PortfolioRow',
    PortfolioGroup: './portfolio/group-rows.ts#GroupRow',
    PortfolioCohort: './resolvers/portfolio-fields.ts#ShownCohort',
    PortfolioChange: './rows.ts#ChangeRow',
    ChangeContribution: './rows.ts#ContributionRow',
    Money: '../money.ts#MoneyRow',
  },
  consent: {
    Customer: './rows.ts#CustomerRow',
    Consent: './rows.ts#ConsentRow',
    ConsentEvent: './queries.ts#ConsentEventRow',
    ConsentEventEdge: './rows.ts#ConsentEventEdgeRow',
    ConsentEventConnection: './rows.ts#ConsentEventPage',
    LedgerSuccess: './rows.ts#LedgerSuccessRow',
    CustomerNotFound: './rows.ts#CustomerNotFoundRow',
    ContactPoint: './contact-point.ts#ContactPointRow',
    ConsentConflict: './consent-conflict-row.ts#ConsentConflictRow',
    Policy: './policy-view.ts#PolicyRow',
    PolicyCell: './policy-view.ts#PolicyCellRow',
    PolicyChange: '../../access/policy-diff.ts#CellChange',
    Withheld: '../../access/access.ts#WithheldCategory',
  },
}

const root = new URL('./', import.meta.url)

function schemaFile(name: SubgraphName): URL {
  return new URL(`subgraphs/${name}/schema.graphql`, root)
}

/** The content by path of every committed file that is generated: what `npm run codegen` writes and a test compares. */
export async function generateFiles(): Promise<ReadonlyMap<string, string>> {
  const contentByPath = new Map<string, string>()
  for (const name of subgraphNames) {
    const path = `subgraphs/${name}/types.generated.ts`
    const [output] = await generate(
      {
        silent: true,
        schema: readSdl(schemaFile(name)),
        generates: {
          [path]: {
            plugins: ['typescript', 'typescript-resolvers'],
            config: {
              federation: true,
              useTypeImports: true,
              enumsAsTypes: true,
              immutableTypes: true,
              importExtension: '.ts',
              contextType: '../runtime/context.ts#RequestContext',
              mappers: mappers[name],
              defaultScalarType: 'unknown',
              scalars: {
                DateTime: { input: 'Date', output: 'number' },
                Decimal: { input: 'string', output: 'number | string' },
                BigInt: { input: 'number | bigint', output: 'number | bigint' },
                Currency: 'string',
                CountryCode: 'string',
                Date: 'string',
                JSONObject: 'Readonly<Record<string, unknown>>',
              },
            },
          },
        },
      },
      false,
    )
    contentByPath.set(path, output.content)
  }
  const subgraphs = subgraphNames.map((name) => ({ name, sdl: readSdl(schemaFile(name)) }))
  const supergraph = composeSupergraph(subgraphs)
  contentByPath.set('gateway/supergraph.graphql', supergraph)
  contentByPath.set('schema.graphql', `${printSchema(publicSchema(supergraph))}\n`)
  contentByPath.set('README.md', withSettings(readFileSync(new URL('README.md', root), 'utf8')))
  contentByPath.set('ingest/LINES.md', linesDocument())
  return contentByPath
}

function withSettings(readme: string): string {
  const [open, close] = ['<!-- settings: from config.ts -->\n', '\n<!-- /settings -->']
  const [before, rest] = readme.split(open)
  const after = rest?.split(close)[1]
  if (before === undefined || after === undefined)
    throw new Error('README.md does not contain the markers of the settings table')
  return before + open + settingsDocument() + close + after
}

if (import.meta.main) {
  const command = createCommand({
    name: 'npm run codegen --',
    description: 'Writes the generated files: types, supergraph, published schema and the tables of the README.',
    examples: ['npm run codegen'],
  })
  process.exitCode = await runCommand(command, process.argv.slice(2), async () => {
    await writeFiles()
    return 0
  })
}

async function writeFiles(): Promise<void> {
  for (const [path, content] of await generateFiles()) {
    const file = new URL(path, root)
    if (read(file) === content) continue
    await writeFile(file, content)
    console.log(`wrote ${path}`)
  }
}

function read(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
