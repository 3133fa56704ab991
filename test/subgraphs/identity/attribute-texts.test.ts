import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../../access/purposes.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product

/** Each is withheld for Personalisation, wherever a source writes it. */
const hidden = {
  email: 'hidden@secret.example',
  phone: '+44 20 7946 0123',
  iban: 'DE89 3704 0044 0532 0130 00',
  salary: '50,000 EUR',
  birthDate: '1977-05-06',
}
const nested = { ...hidden, religion: 'zoroastrian', passport: 'X98765432', diagnosis: 'influenza' }
const text = `write to ${hidden.email} or ${hidden.phone}, ${hidden.iban}, ${hidden.salary}, born on ${hidden.birthDate}`

/** By the attribute in which they stand. */
const records: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  names: { names: [{ givenName: 'Greta', familyName: 'Other', ...nested }] },
  employer: { employer: { title: 'Acme', ...nested } },
  jobTitle: { jobTitle: text },
  gender: { gender: text },
  preferredLanguage: { preferredLanguage: text },
  middleName: { middleName: text },
  fullName: { fullName: `Greta ${hidden.email}` },
  'names of text': { names: [text] },
  list: { jobTitle: ['clerk', text] },
  address: { jobTitle: `write to ${hidden.email}` },
}

beforeAll(async () => {
  product = await startProduct(test)
  await product.ingest([
    { kind: 'source', source: 'crm' },
    ...Object.entries(records).flatMap(([id, attributes], index) => [
      {
        ...{ kind: 'record' as const, source: 'crm', id, observedAt: '2026-01-02' },
        attributes: { givenName: 'Greta', familyName: `Holdsworth${index}`, title: 'Dr', ...attributes },
      },
      ...(['Personalisation', 'Marketing'] as const).map((purpose) => ({
        ...{ kind: 'consent' as const, source: 'crm', id: `${id} ${purpose}`, record: { source: 'crm', id } },
        ...{ purpose, status: 'GIVEN' as const, occurredAt: '2026-01-03' },
        dataCategories: ['IDENTIFYING' as const, 'DEMOGRAPHIC' as const],
      })),
    ]),
  ])
})
afterAll(() => product.close())

async function shownOf(id: string, persona: 'marketing' | 'support', purpose: PurposeKey) {
  const customer = (await subjectOf(test.graph, `crm:${id}`)).id
  const { data } = await product.ask({
    as: personaViewer(persona, { purposes: [purpose] }),
    for: purpose,
    query: `{ customer(id: "${customer}") { displayName profile {
      givenName { value } familyName { value } names { value } preferredLanguage { value alternatives { value } }
      attributes { name value alternatives { value } }
    } } }`,
  })
  return JSON.stringify(data)
}

describe.each(Object.keys(records))('what stands in %s beyond the attribute itself', (id) => {
  it.each(['Personalisation', 'Marketing'] as const)('is withheld for %s', async (purpose) => {
    const shown = await shownOf(id, 'marketing', purpose)
    expect(shown).toContain('Dr')
    // Only Personalisation masks birth dates.
    for (const [key, value] of Object.entries(nested))
      if (purpose === 'Personalisation' || key !== 'birthDate') expect(shown).not.toContain(value)
  })
})

it('leaves the rest of the value', async () => {
  const [names, employer] = [
    await shownOf('names', 'marketing', 'Marketing'),
    await shownOf('employer', 'marketing', 'Marketing'),
  ]
  expect(names).toContain('Other')
  expect(employer).toContain('Acme')
})

it('is shown to customer care, as its kind is: the control', async () => {
  expect(await shownOf('address', 'support', 'CustomerCare')).toContain(hidden.email)
  const names = await shownOf('names', 'support', 'CustomerCare')
  expect(names).toContain(hidden.phone)
  expect(names).not.toContain(nested.religion)
})
