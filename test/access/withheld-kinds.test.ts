import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../access/purposes.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product

const numbers = {
  PASSPORT: { type: 'PASSPORT' as const, value: 'C01X00T47', country: 'DE' },
  BANK_ACCOUNT: { type: 'BANK_ACCOUNT' as const, value: 'DE89370400440532013000' },
  EMAIL: { type: 'EMAIL' as const, value: 'ann.kind@example.com', verifiedAt: '2026-01-01' },
}
const address = { type: 'HOME', line1: 'Lange Str. 12', postalCode: '10115', city: 'Berlin', countryCode: 'DE' }

function person(id: string, attributes: object, identifiers: readonly object[] = []): IngestLineInput {
  const line = { kind: 'record', source: 'crm', id, observedAt: '2026-01-01', identifiers, attributes }
  return line as IngestLineInput
}

function consent(
  id: string,
  purpose: PurposeKey,
  status: 'GIVEN' | 'WITHDRAWN',
  channel?: 'EMAIL' | 'POST',
): IngestLineInput {
  const about = {
    record: { source: 'crm', id },
    purpose,
    status,
    occurredAt: status === 'GIVEN' ? '2026-01-02' : '2026-02-01',
  }
  const line = { kind: 'consent', source: 'crm', id: `${id}-${purpose}-${status}${channel ?? ''}`, ...about }
  return { ...line, ...(channel && { channel }) } as IngestLineInput
}

beforeAll(async () => {
  product = await startProduct(testGraph)
  await product.ingest([
    { kind: 'source', source: 'crm' },
    person(
      'ann.secret-name',
      { givenName: 'Ann', familyName: 'Kind', gender: 'F', addresses: [address] },
      Object.values(numbers),
    ),
    person('ben', { givenName: 'Ben', familyName: 'Kind', addresses: [address] }),
    consent('ann.secret-name', 'Marketing', 'GIVEN', 'EMAIL'),
  ])
})
afterAll(() => product.close())

const dataOf = async (as: Parameters<Product['ask']>[0]['as'], purpose: PurposeKey, query: string) =>
  (await product.ask({ as, for: purpose, query })).data

describe('a look-up by a number of papers or accounts', () => {
  const lookUp = ({ type, value }: { readonly type: string; readonly value: string }) =>
    `{ one: customerByIdentifier(type: ${type}, value: "${value}") { id } many: customersByIdentifier(type: ${type}, value: "${value}") { id } }`
  const nobody = { one: null, many: [] }

  it.each([
    'PASSPORT',
    'BANK_ACCOUNT',
  ] as const)('by %s finds nobody where the purpose shows a part of it only', async (type) => {
    const query = lookUp(numbers[type])
    expect(await dataOf('support', 'CustomerCare', query)).toEqual(nobody)
    expect(await dataOf('frontend', 'ServiceProvision', query)).toEqual(nobody)
    expect(await dataOf('fraud', 'FraudPreventionAndDetection', query)).toMatchObject({ one: {}, many: [{}] })
  })

  it('finds nobody where the purpose never opens the kind, or where its customer did not agree', async () => {
    const expected = await dataOf('marketing', 'Marketing', lookUp(numbers.BANK_ACCOUNT))
    expect(expected).toEqual(nobody)
    expect(await dataOf('marketing', 'Personalisation', lookUp(numbers.PASSPORT))).toEqual(nobody)
    // A contact point is what people are found by: the control.
    expect(await dataOf('marketing', 'Marketing', lookUp(numbers.EMAIL))).toMatchObject({ one: {}, many: [{}] })
  })
})

describe('a household of somebody whose other members are closed', () => {
  const query =
    '{ customerByIdentifier(type: EMAIL, value: "ann.kind@example.com") { households { members { customer { id } } } } }'
  const households = async (purpose: 'ServiceProvision' | 'Marketing') =>
    (await dataOf(purpose === 'Marketing' ? 'marketing' : 'frontend', purpose, query))?.customerByIdentifier

  it('is not shown, since a household of one would tell that somebody is hidden', async () => {
    expect(await households('Marketing')).toEqual({ households: [] })
    await product.ingest([consent('ben', 'Marketing', 'GIVEN')])
    // Her postal address is closed still, and his is the same.
    expect(await households('Marketing')).toEqual({ households: [] })
    await product.ingest([consent('ann.secret-name', 'Marketing', 'GIVEN', 'POST')])
    expect(await households('Marketing')).toMatchObject({ households: [{ members: [{}, {}] }] })
    expect(await households('ServiceProvision')).toMatchObject({ households: [{ members: [{}, {}] }] })
  })
})

describe('a household that no source states', () => {
  const cell = { city: 'Bonn', countryCode: 'DE', postalCode: '53111' }
  const hidden = ['CONTACT', 'IDENTIFYING', 'DEMOGRAPHIC'] as const
  const names = { CONTACT: 'Contactus', IDENTIFYING: 'Identa', DEMOGRAPHIC: 'Demogra', NOTHING: 'Openna' }
  const open = ['DEMOGRAPHIC', 'IDENTIFYING', 'CONTACT', 'BEHAVIOURAL'] as const
  const agreed = (id: string, purpose: PurposeKey, without: string) =>
    ({
      ...{ kind: 'consent', source: 'crm', id: `${id}-${purpose}`, record: { source: 'crm', id }, purpose },
      ...{ status: 'GIVEN', occurredAt: '2026-01-02', dataCategories: open.filter((kind) => kind !== without) },
    }) as IngestLineInput

  beforeAll(async () => {
    const lines = Object.entries(names).flatMap(([kind, familyName], index) => {
      const addresses = [{ ...cell, line1: `${index + 1} Rhein Str.` }]
      const member = { role: 'MEMBER_OF_HOUSEHOLD', to: { source: 'crm', id: `home-${kind}` } }
      return (['a', 'b'] as const).flatMap((letter): readonly IngestLineInput[] => {
        const id = `${kind}-${letter}`
        const attributes = { givenName: letter === 'a' ? 'Anna' : 'Bernd', familyName, addresses }
        const email = { type: 'EMAIL' as const, value: `${letter}@${familyName.toLowerCase()}.example` }
        return [
          { ...person(id, attributes, [email]), relations: [member] } as IngestLineInput,
          agreed(id, 'Marketing', letter === 'a' ? kind : ''),
          agreed(id, 'Personalisation', ''),
        ]
      })
    })
    await product.ingest(lines)
  })

  const householdsOf = async (kind: keyof typeof names, letter: 'a' | 'b', purpose: PurposeKey) => {
    const email = `${letter}@${names[kind].toLowerCase()}.example`
    const byEmail = await dataOf(
      'frontend',
      'ServiceProvision',
      `{ customerByIdentifier(type: EMAIL, value: "${email}") { id } }`,
    )
    const { id } = byEmail?.customerByIdentifier as { readonly id: string }
    const query = `{ customer(id: "${id}") { households { source members { customer { id } } } } }`
    const as = purpose === 'ServiceProvision' ? 'frontend' : 'marketing'
    const { households } = (await dataOf(as, purpose, query))?.customer as {
      readonly households: readonly { readonly source: string | null; readonly members: readonly unknown[] }[] | null
    }
    return (households ?? []).map(({ source, members }) => [source, members.length])
  }

  it.each([
    'a',
    'b',
  ] as const)('is not told by somebody of whom one of its kinds is closed, asked of either: %s', async (letter) => {
    for (const kind of hidden) {
      const told = await householdsOf(kind, letter, 'Marketing')
      expect([kind, told.filter(([source]) => source === null)]).toEqual([kind, []])
    }
    // The negative controls: where all is open, and for a purpose that opens all of it.
    expect(await householdsOf('NOTHING', letter, 'Marketing')).toContainEqual([null, 2])
    expect(await householdsOf('CONTACT', letter, 'ServiceProvision')).toContainEqual([null, 2])
  })

  it('is closed to a purpose that opens no address; one that a source states rests on no address', async () => {
    expect(await householdsOf('NOTHING', 'a', 'Personalisation')).toEqual([['crm', 2]])
    expect(await householdsOf('CONTACT', 'a', 'Marketing')).toEqual([['crm', 2]])
  })
})

describe('the id that a source gave a record', () => {
  const selection = `{ customer(id: "ID") {
    consents { subject receipt { document } } consentHistory(first: 9) { edges { node { subject } } }
    profile { attributes { name provenance { sourceRecordId } } }
    resolution { steps { left { sourceId } } } } }`
  const viewer = personaViewer('support', {
    scopes: new Set(['customer:read', 'consent:read']),
    purposes: ['ServiceOptimisation', 'ServiceProvision'],
  })

  it('is in no answer where the purpose does not open who the customer is', async () => {
    const found = await dataOf(
      'frontend',
      'ServiceProvision',
      '{ customerByIdentifier(type: EMAIL, value: "ann.kind@example.com") { id } }',
    )
    const query = selection.replace('ID', (found?.customerByIdentifier as { id: string }).id)
    const closed = await product.ask({ as: viewer, for: 'ServiceOptimisation', query })
    expect(closed.data?.customer).toMatchObject({
      consents: expect.arrayContaining([expect.objectContaining({ subject: expect.stringMatching(/^crm:#/) })]),
    })
    expect(closed.text).not.toContain('secret-name')
    // The negative control: where the purpose opens it, the id shows.
    const open = await product.ask({ as: viewer, for: 'ServiceProvision', query })
    expect(open.data?.customer).toMatchObject({
      consents: expect.arrayContaining([expect.objectContaining({ subject: 'crm:ann.secret-name' })]),
    })
  })
})

describe('how records became one person', () => {
  it('stands on the timeline of stewards and of the customer, not on that of marketing or support', async () => {
    const [email, phone] = [
      { type: 'EMAIL', value: 'late@example.com' },
      { type: 'PHONE', value: '+4930111222' },
    ]
    await product.ingest([
      person('late-1', { familyName: 'Late' }, [email]),
      person('late-2', { familyName: 'Late' }, [phone]),
      { ...person('late-2', { familyName: 'Late' }, [phone, email]), observedAt: '2026-01-02' } as IngestLineInput,
    ])
    const timeline =
      '{ customerByIdentifier(type: EMAIL, value: "late@example.com") { timeline(first: 9, kinds: [IDENTITY_CHANGE]) { edges { node { kind title } } } } }'
    const kinds = async (as: 'support' | 'steward' | 'marketing', purpose: PurposeKey) =>
      ((await dataOf(as, purpose, timeline))?.customerByIdentifier as { timeline: { edges: unknown[] } }).timeline.edges
        .length
    const [steward, support, marketing] = [
      await kinds('steward', 'CustomerCare'),
      await kinds('support', 'CustomerCare'),
      await kinds('marketing', 'Marketing'),
    ]
    expect({ support, marketing }).toEqual({ support: 0, marketing: 0 })
    expect(steward).toBeGreaterThan(0)
  })
})
