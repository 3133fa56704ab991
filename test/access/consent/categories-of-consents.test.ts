import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Category, categories } from '../../../access/categories.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
let id = ''

beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(newCustomer)

async function newCustomer() {
  await test.clear()
  await product.ingest([
    { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
    {
      ...{ kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01' },
      identifiers: [{ type: 'EMAIL', value: 'ada@x.example', verifiedAt: '2026-01-01' }],
      attributes: { givenName: 'Ada', familyName: 'Prall' },
    },
  ])
  id = (await subjectOf(test.graph, 'crm:1')).id
}

const support = personaViewer('support', { purposes: ['CustomerCare'] })
const marketing = personaViewer('marketing')

/** One choice about Marketing. `about`: null means all categories. */
interface Choice {
  readonly act: 'GIVEN' | 'REFUSED' | 'withdraw'
  readonly about: readonly Category[] | null
}

async function enter({ act, about }: Choice, by: 'customer' | 'staff' = 'customer') {
  // Choices of one moment are one.
  await setTimeout(3)
  const of = about === null ? '' : `, dataCategories: [${about.join(', ')}]`
  const call =
    act === 'withdraw'
      ? `withdrawConsent(customerId: "${id}", purpose: Marketing)`
      : `recordConsent(customerId: "${id}", purpose: Marketing, status: ${act}${of})`
  const as = by === 'staff' ? support : personaViewer('customer', { customerId: id, record: 'crm:1' })
  const purpose = by === 'staff' ? 'CustomerCare' : 'ServiceProvision'
  const { errors } = await product.ask({ as, for: purpose, query: `mutation { ${call} { __typename } }` })
  return errors.map(({ extensions }) => extensions.reason)
}

/** The categories that Marketing may use, as the guard says and as the consents in force say. */
async function open() {
  const query = (selection: string) => `{ customer(id: "${id}") { ${selection} } }`
  const told = await product.ask({
    as: marketing,
    for: 'Marketing',
    query: query('mayUse(purpose: Marketing) { category allowed }'),
  })
  const listed = await product.ask({
    ...{ as: support, for: 'CustomerCare' },
    query: query('consents(purposes: [Marketing]) { status dataCategories }'),
  })
  type Told = { readonly mayUse: readonly { readonly category: Category; readonly allowed: boolean }[] }
  type Listed = {
    readonly consents: readonly { readonly status: string; readonly dataCategories: Category[] | null }[]
  }
  const { mayUse } = told.data?.customer as Told
  const { consents } = listed.data?.customer as Listed
  return {
    guard: mayUse.flatMap(({ category, allowed }) => (allowed ? [category] : [])),
    // The first that is about a category applies to it.
    ledger: usable.filter(
      (category) =>
        consents.find(({ dataCategories }) => dataCategories === null || dataCategories.includes(category))?.status ===
        'GIVEN',
    ),
  }
}

const usable: readonly Category[] = categories.filter((category) => category !== 'FINANCIAL' && category !== 'SPECIAL')

/** What a customer means who makes these choices one after another, by category: see `consentsAbout`. */
function meantBy(choices: readonly Choice[]): ReadonlyMap<Category, 'GIVEN' | 'ENDED'> {
  const meant = new Map<Category, { readonly state: 'GIVEN' | 'ENDED'; readonly with: readonly Category[] }>()
  for (const { act, about } of choices) {
    const of = act === 'withdraw' || about === null ? categories : about
    for (const category of categories) {
      const before = meant.get(category)
      if (of.includes(category)) meant.set(category, { state: act === 'GIVEN' ? 'GIVEN' : 'ENDED', with: of })
      else if (act === 'GIVEN' && before?.state === 'GIVEN' && before.with.some((one) => of.includes(one)))
        meant.set(category, { state: 'ENDED', with: [] })
    }
  }
  return new Map([...meant].map(([category, { state }]) => [category, state]))
}

const some = fc.constantFrom<Choice['about']>(
  null,
  ['BEHAVIOURAL'],
  ['CONTACT'],
  ['CONTACT', 'IDENTIFYING'],
  ['BEHAVIOURAL', 'INFERRED', 'CONTACT'],
)
const choice: fc.Arbitrary<Choice> = fc.record({
  act: fc.constantFrom<Choice['act']>('GIVEN', 'GIVEN', 'REFUSED', 'withdraw'),
  about: some,
})

const examples: readonly (readonly [string, readonly Choice[], readonly Category[]])[] = [
  ['a consent', [{ act: 'GIVEN', about: null }], usable],
  [
    'a narrower consent',
    [
      { act: 'GIVEN', about: null },
      { act: 'GIVEN', about: ['BEHAVIOURAL'] },
    ],
    ['BEHAVIOURAL'],
  ],
  [
    'a consent to something else as well',
    [
      { act: 'GIVEN', about: ['BEHAVIOURAL'] },
      { act: 'GIVEN', about: ['CONTACT'] },
    ],
    ['CONTACT', 'BEHAVIOURAL'],
  ],
  [
    'a consent to something else after a narrower one',
    [
      { act: 'GIVEN', about: null },
      { act: 'GIVEN', about: ['BEHAVIOURAL'] },
      { act: 'GIVEN', about: ['CONTACT'] },
    ],
    ['CONTACT', 'BEHAVIOURAL'],
  ],
  [
    'a refusal of one category, and a withdrawal of all',
    [
      { act: 'GIVEN', about: null },
      { act: 'REFUSED', about: ['CONTACT'] },
      { act: 'withdraw', about: null },
    ],
    [],
  ],
  [
    'a refusal of one category: the control',
    [
      { act: 'GIVEN', about: null },
      { act: 'REFUSED', about: ['CONTACT'] },
    ],
    usable.filter((category) => category !== 'CONTACT'),
  ],
]

describe('what customers choose for categories of data', () => {
  it.each(examples)('is what is used and what is listed: %s', async (_, choices, expected) => {
    for (const each of choices) expect(await enter(each)).toEqual([])
    expect(await open()).toEqual({ guard: expected, ledger: expected })
  })

  it('is what is used and what is listed, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 2, maxLength: 5 }), async (choices) => {
        await newCustomer()
        for (const each of choices) expect(await enter(each)).toEqual([])
        const meant = meantBy(choices)
        const expected = usable.filter((category) => meant.get(category) === 'GIVEN')
        expect(await open()).toEqual({ guard: expected, ledger: expected })
      }),
      { numRuns: 20, seed: 11 },
    )
  })

  it('is opened again by nobody but the customer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 1, maxLength: 4 }), some, async (choices, about) => {
        await newCustomer()
        for (const each of choices) await enter(each)
        const meant = meantBy(choices)
        const closed = usable.filter((category) => meant.get(category) === 'ENDED')
        const reasons = await enter({ act: 'GIVEN', about }, 'staff')
        const { guard } = await open()
        expect(guard.filter((category) => closed.includes(category))).toEqual([])
        if ((about ?? usable).some((category) => closed.includes(category)))
          expect(reasons).toEqual(['SET_BY_CUSTOMER'])
      }),
      { numRuns: 20, seed: 12 },
    )
  })

  it('is widened by nobody else either', async () => {
    await enter({ act: 'GIVEN', about: ['BEHAVIOURAL'] })
    expect(await enter({ act: 'GIVEN', about: null }, 'staff')).toEqual(['SET_BY_CUSTOMER'])
    expect((await open()).guard).toEqual(['BEHAVIOURAL'])
    // The control: the same again, and by the customer.
    expect(await enter({ act: 'GIVEN', about: ['BEHAVIOURAL'] }, 'staff')).toEqual([])
    // Which is no step towards more.
    expect(await enter({ act: 'GIVEN', about: null }, 'staff')).toEqual(['SET_BY_CUSTOMER'])
    expect((await open()).guard).toEqual(['BEHAVIOURAL'])
    expect(await enter({ act: 'GIVEN', about: null })).toEqual([])
    expect((await open()).guard).toEqual(usable)
  })

  it('may be recorded by staff where the customer chose nothing: the control', async () => {
    expect(await enter({ act: 'GIVEN', about: null }, 'staff')).toEqual([])
    expect((await open()).guard).toEqual(usable)
  })
})

describe('a consent that a customer of two systems limits', () => {
  const erp = {
    ...{ kind: 'record' as const, source: 'erp', id: '1', observedAt: '2026-01-02' },
    attributes: { givenName: 'Ada', familyName: 'Prall', birthDate: '1970-01-02' },
  }
  const mail = { type: 'EMAIL' as const, value: 'ada@x.example' }
  const verified = { ...mail, verifiedAt: '2026-01-01' }
  const other = { type: 'EMAIL' as const, value: 'ada@erp.example', verifiedAt: '2026-01-01' }

  const system = { kind: 'source' as const, source: 'erp' }
  /** What staff record for the record of the second system. */
  async function byStaff() {
    await setTimeout(3)
    const customer = (await subjectOf(test.graph, 'erp:1')).id
    const query = `mutation { recordConsent(customerId: "${customer}", purpose: Marketing, record: { source: "erp", sourceId: "1" }) { __typename } }`
    const { errors } = await product.ask({ as: support, for: 'CustomerCare', query })
    return errors.map(({ extensions }) => extensions.reason)
  }

  it.each([false, true])('ends what staff entered before, in either system: %s', async (isLimited) => {
    await product.ingest([system, { ...erp, identifiers: [verified] }])
    expect(await enter({ act: 'GIVEN', about: null }, 'staff')).toEqual([])
    expect(await byStaff()).toEqual([])
    if (isLimited) expect(await enter({ act: 'GIVEN', about: ['BEHAVIOURAL'] })).toEqual([])
    expect((await open()).guard).toEqual(isLimited ? ['BEHAVIOURAL'] : usable)
  })

  it.each([
    ['verified', [verified]],
    ['stated', [mail]],
  ])('is not widened over the other system, which has the address %s', async (_, identifiers) => {
    await product.ingest([system, { ...erp, identifiers }])
    expect(await enter({ act: 'GIVEN', about: ['BEHAVIOURAL'] })).toEqual([])
    expect(await byStaff()).toEqual(['SET_BY_CUSTOMER'])
    expect((await open()).guard).toEqual(['BEHAVIOURAL'])
  })

  it.each([false, true])('is not widened by a record that joins later: %s', async (isLimited) => {
    await product.ingest([system, { ...erp, identifiers: [other], attributes: { fullName: 'Ada Prall' } }])
    expect(await byStaff()).toEqual([])
    if (isLimited) expect(await enter({ act: 'GIVEN', about: ['BEHAVIOURAL'] })).toEqual([])
    await product.ingest([{ ...erp, observedAt: '2026-02-02', identifiers: [other, verified] }])
    expect((await subjectOf(test.graph, 'erp:1')).id).toBe((await subjectOf(test.graph, 'crm:1')).id)
    id = (await subjectOf(test.graph, 'crm:1')).id
    expect((await open()).guard).toEqual(isLimited ? ['BEHAVIOURAL'] : usable)
  })
})
