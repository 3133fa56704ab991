import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { generate } from '@graphql-codegen/cli'
import { type SubgraphName, subgraphNames } from './config.ts'
import { composeSupergraph } from './gateway/supergraph.ts'
import { readSdl } from './subgraphs/executable.ts'

/** GraphQL type -> the row type its resolvers take, by subgraph. A type not named here is answered as the schema spells it. */
const mappers: Readonly<Record<SubgraphName, Readonly<Record<string, string>>>> = {
  identity: {
    Customer: './queries.ts#CustomerRow',
    CustomerConnection: './rows.ts#CustomerPage',
    Account: './queries.ts#AccountRow',
    AccountMembership: './rows.ts#MembershipRow',
    Identifier: './queries.ts#IdentifierRow',
    IdentifierConnection: './rows.ts#IdentifierPage',
    SourceRecord: './queries.ts#SourceRecordRow',
    SourceRecordConnection: './rows.ts#SourceRecordPage',
    Profile: './rows.ts#ProfileRow',
    Attribute: './rows.ts#AttributeRow',
    AttributeValue: './rows.ts#AttributeValueRow',
    AddressAttribute: './rows.ts#AddressRow',
    Resolution: './rows.ts#ResolutionRow',
    QuarantineConnection: './rows.ts#QuarantinePage',
  },
  engagement: {
    Customer: './rows.ts#CustomerRow',
    Touchpoint: './queries.ts#TouchpointRow',
    TouchpointEdge: './rows.ts#TouchpointEdgeRow',
    TouchpointConnection: './rows.ts#TouchpointPage',
    TimelineEntry: './queries.ts#EntryRow',
    TimelineEdge: './rows.ts#TimelineEdgeRow',
    TimelineConnection: './rows.ts#TimelinePage',
    Money: '../money.ts#MoneyRow',
  },
  billing: {
    Customer: './rows.ts#CustomerRow',
    Invoice: './queries.ts#InvoiceRow',
    Payment: './queries.ts#PaymentRow',
    Booking: './queries.ts#AgreementRow',
    Contract: './queries.ts#AgreementRow',
    BillingSubscription: './queries.ts#AgreementRow',
    InvoiceConnection: './rows.ts#InvoicePage',
    InvoiceEdge: './rows.ts#InvoiceEdgeRow',
    PaymentConnection: './rows.ts#PaymentPage',
    PaymentEdge: './rows.ts#PaymentEdgeRow',
    Money: '../money.ts#MoneyRow',
  },
  consent: {
    Customer: './rows.ts#CustomerRow',
    Consent: './rows.ts#ConsentRow',
    ConsentEvent: './queries.ts#ConsentEventRow',
    Withheld: '../../access/access.ts#WithheldCategory',
  },
}

const root = new URL('./', import.meta.url)

function schemaFile(name: SubgraphName): URL {
  return new URL(`subgraphs/${name}/schema.graphql`, root)
}

/** Content by path, of every committed file that is made from another: what `npm run codegen` writes and a test compares. */
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
              contextType: '../context.ts#RequestContext',
              mappers: mappers[name],
              defaultScalarType: 'unknown',
              scalars: {
                DateTime: { input: 'Date', output: 'number' },
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
  contentByPath.set('gateway/supergraph.graphql', composeSupergraph(subgraphs))
  return contentByPath
}

if (import.meta.main) {
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
