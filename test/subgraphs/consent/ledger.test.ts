import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GppModel } from '@iabgpp/cmpapi'
import { beforeEach, describe, expect, it } from 'vitest'
import { createReceiptSigner } from '../../../subgraphs/consent/ledger/receipt.ts'
import { consentLine } from '../../../subgraphs/consent/lines.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const world = useConsentWorld('2026-06-01T00:00:00Z')
const { write, entities, ask, test } = world

const marketing = { purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-01-01' }

async function customer<T>(selection: string, asking = {}) {
  const { rows, codes } = await entities<T>('Customer', ['ANN'], selection, asking)
  expect(codes).toEqual([])
  return rows[0]
}

beforeEach(async () => {
  await test.clear()
  world.at('2026-06-01T00:00:00Z')
  await createPeople(test.graph, { ANN: ['crm:1', 'web:1'] })
})

describe('an entry', () => {
  it('keeps all that it was made with', async () => {
    const noticeText = 'We write to you about offers.'
    await write('consent', {
      ...marketing,
      controller: 'Acme',
      recipients: ['Mailer Ltd'],
      channel: 'EMAIL',
      dataCategories: ['CONTACT', 'IDENTIFYING'],
      legalBasis: 'CONSENT',
      noticeVersion: 'v3',
      noticeText,
      jurisdiction: 'DE',
      method: 'WEB_FORM',
      language: 'de',
      expiresAt: '2027-01-01',
    })
    const found = await customer(
      'consents { recipients dataCategories noticeHash jurisdiction method language act legalBasis expiresAt }',
    )
    expect(found).toEqual({
      consents: [
        {
          recipients: ['Mailer Ltd'],
          dataCategories: ['CONTACT', 'IDENTIFYING'],
          noticeHash: createHash('sha256').update(noticeText).digest('hex'),
          jurisdiction: 'DE',
          method: 'WEB_FORM',
          language: 'de',
          act: 'CONSENT',
          legalBasis: 'CONSENT',
          expiresAt: '2027-01-01T00:00:00.000Z',
        },
      ],
    })
  })

  it('is never changed: what took its place stands beside it, and what held then still did', async () => {
    const line = { ...marketing, id: 'ann' }
    await write('consent', line)
    await write('consent', { ...line, status: 'WITHDRAWN', occurredAt: '2026-03-01' })
    await write('consent', { ...line, occurredAt: '2026-02-01', observedAt: '2026-02-01' })
    const found = await customer<{ consentHistory: { edges: { node: object }[] } }>(`
      consentHistory(first: 10) { edges { node { status occurredAt replacedAt } } }
      earlier: consents(asOf: "2026-02-15T00:00:00Z") { status }
      now: consents { status givenAt }`)
    expect(found).toMatchObject({
      earlier: [{ status: 'GIVEN' }],
      now: [{ status: 'WITHDRAWN', givenAt: '2026-02-01T00:00:00.000Z' }],
      consentHistory: {
        edges: [
          { node: { status: 'WITHDRAWN', occurredAt: '2026-03-01T00:00:00.000Z', replacedAt: null } },
          { node: { status: 'GIVEN', occurredAt: '2026-02-01T00:00:00.000Z' } },
          { node: { status: 'GIVEN', occurredAt: '2026-01-01T00:00:00.000Z' } },
        ],
      },
    })
    expect(found?.consentHistory.edges[2]?.node).not.toMatchObject({ replacedAt: null })
  })

  it('is corrected by a later version of the same line and moment, whichever is stricter', async () => {
    const line = { ...marketing, id: 'typo', status: 'WITHDRAWN', observedAt: '2026-01-01' }
    await write('consent', line)
    await write('consent', { ...line, status: 'GIVEN', observedAt: '2026-01-02' })
    expect(await customer('consents { status }')).toEqual({ consents: [{ status: 'GIVEN' }] })
    const found = await customer<{ mayUse: { category: string; allowed: boolean }[] }>(
      'mayUse(purpose: Marketing) { category allowed }',
    )
    expect(found?.mayUse.find(({ category }) => category === 'CONTACT')?.allowed).toBe(true)
  })

  it('pages', async () => {
    const days = ['01', '02', '03', '04', '05']
    await write('consent', ...days.map((day) => ({ ...marketing, occurredAt: `2026-01-${day}` })))
    const page = 'edges { node { occurredAt } } pageInfo { hasNextPage endCursor }'
    type Page = { consentHistory: { edges: { node: { occurredAt: string } }[]; pageInfo: { endCursor: string } } }
    const seen: string[] = []
    let after = ''
    for (const expected of [2, 2, 1]) {
      const found = await customer<Page>(`consentHistory(first: 2${after}) { ${page} }`)
      const edges = found?.consentHistory.edges ?? []
      expect(edges).toHaveLength(expected)
      seen.push(...edges.map(({ node }) => node.occurredAt.slice(8, 10)))
      after = `, after: "${found?.consentHistory.pageInfo.endCursor}"`
    }
    expect(seen).toEqual(days.toReversed())
  })
})

describe('IAB strings', () => {
  // A real string whose every purpose is refused.
  const nothing = 'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA'
  const all = new GppModel()
  all.setFieldValue('tcfeuv2', 'PurposeConsents', Array(24).fill(true))
  const everything = all.encode()
  const optOut = new GppModel()
  optOut.setFieldValue('usnat', 'SaleOptOut', 1)
  const saleOptOut = optOut.encode()

  it.each([
    ['a TCF string that consents to nothing', { tcString: nothing }, 'REFUSED'],
    ['the same beside a GIVEN', { status: 'GIVEN', tcString: nothing }, 'REFUSED'],
    ['a string that cannot be read', { tcString: 'no string' }, 'INVALIDATED'],
    ['the same beside a GIVEN', { status: 'GIVEN', tcString: 'no string' }, 'INVALIDATED'],
    ['a GPP string with a TCF section that consents', { gppString: everything }, 'GIVEN'],
    ['a GPP string that opts out of sale', { gppString: saleOptOut }, 'REFUSED'],
    ['a GPP string that cannot be read', { gppString: '~~~' }, 'INVALIDATED'],
  ])('%s', async (_, strings, status) => {
    await write('consent', { purpose: 'Marketing', occurredAt: '2026-01-01', ...strings })
    expect(await customer('consents { status }')).toEqual({ consents: [{ status }] })
  })

  it('are stored with what they meant', async () => {
    await write('consent', { purpose: 'Marketing', occurredAt: '2026-01-01', tcString: nothing, gppString: saleOptOut })
    const found = await customer<{ consents: { iab: object[] }[] }>('consents { iab }')
    expect(found?.consents[0]?.iab).toMatchObject([
      { framework: 'TCF', status: 'REFUSED', sections: { publisherCountry: 'DE', vendorListVersion: 126 } },
      { framework: 'GPP', status: 'REFUSED', sections: { usnat: { SaleOptOut: 1 } } },
    ])
  })

  it('may stand for a status, which otherwise must be there', () => {
    const line = { kind: 'consent', source: 's', id: '1', record: { source: 's', id: '1' }, purpose: 'Marketing' }
    expect(consentLine.safeParse({ ...line, occurredAt: '2026-01-01' }).success).toBe(false)
    expect(consentLine.safeParse({ ...line, occurredAt: '2026-01-01', tcString: nothing }).success).toBe(true)
  })
})

describe('receipts', () => {
  const verify = async (jws: string, asking = {}) => {
    const { data } = await ask(
      'query($jws: String!) { verifyReceipt(jws: $jws) { valid current document } }',
      { jws },
      asking,
    )
    return (data as { verifyReceipt: Record<string, unknown> }).verifyReceipt
  }
  const receipt = async () => {
    const found = await customer<{ consents: { receipt: { jws: string; document: object } }[] }>(
      'consents { receipt { id jws document } }',
    )
    return found?.consents[0]?.receipt ?? { jws: '', document: {} }
  }

  it('state the entry in the terms of ISO 27560 and are verified', async () => {
    await write('consent', { ...marketing, noticeVersion: 'v3', id: 'r' })
    const { jws, document } = await receipt()
    expect(document).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      consent_record_id: 'consent:cmp:r',
      pii_principal_id: 'ANN',
      notice: { version: 'v3' },
      event: { state: 'GIVEN' },
      pii_processing: [{ purpose: 'https://w3id.org/dpv#Marketing', lawful_basis: 'CONSENT' }],
    })
    expect(await verify(jws)).toEqual({ valid: true, current: true, document })
  })

  it('name the entry by a sealed id where the identity of the customer is closed, and are verified by it', async () => {
    await write('consent', { ...marketing, id: 'ann-lee-1980' })
    type Told = { consents: { receipt: { id: string; jws: string; document: { consent_record_id: string } } }[] }
    const told = async (asking: object) =>
      (await customer<Told>('consents { receipt { id jws document } }', asking))?.consents[0]?.receipt
    const closed = await told({ purpose: 'Personalisation' })
    const payload = Buffer.from(closed?.jws.split('.')[1] ?? '', 'base64url').toString()
    expect(JSON.stringify(closed) + payload).not.toContain('ann-lee')
    expect(closed?.id).toMatch(/^~/)
    expect(closed?.document.consent_record_id).toBe(closed?.id)
    expect(await verify(closed?.jws ?? '')).toMatchObject({ valid: true, current: true })
    // The control: where the identity is open, the id is the ledger's own.
    const open = await told({})
    expect(open?.id).toBe('consent:cmp:ann-lee-1980')
    expect(open?.document.consent_record_id).toBe(open?.id)
  })

  it('are refused when changed or signed by another', async () => {
    await write('consent', marketing)
    const { jws, document } = await receipt()
    const [head, body, signature] = jws.split('.')
    const forged = Buffer.from(JSON.stringify({ ...document, pii_principal_id: 'BOB' })).toString('base64url')
    const dataDir = await mkdtemp(join(tmpdir(), 'receipts-'))
    const other = createReceiptSigner(dataDir)
    const foreign = await other.sign({ ...document, consent_record_id: 'x' })
    await rm(dataDir, { recursive: true })
    const refused = { valid: false, current: null, document: null }
    for (const bad of [`${head}.${forged}.${signature}`, `${head}.${body}.`, foreign, 'no', ''])
      expect(await verify(bad)).toEqual(refused)
  })

  it('of a channel are no longer current after a refusal for all channels', async () => {
    await write('consent', { ...marketing, channel: 'EMAIL' })
    const { jws } = await receipt()
    // The negative control: a refusal of another channel leaves it in force.
    await write('consent', { ...marketing, channel: 'SMS', status: 'REFUSED', occurredAt: '2026-02-01' })
    expect(await verify(jws)).toMatchObject({ valid: true, current: true })
    await write('consent', { ...marketing, status: 'REFUSED', occurredAt: '2026-02-02' })
    expect(await verify(jws)).toMatchObject({ valid: true, current: false })
  })

  it('are no longer current after a withdrawal, and tell a stranger nothing of it', async () => {
    await write('consent', marketing)
    const { jws } = await receipt()
    await write('consent', { ...marketing, status: 'WITHDRAWN', occurredAt: '2026-02-01' })
    expect(await verify(jws)).toMatchObject({ valid: true, current: false })
    const stranger = await verify(jws, { scopes: ['consent:read'], sources: ['elsewhere'] })
    expect(stranger).toMatchObject({ valid: true, current: null })
  })
})
