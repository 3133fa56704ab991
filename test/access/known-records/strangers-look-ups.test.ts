import { describe, expect, it } from 'vitest'
import { assertSame } from '../../../resolution/corrections/assert-pair.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { declare, deps, ids, type RecordWritten, write } from '../../resolution/graph-state.ts'
import type { Asking } from '../../subgraphs/identity/viewers.ts'
import { useSignIn } from './sign-in.ts'

const sources = [
  { source: 'crm' },
  { source: 'web', role: 'TOUCHPOINT' as const },
  { source: 'app', role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const] },
]
const { ask, graph, idOf, test } = useSignIn(sources)

const person = {
  givenName: 'Norbert',
  familyName: 'Wexlington',
  birthDate: '1969-04-11',
  addresses: [{ line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }],
}
const verified = (value: string) => ({ type: 'EMAIL' as const, value, verifiedAt: '2026-01-01' })
const own = ['EMAIL:mal@x.io', 'COOKIE_ID:mal-cookie', 'USER_ID:mal-user', 'PHONE:+447700900999']
const victim: RecordWritten = { source: 'crm', id: 'vic', identifiers: [verified('vic@x.io')], attributes: person }

/** Who is found by `key`, by both look-ups. */
async function found(key: string, asking: Asking = {}): Promise<readonly (string | undefined)[]> {
  const [type, value] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  const query = `query ($type: IdentifierType!, $value: String!) {
    one: customerByIdentifier(type: $type, value: $value) { id }
    all: customersByIdentifier(type: $type, value: $value) { id }
  }`
  const { data, codes } = await ask<{ one: { id: string } | null; all: { id: string }[] }>(
    query,
    { type, value },
    asking,
  )
  expect(codes).toEqual([])
  return [data.one?.id, ...data.all.map(({ id }) => id)]
}

const nobody = [undefined]

describe('a look-up by what a stranger wrote beside a customer’s own values', () => {
  const byName = { attributes: person, identifiers: ids(...own) }
  const byEmail = { identifiers: ids('EMAIL:vic@x.io', ...own) }
  it.each<readonly [string, RecordWritten]>([
    ['an undeclared source, by name and birth date', { source: 'stray', id: 'mal', ...byName }],
    ['an undeclared source, by the e-mail address', { source: 'stray', id: 'mal', ...byEmail }],
    ['a form, by name and birth date', { source: 'web', id: 'mal', ...byName }],
    ['a form, by the e-mail address', { source: 'web', id: 'mal', ...byEmail }],
    [
      'an app that verified the stranger’s own address, by name and birth date',
      { source: 'app', id: 'mal', attributes: person, identifiers: [verified('mal@x.io'), ...ids(...own.slice(1))] },
    ],
  ])('does not find the customer: %s', async (_, stranger) => {
    await write(graph, [victim])
    await write(graph, [stranger])
    // The record did join.
    const id = await idOf('crm:vic')
    expect(await idOf(`${stranger.source}:mal`)).toBe(id)
    for (const key of own) expect([key, ...(await found(key))]).toEqual([key, ...nobody])
    expect(await found('EMAIL:vic@x.io')).toEqual([id, id])
    // Whoever knows of such records alone finds these by what they hold.
    expect(await found('EMAIL:mal@x.io', { sources: [stranger.source] })).toEqual([id, id])
  })

  it('does not find whom only a form knows by what an undeclared source holds', async () => {
    await write(graph, [{ source: 'web', id: 'vic', identifiers: ids('EMAIL:vic@x.io'), attributes: person }])
    await write(graph, [{ source: 'stray', id: 'mal', ...byEmail }])
    expect(await idOf('stray:mal')).toBe(await idOf('web:vic'))
    expect(await found('EMAIL:mal@x.io')).toEqual(nobody)
  })
})

describe('a customer whom touchpoints alone know', () => {
  const visitor = (source: string, id: string, ...keys: readonly string[]): RecordWritten => ({
    ...{ source, id, attributes: { givenName: 'Wona', familyName: 'Onlyweb' }, identifiers: ids(...keys) },
  })

  const confirmed = { ...visitor('app', 'vic'), identifiers: [verified('vic@x.io'), ...ids('COOKIE_ID:c1')] }

  it('is not found by what a form states beside the address that they verified', async () => {
    await write(graph, [confirmed])
    await write(graph, [visitor('web', 'mal', 'EMAIL:vic@x.io', ...own)])
    const id = await idOf('app:vic')
    expect(await idOf('web:mal')).toBe(id)
    for (const key of own) expect([key, ...(await found(key))]).toEqual([key, ...nobody])
    for (const key of ['EMAIL:vic@x.io', 'COOKIE_ID:c1']) expect(await found(key)).toEqual([id, id])
  })

  it('is not taken for a stranger who verified another address', async () => {
    const identifiers = [verified('mal@x.io'), ...ids('EMAIL:vic@x.io', ...own.slice(1))]
    await write(graph, [confirmed])
    await write(graph, [{ ...visitor('app', 'mal'), identifiers }])
    const [id, stranger] = [await idOf('app:vic'), await idOf('app:mal')]
    expect(stranger).not.toBe(id)
    for (const key of own) expect([key, ...(await found(key))]).toEqual([key, stranger, stranger])
    expect(await found('COOKIE_ID:c1')).toEqual([id, id])
  })

  it('is not found by what a stranger holds who verified an address of their own, before or after them', async () => {
    const unverified = visitor('web', 'vic', 'EMAIL:vic@x.io', 'COOKIE_ID:c1', 'USER_ID:vic-user')
    for (const more of [['EMAIL:vic@x.io'], ['USER_ID:vic-user'], []]) {
      const stranger = visitor('app', 'mal', ...own.slice(1, 2), ...more)
      const mallory = { ...stranger, identifiers: [verified('mal@x.io'), ...(stranger.identifiers ?? [])] }
      for (const records of [
        [unverified, mallory],
        [mallory, unverified],
      ]) {
        await test.clear()
        await declare(graph, sources)
        for (const record of records) await write(graph, [record])
        const [id, other] = [await idOf('web:vic'), await idOf('app:mal')]
        expect(other).not.toBe(id)
        for (const key of ['EMAIL:mal@x.io', 'COOKIE_ID:mal-cookie'])
          expect([key, ...(await found(key))]).toEqual([key, other, other])
        expect(await found('COOKIE_ID:c1')).toEqual([id, id])
      }
    }
  })

  it('is not found by a stranger’s values until it is resolved again, where an earlier version united the two', async () => {
    await test.clear()
    await declare(graph, [...sources.slice(0, 2), { source: 'app', role: 'TOUCHPOINT' }])
    const stranger = visitor('app', 'mal', 'EMAIL:vic@x.io', 'COOKIE_ID:mal-cookie')
    await write(graph, [visitor('web', 'vic', 'EMAIL:vic@x.io', 'COOKIE_ID:c1')])
    await write(graph, [{ ...stranger, identifiers: [verified('mal@x.io'), ...(stranger.identifiers ?? [])] }])
    // Nothing was verified when they were united.
    await declare(graph, sources)
    const id = await idOf('web:vic')
    expect(await idOf('app:mal')).toBe(id)
    for (const key of ['EMAIL:mal@x.io', 'COOKIE_ID:mal-cookie', 'COOKIE_ID:c1'])
      expect([key, ...(await found(key))]).toEqual([key, ...nobody])
    await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
    const other = await idOf('app:mal')
    expect(other).not.toBe(await idOf('web:vic'))
    for (const key of ['EMAIL:mal@x.io', 'COOKIE_ID:mal-cookie']) expect(await found(key)).toEqual([other, other])
  })

  it('is not found by a browser that states their user id, where no login is verified', async () => {
    await write(graph, [visitor('web', 'vic', 'EMAIL:vic@x.io', 'USER_ID:u1', 'COOKIE_ID:c1')])
    await write(graph, [visitor('web', 'mal', 'USER_ID:u1', 'COOKIE_ID:mal-cookie')])
    const id = await idOf('web:vic')
    expect(await idOf('web:mal')).toBe(id)
    for (const key of ['COOKIE_ID:mal-cookie', 'EMAIL:vic@x.io']) expect(await found(key)).toEqual(nobody)
    expect(await found('USER_ID:u1')).toEqual([id, id])
  })

  it('is found by what all of their browsers hold where nobody verified anything', async () => {
    await write(graph, [visitor('web', 'one', 'EMAIL:vic@x.io', 'COOKIE_ID:c1', 'DEVICE_ID:d1')])
    const id = await idOf('web:one')
    // The same browser once more is the same visitor.
    await write(graph, [visitor('web', 'again', 'EMAIL:vic@x.io', 'COOKIE_ID:c1', 'COOKIE_ID:c2')])
    for (const key of ['COOKIE_ID:c1', 'COOKIE_ID:c2', 'DEVICE_ID:d1']) expect(await found(key)).toEqual([id, id])
    await write(graph, [visitor('web', 'mal', 'EMAIL:vic@x.io', ...own)])
    expect(await idOf('web:mal')).toBe(id)
    for (const key of ['COOKIE_ID:c1', ...own]) expect([key, ...(await found(key))]).toEqual([key, ...nobody])
    expect(await found('EMAIL:vic@x.io')).toEqual([id, id])
  })
})

it('a form with a customer’s address and another name does not hide the customer', async () => {
  await write(graph, [victim])
  const form = { source: 'web', id: 'zoe', identifiers: ids('EMAIL:vic@x.io'), attributes: { fullName: 'Zora Quux' } }
  await write(graph, [form])
  const [id, other] = [await idOf('crm:vic'), await idOf('web:zoe')]
  expect(other).not.toBe(id)
  expect(await found('EMAIL:vic@x.io')).toEqual([id, ...[id, other].toSorted()])
  // The control: two customers of the system of record share it.
  await write(graph, [{ ...form, source: 'crm' }])
  const query = '{ customerByIdentifier(type: EMAIL, value: "vic@x.io") { id } }'
  expect((await ask(query)).codes).toEqual(['CONFLICT'])
})

it('a form with another name does not hide a customer who verified the address in a touchpoint', async () => {
  await write(graph, [{ source: 'app', id: 'vic', identifiers: [verified('vic@x.io')], attributes: person }])
  const form = { identifiers: ids('EMAIL:vic@x.io'), attributes: { fullName: 'Zora Quux' } }
  await write(graph, [{ source: 'web', id: 'zoe', ...form }])
  const [id, other] = [await idOf('app:vic'), await idOf('web:zoe')]
  expect(await found('EMAIL:vic@x.io')).toEqual([id, ...[id, other].toSorted()])
})

it('many forms with a customer’s address and other names leave the customer to be found', async () => {
  const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fritz', 'Gita', 'Hugo', 'Ines', 'Jan', 'Kim']
  const forms = names.flatMap((givenName, first) =>
    names.slice(1).map((other, second) => ({
      ...{ source: 'web', id: `f${first}-${second}`, identifiers: ids('EMAIL:vic@x.io') },
      attributes: {
        givenName,
        familyName: `${other}${givenName}son`,
        birthDate: `19${50 + first}-0${1 + (second % 9)}-1${second % 10}`,
      },
    })),
  )
  await write(graph, [victim])
  await write(graph, forms)
  const id = await idOf('crm:vic')
  expect(await found('EMAIL:vic@x.io')).toEqual([id, id])
  // The control: of them alone, nobody is better known than the others.
  await test.clear()
  await declare(graph, [{ source: 'web', role: 'TOUCHPOINT' }])
  await write(graph, forms)
  const all = '{ customersByIdentifier(type: EMAIL, value: "vic@x.io") { id } }'
  expect((await ask(all)).codes).toEqual(['LIMIT_EXCEEDED'])
})

describe('finds the customer by what a touchpoint alone holds', () => {
  it('over an address that both verified', async () => {
    await write(graph, [victim])
    await write(graph, [
      { source: 'app', id: 'vic', identifiers: [verified('vic@x.io'), ...ids('COOKIE_ID:c1')] },
      // A further step: the same browser, seen by another touchpoint, is no link.
      { source: 'web', id: 'vic', identifiers: ids('COOKIE_ID:c1', 'DEVICE_ID:d1') },
    ])
    const id = await idOf('crm:vic')
    expect(await found('COOKIE_ID:c1')).toEqual([id, id])
    expect(await found('DEVICE_ID:d1')).toEqual(nobody)
  })

  it('once a person confirmed that it is the same customer', async () => {
    await write(graph, [victim])
    await write(graph, [{ source: 'web', id: 'vic', identifiers: ids('EMAIL:vic@x.io', 'COOKIE_ID:c1') }])
    expect(await found('COOKIE_ID:c1')).toEqual(nobody)
    const pair = { a: 'crm:vic', b: 'web:vic' }
    const correction = { by: 'tester', reason: 'they called' }
    await graph.write('test.assert', (transaction) => assertSame(transaction, pair, correction, deps))
    const id = await idOf('crm:vic')
    expect(await found('COOKIE_ID:c1')).toEqual([id, id])
  })

  it('where no system of record knows them', async () => {
    await write(graph, [
      { source: 'web', id: 'vic', identifiers: ids('EMAIL:vic@x.io', 'COOKIE_ID:c1'), attributes: person },
      { source: 'web', id: 'visitor', identifiers: ids('COOKIE_ID:c2') },
      { source: 'stray', id: 'alone', identifiers: ids('EMAIL:alone@x.io'), attributes: { fullName: 'Al One' } },
    ])
    for (const [key, record] of [
      ['COOKIE_ID:c1', 'web:vic'],
      ['COOKIE_ID:c2', 'web:visitor'],
      ['EMAIL:alone@x.io', 'stray:alone'],
    ] as const) {
      const id = await idOf(record)
      expect(await found(key)).toEqual([id, id])
    }
  })
})
