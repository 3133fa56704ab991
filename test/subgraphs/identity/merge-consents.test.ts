import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { categories } from '../../../access/categories.ts'
import { policy } from '../../../access/policy.ts'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
beforeEach(async () => {
  await test.clear()
  const email = (who: string) => ({ type: 'EMAIL' as const, value: `${who}@prall.example` })
  const proven = (who: string) => ({ ...email(who), verifiedAt: '2026-01-01' })
  const [ada, adele] = [
    { givenName: 'Ada', familyName: 'Prall', birthDate: '1971-02-03' },
    { givenName: 'Adele', familyName: 'Prall', birthDate: '1984-11-22' },
  ]
  const record = { kind: 'record' as const, observedAt: '2026-01-02' }
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'erp' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
    { ...record, source: 'crm', id: 'a', identifiers: [proven('a')], attributes: ada },
    { ...record, source: 'erp', id: 'b', identifiers: [proven('b')], attributes: adele },
    { ...record, source: 'web', id: 'x', identifiers: [email('a')], attributes: ada },
    { ...record, source: 'web', id: 'y', identifiers: [email('b')], attributes: adele },
  ])
  expect(await idOf('crm:a')).not.toBe(await idOf('erp:b'))
  expect(await idOf('web:x')).toBe(await idOf('crm:a'))
  expect(await idOf('web:y')).toBe(await idOf('erp:b'))
})
afterAll(() => product.close())

const support = personaViewer('support', { purposes: [...purposeKeys] })
const officer: Viewer = {
  ...support,
  scopes: new Set([...support.scopes, 'identity:steward', 'privacy:manage', 'engagement:read', 'billing:read']),
}

/** Who acts: staff, or the customer who signed in with this record. `ID` stands for the customer that the record belongs to. */
type Act = readonly ['staff for' | 'self', 'crm:a' | 'erp:b' | 'web:x' | 'web:y', string]

const agree = 'recordConsent(customerId: "ID", purpose: Marketing, method: "phone")'
const refuse = 'recordConsent(customerId: "ID", purpose: Marketing, status: REFUSED)'
const object = 'objectToUse(customerId: "ID", purpose: CustomerCare)'
const restrict = 'restrictUse(customerId: "ID")'

/**
 * `web:x` is a form that merely states the address of `crm:a`, and `web:y` that of `erp:b`: whoever signs in with one of them may be a
 * stranger.
 */
const cases: Readonly<Record<string, readonly Act[]>> = {
  'nobody decided': [],
  'the one agreed': [['staff for', 'crm:a', agree]],
  'the other agreed': [['staff for', 'erp:b', agree]],
  'both agreed': [
    ['staff for', 'crm:a', agree],
    ['staff for', 'erp:b', agree],
  ],
  'the other refused': [
    ['staff for', 'crm:a', agree],
    ['self', 'erp:b', refuse],
  ],
  'the other refused before the one agreed': [
    ['self', 'erp:b', refuse],
    ['staff for', 'crm:a', agree],
  ],
  'staff recorded the refusal': [
    ['staff for', 'crm:a', agree],
    ['staff for', 'erp:b', refuse],
  ],
  'a stranger of the one refused': [
    ['staff for', 'crm:a', agree],
    ['self', 'web:x', refuse],
  ],
  'a stranger of the one refused and restricted': [
    ['staff for', 'crm:a', agree],
    ['self', 'web:x', refuse],
    ['self', 'web:x', restrict],
  ],
  'a stranger of the other refused and restricted': [
    ['staff for', 'crm:a', agree],
    ['staff for', 'erp:b', agree],
    ['self', 'web:y', refuse],
    ['self', 'web:y', restrict],
  ],
  'strangers of both objected': [
    ['self', 'web:x', object],
    ['self', 'web:y', object],
  ],
  'a stranger agreed': [['self', 'web:y', agree]],
  'the one objected': [['self', 'crm:a', object]],
  'staff recorded the objection': [['staff for', 'erp:b', object]],
  'the one restricted': [
    ['staff for', 'erp:b', agree],
    ['self', 'crm:a', restrict],
  ],
  'staff recorded the restriction': [
    ['staff for', 'crm:a', agree],
    ['staff for', 'erp:b', restrict],
  ],
}

const idOf = async (record: string) => (await subjectOf(test.graph, record)).id

async function ask<T>(as: Viewer, query: string, purpose: PurposeKey = 'RightsFulfilment'): Promise<T> {
  const { data, errors } = await product.ask({ as, for: purpose, query })
  expect(errors).toEqual([])
  return data as T
}

interface Effects {
  readonly isRestricted: boolean
  readonly byPurpose: ReadonlyMap<PurposeKey, string>
}

/** What the subgraph answers that may be done with the data of a customer, as far as the customer's own decisions say. */
async function effectsOf(record: string): Promise<Effects> {
  const id = await idOf(record)
  const uses = purposeKeys.map((purpose) => `${purpose}: mayUse(purpose: ${purpose}) { category allowed reason }`)
  type Use = {
    readonly category: (typeof categories)[number]
    readonly allowed: boolean
    readonly reason: string | null
  }
  const { customer } = await ask<{ customer: Record<PurposeKey, readonly Use[]> }>(
    officer,
    `{ customer(id: "${id}") { ${uses.join(' ')} } }`,
  )
  const isOwnDecision = (purpose: PurposeKey) => (use: Use) =>
    ['C', 'I'].includes(policy.purposes[purpose].cells[use.category]?.basis ?? '') && use.reason !== 'RESTRICTED'
  return {
    isRestricted: customer.ServiceProvision.some(({ reason }) => reason === 'RESTRICTED'),
    byPurpose: new Map(
      purposeKeys.map((purpose) => [purpose, JSON.stringify(customer[purpose].filter(isOwnDecision(purpose)))]),
    ),
  }
}

/** The purposes, and RESTRICTION, that the merge changed for either side. */
function changesBetween(sides: readonly Effects[], together: Effects): readonly string[] {
  const someWasRestricted = sides.some(({ isRestricted }) => isRestricted)
  return [
    ...(sides.some(({ isRestricted }) => isRestricted !== together.isRestricted) ? ['RESTRICTION'] : []),
    ...purposeKeys.filter((purpose) => {
      // Nobody can see what an objection would close of data that are restricted in any case.
      const isOpenToObjection = Object.values(policy.purposes[purpose].cells).every(({ basis }) => basis !== 'C')
      if (isOpenToObjection && someWasRestricted) return false
      return sides.some(({ byPurpose }) => byPurpose.get(purpose) !== together.byPurpose.get(purpose))
    }),
  ]
}

describe('the preview of a merge states what the merge changes in the permitted use', () => {
  const both = [
    ['crm:a', 'erp:b'],
    ['erp:b', 'crm:a'],
  ] as const
  it.each(
    Object.keys(cases).flatMap((name) => both.map(([keep, absorb]) => [name, keep, absorb] as const)),
  )('%s: %s and %s', async (name, keep, absorb) => {
    for (const [who, record, call] of cases[name] ?? []) {
      const customerId = await idOf(record)
      const as = who === 'self' ? personaViewer('customer', { customerId, record }) : officer
      await ask(as, `mutation { ${call.replace('ID', customerId)} { __typename } }`)
    }
    const sides = [await effectsOf(keep), await effectsOf(absorb)]
    const ids = `keepId: "${await idOf(keep)}", absorbId: "${await idOf(absorb)}"`
    const { mergePreview } = await ask<{ mergePreview: { consentChanges: readonly string[]; blockedBy: string[] } }>(
      officer,
      `{ mergePreview(${ids}) { consentChanges blockedBy } }`,
    )
    expect(mergePreview.blockedBy).toEqual([])
    const merge = `mutation { mergeCustomers(${ids}, reason: "same") { __typename } }`
    expect(await ask(officer, merge)).toEqual({ mergeCustomers: { __typename: 'MergeCustomersSuccess' } })
    const stated = mergePreview.consentChanges.map((change) => change.slice(0, change.indexOf(':')))
    expect(stated).toEqual(changesBetween(sides, await effectsOf(keep)))
  })
})
