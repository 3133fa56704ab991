import { beforeAll, describe, expect, it } from 'vitest'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { createConsentSubgraph } from '../../../subgraphs/consent/index.ts'
import { createEngagementSubgraph } from '../../../subgraphs/engagement/index.ts'
import type { LineType, Subgraph } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { declare, deps, ids, subjectOf, write } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)
const steward = { scopes: ['customer:read', 'identity:steward'] }
const marketing = { purpose: 'Marketing' as const }

async function writeLine({ lines }: Subgraph, line: { readonly kind: string }) {
  // The map is loose where subgraphs meet; the shape parses what its own writer takes.
  const { shape, write: writeLines } = lines[line.kind] as unknown as LineType<unknown>
  await writeLines([shape.parse(line)])
}

let ann = ''
let zoe = ''

beforeAll(async () => {
  const subgraphDeps = { ...deps, graph, batcher: test.batcher, secrets: testSecrets }
  await declare(graph, [{ source: 'crm' }, { source: 'shop' }, { source: 'cmp', mayRecordConsentFor: '*' }])
  await write(graph, [
    { source: 'crm', id: '1', identifiers: ids('EMAIL:ann@x.io'), attributes: { fullName: 'Ann Lee' } },
  ])
  await write(graph, [
    { source: 'shop', id: '1', identifiers: ids('EMAIL:zoe@x.io'), attributes: { fullName: 'Zoe Quartz' } },
  ])
  ann = (await subjectOf(graph, 'crm:1')).id
  zoe = (await subjectOf(graph, 'shop:1')).id
  const [crm, shop] = [{ record: { source: 'crm', id: '1' } }, { record: { source: 'shop', id: '1' } }]
  const occurredAt = '2026-01-05T00:00:00Z'
  const consent = createConsentSubgraph(subgraphDeps)
  const given = { kind: 'consent', source: 'cmp', purpose: 'Marketing', occurredAt }
  await writeLine(consent, { ...given, ...crm, id: 'c1', status: 'GIVEN' } as { kind: string })
  await writeLine(consent, { ...given, ...shop, id: 'c2', status: 'WITHDRAWN' } as { kind: string })
  const event = { kind: 'event', source: 'web', name: 'page_viewed', channel: 'WEB', occurredAt, ...shop }
  const engagement = createEngagementSubgraph(subgraphDeps)
  await writeLine(engagement, { ...event, id: 'e1' } as { kind: string })
  await writeLine(engagement, { ...event, id: 'e2' } as { kind: string })
  const invoice = {
    kind: 'billing',
    source: 'erp',
    id: 'i1',
    type: 'INVOICE',
    occurredAt,
    amountMinor: 500,
    currency: 'EUR',
  }
  await writeLine(createBillingSubgraph(subgraphDeps), { ...invoice, ...shop } as { kind: string })
})

async function nameFor(id: string, asking: object) {
  return ask<{ customer: { displayName: string | null } | null }>(
    'query($id: ID!) { customer(id: $id) { displayName } }',
    { id },
    asking,
  )
}

describe('what hangs on the records of two customers', () => {
  it('is counted before a merge, follows it, and returns to its side when it is undone', async () => {
    const { data: seen } = await ask<{ mergePreview: unknown }>(
      `query($a: ID!, $b: ID!) { mergePreview(keepId: $a, absorbId: $b) {
        recordsMoved eventsTouched invoicesTouched consentChanges warnings blockedBy } }`,
      { a: ann, b: zoe },
      steward,
    )
    expect(seen.mergePreview).toEqual({
      recordsMoved: 1,
      eventsTouched: 2,
      invoicesTouched: 1,
      consentChanges: ['Marketing: kept GIVEN, absorbed WITHDRAWN, together WITHDRAWN'],
      warnings: ['TWO_NAMES: the two are known by different names. Make sure that they are one person.'],
      blockedBy: [],
    })
    expect((await nameFor(ann, marketing)).data.customer).toEqual({ displayName: 'Ann Lee' })
    expect((await nameFor(zoe, marketing)).codes).toEqual(['CONSENT_REQUIRED'])
    const { data } = await ask<{ mergeCustomers: { mergeId: string } }>(
      'mutation($a: ID!, $b: ID!) { mergeCustomers(keepId: $a, absorbId: $b, reason: "same") { ... on MergeCustomersSuccess { mergeId } } }',
      { a: ann, b: zoe },
      steward,
    )
    expect((await nameFor(ann, marketing)).codes).toEqual(['CONSENT_REQUIRED'])
    expect((await nameFor(zoe, marketing)).codes).toEqual(['CONSENT_REQUIRED'])
    await ask(
      'mutation($id: ID!) { unmergeCustomers(mergeId: $id, reason: "two") { __typename } }',
      { id: data.mergeCustomers.mergeId },
      steward,
    )
    expect((await nameFor(ann, marketing)).data.customer).toEqual({ displayName: 'Ann Lee' })
    expect((await nameFor(zoe, marketing)).codes).toEqual(['CONSENT_REQUIRED'])
  })
})

describe('the preview of a merge with somebody who is protected', () => {
  const previewText = `query($a: ID!, $b: ID!) { mergePreview(keepId: $a, absorbId: $b) { consentChanges warnings blockedBy } }`
  const officer = {
    ...steward,
    scopes: ['customer:read', 'identity:steward', 'privacy:manage'],
    purpose: 'RightsFulfilment' as const,
  }

  async function customer(id: string, attributes: Readonly<Record<string, unknown>>): Promise<string> {
    await write(graph, [{ source: 'crm', id, identifiers: ids(`EMAIL:${id}@x.io`), attributes }])
    return (await subjectOf(graph, `crm:${id}`)).id
  }

  it('names the restriction, the minor and birth dates far apart; and none of them for two adults alike', async () => {
    const subgraphDeps = { ...deps, graph, batcher: test.batcher, secrets: testSecrets }
    const consent = createConsentSubgraph(subgraphDeps)
    const adult = await customer('adult', { fullName: 'Ulla Norqvist', birthDate: '1976-03-04' })
    const other = await customer('other', { fullName: 'Ulla Norqvist' })
    const child = await customer('child', { fullName: 'Ulla Norqvist', birthDate: '2017-05-06' })
    const occurredAt = '2026-01-05T00:00:00Z'
    const given = { kind: 'consent', source: 'cmp', purpose: 'Marketing', status: 'GIVEN', occurredAt }
    await writeLine(consent, { ...given, id: 'p1', record: { source: 'crm', id: 'adult' } } as { kind: string })
    const restriction = { kind: 'restriction', source: 'cmp', occurredAt }
    await writeLine(consent, { ...restriction, id: 'p2', record: { source: 'crm', id: 'other' } } as { kind: string })
    const restricted = await ask<{ mergePreview: unknown }>(previewText, { a: adult, b: other }, officer)
    expect(restricted.data.mergePreview).toMatchObject({
      consentChanges: [
        'RESTRICTION: kept NONE, absorbed RESTRICTED, together RESTRICTED',
        'Marketing: kept GIVEN, absorbed UNKNOWN, together GIVEN',
      ],
      warnings: [],
    })
    const minor = await ask<{ mergePreview: unknown }>(previewText, { a: adult, b: child }, officer)
    expect(minor.data.mergePreview).toMatchObject({
      consentChanges: [
        'MINOR: kept NO, absorbed YES, together YES',
        'Marketing: kept GIVEN, absorbed UNKNOWN, together MINOR',
      ],
      warnings: [expect.stringContaining('BIRTH_DATE: the birth dates of the two are 41 years apart.')],
    })
    const without = await ask<{ mergePreview: { consentChanges: readonly string[] } }>(
      previewText,
      { a: adult, b: child },
      { ...officer, scopes: ['customer:read', 'identity:steward'] },
    )
    expect(JSON.stringify(without.data.mergePreview.consentChanges)).not.toContain('MINOR')
    // The control: another adult of the same name changes nothing but the consent.
    const twin = await customer('twin', { fullName: 'Ulla Norqvist', birthDate: '1976-03-04', gender: 'f' })
    if (twin !== adult) {
      const alike = await ask<{ mergePreview: unknown }>(previewText, { a: adult, b: twin }, officer)
      expect(alike.data.mergePreview).toMatchObject({
        consentChanges: ['Marketing: kept GIVEN, absorbed UNKNOWN, together GIVEN'],
        warnings: [],
      })
    }
  })
})
