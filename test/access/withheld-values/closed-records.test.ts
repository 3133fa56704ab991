import { beforeAll, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { type Answers, type Asker, differences, useJoinedWorld } from '../known-records/joined-world.ts'
import { type Closing, customerOf, type Variant } from './half-closed.ts'

/**
 * Customers of whom one record is closed and another is open. Two graphs differ in what the closed record states and in what is known about it.
 * Whoever may not see that record must get the same answers from both.
 */
const world = useJoinedWorld()
const steward = {
  scopes: new Set(['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'identity:steward']),
}

interface Case {
  readonly closing: Closing
  readonly asker: Asker
}

const cases: Readonly<Record<string, Case>> = {
  'a record that joined after the consent was confirmed, for Marketing': {
    closing: 'JOINED_LATER',
    asker: { viewer: {}, purpose: 'Marketing' },
  },
  'a record whose customer restricted the use, for support': {
    closing: 'RESTRICTED',
    asker: { viewer: steward, purpose: 'CustomerCare' },
  },
}

async function mutate(mutation: string, asker: Asker): Promise<void> {
  const { data, errors } = await world.ask(`mutation { done: ${mutation} { __typename } }`, asker)
  const { done } = (data ?? {}) as { readonly done?: { readonly __typename: string } }
  if (!done?.__typename.endsWith('Success')) throw new Error(`${mutation}: ${JSON.stringify({ data, errors })}`)
}

/** The ids of the customer and of the two companies that the records name. */
async function build(closing: Closing, variant: Variant): Promise<readonly [string, string, string]> {
  await world.clear()
  world.setNextId(0)
  const { before, after } = customerOf(closing, variant)
  const ingest = async (lines: readonly IngestLineInput[], from: number) => {
    for (const [index, line] of lines.entries()) {
      // The same ids in both graphs, however many facts there are.
      world.setNextId(from + 1_000 * index)
      await world.ingest([line])
    }
  }
  await ingest(before, 10_000)
  const customer = await world.ownerOf('erp:open')
  world.setNextId(1_000_000)
  if (closing === 'JOINED_LATER')
    await mutate(`recordConsent(customerId: "${customer}", purpose: Marketing, confirmed: true)`, {
      viewer: { scopes: new Set(['consent:write', 'customer:read', 'consent:read']) },
      purpose: 'ServiceProvision',
    })
  else
    await mutate(`restrictUse(customerId: "${customer}")`, {
      viewer: { scopes: new Set(['self']), customerId: customer, record: 'crm:closed' },
      purpose: 'RightsFulfilment',
    })
  await ingest(after, 2_000_000)
  await world.fit()
  const [open, closed] = [await world.ownerOf('erp:open'), await world.ownerOf('crm:closed')]
  if (open !== closed) throw new Error('the records are two customers')
  return [open, await world.ownerOf('crm:co-open'), await world.ownerOf('crm:co-closed')]
}

/** What the closed record states, as shown to somebody to whom nothing is closed. */
const telling: Readonly<Record<string, string>> = {
  accounts: 'accounts { role account { id } }',
  household: 'household { id }',
  identifiers: 'identifiers(first: 9) { edges { node { value } } }',
  profile: 'profile { attributes(names: ["jobTitle"]) { value } }',
  resolution: 'resolution { steps { features { name score } } }',
  touchpoints: 'touchpoints(first: 9) { edges { node { occurredAt } } }',
  ledger: 'ledger(first: 9) { edges { node { occurredAt } } }',
}
const officer: Asker = {
  viewer: { scopes: new Set([...steward.scopes, 'privacy:manage']) },
  purpose: 'RightsFulfilment',
}

async function tellAll(customer: string): Promise<ReadonlyMap<string, string>> {
  const { data } = await world.ask(`{ customer(id: "${customer}") { ${Object.values(telling).join(' ')} } }`, officer)
  // Of the query above.
  const answered = (data as { readonly customer: Readonly<Record<string, unknown>> }).customer
  return new Map(Object.keys(telling).map((field) => [field, JSON.stringify(answered[field])]))
}

interface Round {
  /** The control. */
  readonly told: ReadonlyMap<string, string>
  readonly customer: Answers
  readonly companies: readonly Answers[]
  readonly mate: Answers
}

async function askAll({ closing, asker }: Case, variant: Variant): Promise<Round> {
  const [customer, ...companies] = await build(closing, variant)
  const mate = await world.ownerOf('crm:mate')
  return {
    told: await tellAll(customer),
    customer: await world.answersOf('Customer', customer, asker, 'together'),
    companies: await Promise.all(companies.map((id) => world.answersOf('Account', id, asker, 'together'))),
    mate: await world.answersOf('Customer', mate, asker, 'together'),
  }
}

describe.each(Object.entries(cases))('%s', (_, one) => {
  let rounds: readonly Round[]
  beforeAll(async () => {
    rounds = [await askAll(one, 0), await askAll(one, 1)]
  }, 600_000)
  const changed = (answersOf: (round: Round) => Answers | undefined) =>
    differences(withoutConfidences(answersOf(rounds[0] as Round)), withoutConfidences(answersOf(rounds[1] as Round)))

  it('changes what is shown to somebody to whom nothing is closed: the control', () => {
    const [before, after] = rounds.map(({ told }) => told)
    const same = Object.keys(telling).filter((field) => before?.get(field) === after?.get(field))
    expect(same).toEqual([])
  })

  it('changes no answer about the customer', () => expect(changed(({ customer }) => customer)).toEqual([]))
  it('changes no answer about the companies', () => {
    expect(changed(({ companies }) => companies[0])).toEqual([])
    expect(changed(({ companies }) => companies[1])).toEqual([])
  })
  it('changes no answer about whoever lives there', () => expect(changed(({ mate }) => mate)).toEqual([]))
})

/** How certain it is that the two records are one customer's is shown: it is computed over the records that may be known, not over the open ones. */
function withoutConfidences(answers: Answers = new Map()): Answers {
  return new Map([...answers].map(([name, text]) => [name, text.replace(/"confidence":[\d.]+/g, '"confidence":0')]))
}
