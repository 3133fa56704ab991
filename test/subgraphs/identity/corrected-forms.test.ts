import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import {
  declare,
  ids,
  type RecordWritten,
  type Subject,
  subjectOf,
  write,
  writeAccounts,
} from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)
/** Nothing is closed to them, not even what forms state. */
const officer = {
  scopes: ['customer:read', 'identity:steward', 'privacy:manage'],
  purpose: 'RightsFulfilment' as const,
}

const verified = (value: string) => [
  { type: 'EMAIL' as const, value, verifiedAt: '2026-01-01T00:00:00Z', verifiedBy: 'link' },
]

const victim: RecordWritten = {
  source: 'crm',
  id: 'victim',
  identifiers: verified('victim@x.io'),
  attributes: { givenName: 'Vera', familyName: 'Stone', jobTitle: 'Surgeon', preferredLanguage: 'fr' },
}
const visitor: RecordWritten = {
  source: 'web',
  id: 'visitor',
  identifiers: verified('visitor@x.io'),
  attributes: { givenName: 'Mo', familyName: 'Field' },
}
/** What the visitor's account states later: somebody else's address, and nothing that contradicts the person it belongs to. */
const naming = (value: string): RecordWritten => ({
  source: 'web',
  id: 'visitor',
  observedAt: '2026-03-01',
  identifiers: ids(`EMAIL:${value}`),
  attributes: {},
})

async function correct(recordId: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const { id } = await subjectOf(graph, recordId)
  for (const [name, value] of Object.entries(values)) {
    const { data } = await ask(
      `mutation($id: ID!, $name: String!, $value: String) {
        correctAttribute(customerId: $id, name: $name, value: $value, reason: "asked for") { __typename }
      }`,
      { id, name, value },
      officer,
    )
    expect(data).toEqual({ correctAttribute: { __typename: 'CorrectAttributeSuccess' } })
  }
}

async function profileOf(recordId: string, sources?: readonly string[]) {
  const { id } = await subjectOf(graph, recordId)
  const { data } = await ask<{ customer: { profile: { attributes: object[]; preferredLanguage: object } } }>(
    `query($id: ID!) { customer(id: $id) { profile {
      preferredLanguage { value chosenBy } attributes(names: ["jobTitle"]) { value chosenBy }
    } } }`,
    { id },
    sources === undefined ? {} : { sources },
  )
  const { attributes, preferredLanguage } = data.customer.profile
  return { jobTitle: attributes[0], preferredLanguage }
}

const ofVictim = {
  jobTitle: { value: 'Surgeon', chosenBy: 'SYSTEM_OF_RECORD' },
  preferredLanguage: { value: 'fr', chosenBy: 'SYSTEM_OF_RECORD' },
}

beforeEach(async () => {
  await clear()
  await declare(graph, [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] }])
})

/** The two are one customer now, so that what follows is about what counts there. */
async function expectJoined(one: string, other: string): Promise<Subject> {
  const subject = await subjectOf(graph, one)
  expect((await subjectOf(graph, other)).id).toBe(subject.id)
  return subject
}

describe("a correction for a visitor whose record then states somebody else's address", () => {
  it('overrules no system of record, for anybody', async () => {
    await write(graph, [victim])
    await write(graph, [visitor])
    await correct('web:visitor', { jobTitle: 'Clown', preferredLanguage: 'it' })
    // The control: for the visitor it counts.
    expect(await profileOf('web:visitor')).toEqual({
      jobTitle: { value: 'Clown', chosenBy: 'ONLY_VALUE' },
      preferredLanguage: { value: 'it', chosenBy: 'ONLY_VALUE' },
    })
    await write(graph, [naming('victim@x.io')])
    await expectJoined('web:visitor', 'crm:victim')
    expect(await profileOf('crm:victim')).toEqual(ofVictim)
    expect(await profileOf('crm:victim', ['crm', 'web'])).toMatchObject({ jobTitle: { value: 'Surgeon' } })
  })

  it('overrules no record that verified the address', async () => {
    await write(graph, [{ ...victim, source: 'web' }])
    await write(graph, [visitor])
    await correct('web:visitor', { jobTitle: 'Clown', preferredLanguage: 'it' })
    await write(graph, [naming('victim@x.io')])
    await expectJoined('web:visitor', 'web:victim')
    expect(await profileOf('web:victim')).toMatchObject({
      jobTitle: { value: 'Surgeon' },
      preferredLanguage: { value: 'fr' },
    })
  })

  it('gives the customer no household', async () => {
    const orchard = { line1: '7 Orchard Lane', city: 'Leeds', postalCode: 'LS1 9ZZ', countryCode: 'GB' }
    const carlos = { source: 'crm', id: 'carlos', identifiers: ids('EMAIL:carlos@x.io') }
    await write(graph, [
      victim,
      { ...carlos, attributes: { givenName: 'Carlos', familyName: 'Stone', addresses: [orchard] } },
    ])
    await write(graph, [{ ...visitor, attributes: { familyName: 'Stone' } }])
    const homeOf = async () => {
      const { id } = await subjectOf(graph, 'crm:victim')
      const { data } = await ask<{ customer: { household: object | null } }>(
        'query($id: ID!) { customer(id: $id) { household { members { customer { displayName } } } } }',
        { id },
        { purpose: 'FraudPreventionAndDetection' },
      )
      return data.customer.household
    }
    const at = { line1: orchard.line1, city: orchard.city, postalCode: orchard.postalCode, country: 'GB' }
    await correct('web:visitor', { familyName: 'Stone', ...at })
    await write(graph, [{ ...naming('victim@x.io'), attributes: { familyName: 'Stone' } }])
    await expectJoined('web:visitor', 'crm:victim')
    expect(await homeOf()).toBeNull()
    // The control: the same correction for the customer.
    await correct('crm:victim', at)
    expect(await homeOf()).not.toBeNull()
  })
})

describe('a correction for a customer', () => {
  it('overrules every record, whichever came first, and the latest correction counts', async () => {
    await write(graph, [{ ...victim, source: 'web', attributes: { jobTitle: 'Nurse' } }])
    await correct('web:victim', { jobTitle: 'Vet' })
    await write(graph, [victim])
    await expectJoined('web:victim', 'crm:victim')
    expect(await profileOf('crm:victim')).toMatchObject({ jobTitle: ofVictim.jobTitle })
    await correct('crm:victim', { jobTitle: 'Surgeon General' })
    expect(await profileOf('crm:victim')).toMatchObject({
      jobTitle: { value: 'Surgeon General', chosenBy: 'CORRECTED' },
    })
    await correct('web:victim', { jobTitle: 'Consultant' })
    await write(graph, [{ ...victim, observedAt: '2026-09-01', attributes: { jobTitle: 'Surgeon' } }])
    expect(await profileOf('crm:victim')).toMatchObject({ jobTitle: { value: 'Consultant', chosenBy: 'CORRECTED' } })
    await correct('crm:victim', { jobTitle: null })
    expect(await profileOf('crm:victim')).toMatchObject({ jobTitle: { value: 'Surgeon' } })
  })
})

describe('a correction for a company that then names another one', () => {
  const nameOf = async (recordId: string) => {
    const { id } = await subjectOf(graph, recordId)
    const text = 'query($id: ID!) { account(id: $id) { name firmographics { industry { value chosenBy } } } }'
    const { data } = await ask<{ account: object }>(text, { id }, { purpose: 'Marketing' })
    return data.account
  }
  const company = (source: string, id: string, domain: string, attributes: object, observedAt = '2026-01-02') => ({
    ...{ source, id, observedAt, identifiers: ids(`DOMAIN:${domain}`), name: 'Quartz Mills GmbH' },
    attributes: { ...attributes },
  })

  it('neither overrules a system of record nor makes it a sole trader', async () => {
    await writeAccounts(graph, [company('crm', 'co', 'quartz.example', { industry: 'Textiles' })])
    const before = await nameOf('crm:co')
    expect(before).toMatchObject({ name: 'Quartz Mills GmbH', firmographics: { industry: { value: 'Textiles' } } })
    await writeAccounts(graph, [company('web', 'evil', 'evil.example', {})])
    await correct('web:evil', { industry: 'Arms dealing', legalForm: 'Einzelunternehmen' })
    // The control: it is one.
    expect(await nameOf('web:evil')).toMatchObject({ name: null })
    await writeAccounts(graph, [company('web', 'evil', 'quartz.example', {}, '2026-03-01')])
    await expectJoined('web:evil', 'crm:co')
    expect(await nameOf('crm:co')).toMatchObject({
      name: 'Quartz Mills GmbH',
      firmographics: { industry: { value: 'Textiles', chosenBy: 'SYSTEM_OF_RECORD' } },
    })
    // The control: staff say so about the company itself.
    await correct('crm:co', { legalForm: 'Einzelunternehmen' })
    expect(await nameOf('crm:co')).toMatchObject({ name: null })
  })
})
