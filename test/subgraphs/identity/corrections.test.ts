import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import {
  declare,
  faultsIn,
  groupsIn,
  ids,
  type RecordWritten,
  subjectOf,
  write,
  writeAccounts,
} from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)
const steward = { scopes: ['customer:read', 'identity:steward'] }
const officer = { scopes: [...steward.scopes, 'privacy:manage'], purpose: 'RightsFulfilment' as const }

const lines: readonly RecordWritten[] = [
  {
    source: 'crm',
    id: '1',
    identifiers: ids('EMAIL:ann@x.io'),
    attributes: { givenName: 'Ann', familyName: 'Lee', preferredLanguage: 'en', birthDate: '1980-01-31' },
  },
  {
    source: 'shop',
    id: '1',
    identifiers: ids('EMAIL:zoe@x.io'),
    attributes: { givenName: 'Zoe', familyName: 'Quartz', preferredLanguage: 'de' },
  },
]

let ann = ''
let zoe = ''

beforeEach(async () => {
  await clear()
  await declare(graph, [{ source: 'crm' }, { source: 'shop' }])
  await write(graph, lines)
  ann = (await subjectOf(graph, 'crm:1')).id
  zoe = (await subjectOf(graph, 'shop:1')).id
})

const everything = `query($id: ID!) { customer(id: $id) {
  id kind displayName supersededIds
  profile { givenName { value chosenBy provenance { source method } } familyName { value } preferredLanguage { value chosenBy } }
  identifiers(first: 10) { edges { node { type value shared } cursor } }
  records(first: 10) { edges { node { source sourceId observedAt } } }
  resolution { confidence recordCount steps { rule score decidedBy decidedAt left { sourceId } right { sourceId } } }
} }`

const mergeText = `mutation($keep: ID!, $absorb: ID!) { mergeCustomers(keepId: $keep, absorbId: $absorb, reason: "they called") {
  __typename ... on MergeCustomersSuccess { mergeId supersededId customer { id supersededIds } }
  ... on Conflict { message blockedBy } ... on NotFound { message }
} }`
const unmergeText = `mutation($id: ID!) { unmergeCustomers(mergeId: $id, reason: "a mistake") {
  __typename ... on UnmergeCustomersSuccess { customer { id } restored { id } } ... on Error { message }
} }`

async function merge(keep: string, absorb: string) {
  const { data } = await ask<{ mergeCustomers: { __typename: string; mergeId: string; blockedBy: string[] } }>(
    mergeText,
    { keep, absorb },
    steward,
  )
  return data.mergeCustomers
}

describe('a steward', () => {
  it('merges two customers and undoes it, byte for byte', async () => {
    const before = [await ask(everything, { id: ann }), await ask(everything, { id: zoe })]
    const done = await merge(ann, zoe)
    expect(done).toMatchObject({
      __typename: 'MergeCustomersSuccess',
      supersededId: zoe,
      customer: { id: ann, supersededIds: [zoe] },
    })
    const old = await ask<{ customer: { id: string; resolution: unknown } }>(everything, { id: zoe })
    expect(old.data.customer.id).toBe(ann)
    expect(old.data.customer.resolution).toMatchObject({
      steps: [{ rule: 'ASSERTED_SAME', decidedBy: 'tester', score: 1 }],
    })
    const undone = await ask(unmergeText, { id: done.mergeId }, steward)
    expect(undone.data).toEqual({
      unmergeCustomers: { __typename: 'UnmergeCustomersSuccess', customer: { id: ann }, restored: { id: zoe } },
    })
    expect([await ask(everything, { id: ann }), await ask(everything, { id: zoe })]).toEqual(before)
    expect(await faultsIn(graph)).toEqual([])
  })

  it('sees before a merge what it would do, and what stands against it', async () => {
    const text = `query($keep: ID!, $absorb: ID!) { mergePreview(keepId: $keep, absorbId: $absorb) {
      survivor { id } recordsMoved eventsTouched invoicesTouched consentChanges blockedBy
      conflicts { name keep { value } absorb { value } }
    } }`
    const { data, codes } = await ask(text, { keep: ann, absorb: zoe }, steward)
    expect(codes).toEqual([])
    expect(data).toEqual({
      mergePreview: {
        survivor: { id: ann },
        recordsMoved: 1,
        eventsTouched: 0,
        invoicesTouched: 0,
        consentChanges: [],
        blockedBy: [],
        conflicts: [
          { name: 'familyName', keep: { value: 'Lee' }, absorb: { value: 'Quartz' } },
          { name: 'givenName', keep: { value: 'Ann' }, absorb: { value: 'Zoe' } },
          { name: 'preferredLanguage', keep: { value: 'en' }, absorb: { value: 'de' } },
        ],
      },
    })
    await ask(
      `mutation { assertDistinct(a: {source: "crm", sourceId: "1"}, b: {source: "shop", sourceId: "1"}, reason: "two people") { __typename } }`,
      {},
      steward,
    )
    const blocked = await ask<{ mergePreview: { blockedBy: string[] } }>(text, { keep: ann, absorb: zoe }, steward)
    expect(blocked.data.mergePreview.blockedBy).toEqual([expect.stringContaining('tester')])
    expect(await merge(ann, zoe)).toMatchObject({ __typename: 'Conflict', blockedBy: [expect.any(String)] })
    expect(await merge(ann, 'nobody')).toMatchObject({ __typename: 'NotFound' })
  })

  it('corrects a part of the address with the rest of it, and takes it back', async () => {
    const address = { line1: '12 Harbour Street', city: 'Bristol', postalCode: 'BS1 9ZY' }
    const crm = { source: 'crm', id: '1', identifiers: ids('EMAIL:ann@x.io'), observedAt: '2026-08-01' }
    await write(graph, [{ ...crm, attributes: { givenName: 'Ann', familyName: 'Lee', addresses: [address] } }])
    const text = `mutation($id: ID!, $value: String) { correctAttribute(customerId: $id, name: "postalCode", value: $value, reason: "typo") {
      __typename ... on CorrectAttributeSuccess { customer { profile { addresses { line1 city postalCode provenance { source } } } } }
    } }`
    const correct = async (value: string | null) => {
      type Answer = { correctAttribute: { customer: { profile: { addresses: readonly unknown[] } } } }
      const { data } = await ask<Answer>(text, { id: ann, value }, steward)
      return data.correctAttribute.customer.profile.addresses
    }
    expect(await correct('BS1 9ZZ')).toEqual([
      { ...address, postalCode: 'BS1 9ZZ', provenance: { source: 'correction' } },
    ])
    expect(await correct(null)).toEqual([{ ...address, provenance: { source: 'crm' } }])
  })

  it('corrects a part of the name for good, and takes it back', async () => {
    const text = `mutation($id: ID!, $value: String) { correctAttribute(customerId: $id, name: "givenName", value: $value, reason: "typo") {
      __typename ... on CorrectAttributeSuccess { customer { id displayName } } ... on Error { message }
    } }`
    const { data } = await ask(text, { id: ann, value: 'Anne' }, steward)
    expect(data).toEqual({
      correctAttribute: { __typename: 'CorrectAttributeSuccess', customer: { id: ann, displayName: 'Anne Lee' } },
    })
    await write(graph, [
      {
        ...lines[0],
        source: 'crm',
        id: '1',
        observedAt: '2026-08-01',
        attributes: { givenName: 'Annie', familyName: 'Lee' },
      },
    ])
    const seen = await ask<{ customer: unknown }>(everything, { id: ann })
    expect(seen.data.customer).toMatchObject({
      displayName: 'Anne Lee',
      supersededIds: [],
      profile: {
        givenName: { value: 'Anne', chosenBy: 'CORRECTED', provenance: { source: 'correction', method: 'CORRECTED' } },
        familyName: { value: 'Lee' },
      },
    })
    await ask(text, { id: ann, value: 'Ann-Marie' }, steward)
    expect((await ask<{ customer: unknown }>(everything, { id: ann })).data.customer).toMatchObject({
      displayName: 'Ann-Marie Lee',
    })
    await ask(text, { id: ann, value: null }, steward)
    expect((await ask<{ customer: unknown }>(everything, { id: ann })).data.customer).toMatchObject({
      displayName: 'Annie Lee',
    })
    expect(await faultsIn(graph)).toEqual([])
  })

  it.each([
    'constructor',
    'id',
    '__proto__',
    'toString',
    'addresses',
    'shoeSize',
    '',
  ])('corrects no %s', async (name) => {
    const text = `mutation($id: ID!, $name: String!) {
      correctAttribute(customerId: $id, name: $name, value: "x", reason: "typo") { __typename } }`
    const { codes } = await ask(text, { id: ann, name }, steward)
    expect(codes).toEqual(['BAD_USER_INPUT'])
    // The controls: known to the product, or to a record.
    for (const known of ['jobTitle', 'givenName'])
      expect((await ask(text, { id: ann, name: known }, steward)).codes).toEqual([])
    const attributes = { ...lines[0]?.attributes, shoeSize: '38' }
    await write(graph, [{ ...lines[0], source: 'crm', id: '1', observedAt: '2026-08-01', attributes }])
    expect((await ask(text, { id: ann, name: 'shoeSize' }, steward)).codes).toEqual(['BAD_USER_INPUT'])
    // A purpose that opens what nobody classified.
    expect((await ask(text, { id: ann, name: 'shoeSize' }, officer)).codes).toEqual([])
  })

  it.each([
    ['birthDate', 'not a date', '1980-01-31'],
    ['birthDate', '', '1980-01-31'],
    ['birthDate', '2980-01-31', '31 Jan 1980'],
    ['timeZone', 'EVIL', 'Europe/London'],
    ['preferredLanguage', 'loud', 'de'],
    ['nationality', 'Atlantis', 'GB'],
    ['countryCode', 'ZZZ', 'GB'],
    ['postalCode', 'somewhere', 'LS1 4AP'],
    ['fax', 'none', '+44 20 7946 0000'],
  ])('takes a %s that has its form alone: %j is none, %j is', async (name, wrong, right) => {
    const text = `mutation($id: ID!, $name: String!, $value: String) {
      correctAttribute(customerId: $id, name: $name, value: $value, reason: "typo") { __typename } }`
    const refused = await ask(text, { id: ann, name, value: wrong }, steward)
    expect(refused.codes).toEqual(['BAD_USER_INPUT'])
    expect(refused.messages[0]).toMatch(
      /^`value` of \w+ must be an? .*such as .*; got `.*`\. To remove a correction, pass null\.$/,
    )
    expect(refused.messages[0]).toContain(`of ${name} must`)
    expect(refused.messages[0]).toContain(`got \`${wrong}\``)
    for (const value of [right, null]) expect((await ask(text, { id: ann, name, value }, steward)).codes).toEqual([])
  })

  it('splits, joins and reads what was done', async () => {
    await write(graph, [{ source: 'web', id: '9', identifiers: ids('EMAIL:ann@x.io'), attributes: {} }])
    const split = await ask<{ splitCustomer: { customer: { id: string }; part: { id: string } } }>(
      `mutation($id: ID!) { splitCustomer(id: $id, records: [{source: "web", sourceId: "9"}], reason: "her son") {
        __typename ... on SplitCustomerSuccess { customer { id } part { id } } ... on Error { message } } }`,
      { id: ann },
      steward,
    )
    expect(split.data.splitCustomer.customer.id).toBe(ann)
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1 | web:9')
    const joined = await ask(
      `mutation { assertSame(a: {source: "web", sourceId: "9"}, b: {source: "shop", sourceId: "1"}, reason: "said so") {
        __typename ... on AssertSuccess { same a { customer { id } } b { customer { id } } } } }`,
      {},
      steward,
    )
    expect(joined.data).toMatchObject({ assertSame: { same: true, b: { customer: { id: zoe } } } })
    const changes = await ask<{ customer: { identityChanges: readonly unknown[] } }>(
      '{ customer(id: "ID") { identityChanges { action kind title decidedBy reason undone kept { sourceId } } } }'.replace(
        'ID',
        ann,
      ),
      {},
      steward,
    )
    expect(changes.data.customer.identityChanges).toEqual([
      {
        action: 'SPLIT',
        kind: 'IDENTITY_CHANGE',
        title: 'Records were split off',
        decidedBy: 'tester',
        reason: 'her son',
        undone: false,
        kept: [{ sourceId: '1' }],
      },
    ])
  })

  it('merges accounts and undoes it', async () => {
    await writeAccounts(graph, [
      { source: 'x', id: 'acme', name: 'Acme' },
      { source: 'x', id: 'road', name: 'Roadrunner' },
    ])
    const [acme, road] = [(await subjectOf(graph, 'x:acme')).id, (await subjectOf(graph, 'x:road')).id]
    const { mergeId } = await merge(road, acme)
    const { data } = await ask<{ account: unknown }>('query($id: ID!) { account(id: $id) { id supersededIds } }', {
      id: acme,
    })
    expect(data.account).toEqual({ id: road, supersededIds: [acme] })
    await ask(unmergeText, { id: mergeId }, steward)
    expect((await subjectOf(graph, 'x:acme')).id).toBe(acme)
    expect(await merge(acme, ann)).toMatchObject({ __typename: 'Conflict' })
  })
})

describe('whoever is no steward', () => {
  it('corrects nothing and previews nothing', async () => {
    const { codes } = await ask(mergeText, { keep: ann, absorb: zoe })
    expect(codes).toContain('FORBIDDEN')
    const preview = await ask('query($a: ID!, $b: ID!) { mergePreview(keepId: $a, absorbId: $b) { recordsMoved } }', {
      a: ann,
      b: zoe,
    })
    expect(preview.codes).toEqual(['FORBIDDEN'])
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1')
  })

  it('a steward of other sources finds nobody', async () => {
    const { data } = await ask(mergeText, { keep: ann, absorb: zoe }, { ...steward, sources: ['crm'] })
    expect(data).toMatchObject({ mergeCustomers: { __typename: 'NotFound' } })
  })
})

describe('a reason', () => {
  it('is asked for', async () => {
    const { codes } = await ask(mergeText.replace('they called', ' '), { keep: ann, absorb: zoe }, steward)
    expect(codes).toEqual(['BAD_USER_INPUT'])
  })
})

describe('a token of a customer whose id was merged away', () => {
  it('shows the survivor, and nobody again once the merge is undone', async () => {
    const self = { scopes: ['self'], purpose: 'RightsFulfilment' as const, customerId: zoe }
    const text = '{ me { id displayName } }'
    expect((await ask(text, {}, self)).data).toEqual({ me: { id: zoe, displayName: 'Zoe Quartz' } })
    const { mergeId } = await merge(ann, zoe)
    expect((await ask(text, {}, self)).data).toEqual({ me: { id: ann, displayName: 'Ann Lee' } })
    await ask(unmergeText, { id: mergeId }, steward)
    expect((await ask(text, {}, self)).data).toEqual({ me: { id: zoe, displayName: 'Zoe Quartz' } })
    const other = await ask('query($id: ID!) { customer(id: $id) { id } }', { id: ann }, self)
    expect(other.data).toEqual({ customer: null })
  })
})

describe("an organisation's identifiers", () => {
  it('are no personal data', async () => {
    await writeAccounts(graph, [{ source: 'x', id: 'acme', name: 'Acme', identifiers: ids('DOMAIN:acme.io') }])
    const { id } = await subjectOf(graph, 'x:acme')
    const { data, codes } = await ask('query($id: ID!) { account(id: $id) { identifiers { type value } } }', { id })
    expect(codes).toEqual([])
    expect(data).toEqual({ account: { identifiers: [{ type: 'DOMAIN', value: 'acme.io' }] } })
  })
})

describe('a correction of two people who were merged by mistake', () => {
  const parts = [
    ['givenName', 'Anja'],
    ['middleName', 'Rose'],
    ['city', 'York'],
    ['preferredLanguage', 'fr'],
  ] as const
  const own = { 'crm:1': /Zoe|Quartz|Zinn/, 'shop:1': /Ann|Lee|Leeds/ }

  it.each(
    parts.flatMap(([name, value]) => (['2026-01-01', '2026-03-01'] as const).map((at) => [name, value, at] as const)),
  )('leaves nothing of the one with the other: %s %s, shop of %s', async (name, value, observedAt) => {
    const city = (of: string) => ({ addresses: [{ line1: '1 Road', city: of }] })
    await write(graph, [
      { ...lines[0], observedAt: '2026-02-01', attributes: { ...lines[0]?.attributes, ...city('Leeds') } },
      { ...lines[1], observedAt, attributes: { ...lines[1]?.attributes, ...city('Zinn') } },
    ] as RecordWritten[])
    const { mergeId } = await merge(ann, zoe)
    const text = `mutation($id: ID!, $name: String!, $value: String) { correctAttribute(customerId: $id, name: $name, value: $value, reason: "said") { __typename } }`
    expect((await ask(text, { id: ann, name, value }, steward)).data).toEqual({
      correctAttribute: { __typename: 'CorrectAttributeSuccess' },
    })
    await ask(unmergeText, { id: mergeId }, steward)
    for (const [record, foreign] of Object.entries(own)) {
      const { id } = await subjectOf(graph, record)
      const profile = 'profile { givenName { value } familyName { value } middleName { value } addresses { city } }'
      const { data } = await ask(`query($id: ID!) { customer(id: $id) { displayName ${profile} } }`, { id }, officer)
      expect(JSON.stringify(data)).not.toMatch(foreign)
    }
  })
})
