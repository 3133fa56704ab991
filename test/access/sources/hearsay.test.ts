import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'known' },
  ])
})
afterAll(() => product.close())

const email = (id: string) => ({ type: 'EMAIL' as const, value: `${id}@example.com` })

function person(source: string, id: string, attributes: object = {}): IngestLineInput {
  const identifiers = [{ ...email(id), ...(source === 'crm' && { verifiedAt: '2026-01-01' }) }]
  return { kind: 'record', source, id, observedAt: '2026-01-01', identifiers, attributes: { ...attributes } }
}

function cancelled(source: string, owner: object): IngestLineInput {
  const when = { occurredAt: '2026-03-01' }
  return { kind: 'event', source, id: 'cancelled', ...owner, name: 'subscription_cancelled', channel: 'WEB', ...when }
}

function booking(id: string): IngestLineInput {
  const more = { amountMinor: 100, currency: 'EUR', occurredAt: '2026-02-01' }
  return { kind: 'billing', source: 'crm', id: `b-${id}`, type: 'BOOKING', record: { source: 'crm', id }, ...more }
}

async function ask(id: string, selection: string) {
  const query = `{ customerByIdentifier(type: EMAIL, value: "${id}@example.com") { ${selection} } }`
  const { data, errors } = await product.ask({ as: 'support', for: 'CustomerCare', query })
  return { found: data?.customerByIdentifier as Readonly<Record<string, unknown>> | null, errors }
}

describe('a record that contradicts a customer and names their e-mail address', () => {
  const ann = { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-01-01' }
  const eve = { givenName: 'Boris', familyName: 'Quist', birthDate: '1951-12-24' }
  const look = async (source: string) => {
    const id = `clash-${source}`
    await product.ingest([person('crm', id, ann), person(source, id, eve)])
    return ask(id, 'displayName')
  }

  it('hides nobody if nobody declared its source', async () => {
    expect(await look('stray')).toMatchObject({ found: { displayName: 'Ann Lee' }, errors: [] })
  })

  it('makes it unclear who is meant if its source is declared: the negative control', async () => {
    expect((await look('known')).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }])
  })
})

describe('a fact told about the e-mail address of a customer, or about a record that joins the customer', () => {
  const stageAfter = async (id: string, source: string, owner: object) => {
    await product.ingest([person('crm', id), booking(id), person(source, id), cancelled(source, owner)])
    const { found } = await ask(id, 'journeys { stage }')
    return found?.journeys
  }
  const scoresAfter = async (id: string, source: string) => {
    await product.ingest([
      person('crm', id),
      { kind: 'feedback', source, id, identifier: email(id), type: 'NPS', score: 1, occurredAt: '2026-03-01' },
    ])
    return (await ask(id, 'feedbackScores { answers } feedback(first: 5) { edges { node { score } } }')).found
  }

  it('moves no journey if nobody declared its source', async () => {
    const before = await stageAfter('still', 'known', { identifier: email('nobody') })
    expect(await stageAfter('mail', 'stray', { identifier: email('mail') })).toEqual(before)
    expect(await stageAfter('own', 'stray2', { record: { source: 'stray2', id: 'own' } })).toEqual(before)
  })

  it('moves the journey if its source is declared: the negative control', async () => {
    const before = await stageAfter('still2', 'known', { identifier: email('nobody') })
    await product.ingest([{ kind: 'source', source: 'later' }])
    expect(await stageAfter('mail2', 'later', { identifier: email('mail2') })).not.toEqual(before)
  })

  it('moves no journey by what it says of money, unless its source is declared', async () => {
    const stageAfterBooking = async (id: string, source: string) => {
      const money = { amountMinor: 100, currency: 'EUR', occurredAt: '2026-02-01' }
      await product.ingest([
        person('crm', id),
        { kind: 'billing', source, id: `b-${id}`, type: 'BOOKING', identifier: email(id), ...money },
      ])
      return (await ask(id, 'journeys { stage }')).found?.journeys
    }
    expect(await stageAfterBooking('bill', 'stray')).toEqual([])
    expect(await stageAfterBooking('bill2', 'known')).toEqual([{ stage: 'BOOKING' }])
  })

  it('is shown as feedback and counts in no score if nobody declared its source', async () => {
    expect(await scoresAfter('nps', 'stray')).toMatchObject({ feedbackScores: [], feedback: { edges: [{}] } })
    expect(await scoresAfter('nps2', 'known')).toMatchObject({ feedbackScores: [{ answers: 1 }] })
  })
})
