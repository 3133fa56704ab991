import { describe, expect, it } from 'vitest'
import { assertSame } from '../../../resolution/corrections/assert-pair.ts'
import { declare, deps, ids, type RecordWritten, write } from '../../resolution/graph-state.ts'
import { useSignIn, verified } from './sign-in.ts'

const { ask, graph, idOf, readAs, test } = useSignIn([
  { source: 'crm' },
  { source: 'erp' },
  { source: 'web', role: 'TOUCHPOINT' },
  { source: 'app', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE', 'USER_ID', 'DEVICE_ID', 'COOKIE_ID'] },
])

const home = { line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }
const almas = { givenName: 'Alma', familyName: 'Bankhead' }
const brunos = { givenName: 'Bruno', familyName: 'Bankhead', birthDate: '1968-03-02', addresses: [home] }
const mailbox = 'EMAIL:bank.family@x.io'

const alma = (key: string, source = 'crm'): RecordWritten => ({
  source,
  id: 'alma',
  identifiers: [...verified(key), ...ids('EMAIL:alma.private@x.io')],
  attributes: { ...almas, birthDate: '1971-01-01', addresses: [home] },
})
const bruno = (key: string, source = 'crm'): RecordWritten => ({
  source,
  id: 'bruno',
  identifiers: [...verified(key), ...ids('EMAIL:bruno.private@x.io')],
  attributes: brunos,
})
/** Bruno signs up once more, under Alma's name. */
const signUp = (key: string): RecordWritten => ({
  source: 'app',
  id: 'new',
  identifiers: [...verified(key), ...ids('COOKIE_ID:brunos')],
  attributes: almas,
})

const readBy = async (record: string) => readAs(await idOf(record), record)

async function foundBy(value: string): Promise<string | undefined> {
  const query = 'query ($value: String!) { customerByIdentifier(type: COOKIE_ID, value: $value) { id } }'
  return (await ask<{ customerByIdentifier: { id: string } | null }>(query, { value })).data.customerByIdentifier?.id
}

const kinds = [
  ['a family’s mailbox', mailbox],
  ['a landline', 'PHONE:+441134960007'],
  ['a tablet', 'DEVICE_ID:family-tablet-1'],
] as const

describe('what several people hold proves nothing about which of them signs in', () => {
  it.each(kinds)('%s, whoever arrives last', async (_, key) => {
    const lines = [alma(key), bruno(key), signUp(key)]
    for (const order of [lines, lines.toReversed()]) {
      await test.clear()
      await declare(graph, [
        { source: 'crm' },
        { source: 'app', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE', 'DEVICE_ID'] },
      ])
      for (const line of order) await write(graph, [line])
      expect(await idOf('crm:bruno')).not.toBe(await idOf('crm:alma'))
      expect(await readBy('app:new')).toEqual(['app:new'])
      expect(await readBy('crm:alma')).not.toContain('app:new')
      expect(await readBy('crm:bruno')).not.toContain('crm:alma')
    }
  })

  it('did join the customer by name, and would read her data if nobody else held it: the control', async () => {
    await write(graph, [alma(mailbox)])
    await write(graph, [signUp(mailbox)])
    expect(await idOf('app:new')).toBe(await idOf('crm:alma'))
    expect(await readBy('app:new')).toEqual(['app:new', 'crm:alma'])
    expect(await foundBy('brunos')).toBe(await idOf('crm:alma'))
    // The link ends once it turns out that they share it.
    await write(graph, [bruno(mailbox)])
    expect(await idOf('app:new')).toBe(await idOf('crm:alma'))
    expect(await readBy('app:new')).toEqual(['app:new'])
    expect(await foundBy('brunos')).toBeUndefined()
  })

  it.each([
    ['a system of record states it, verified or not', { ...bruno(mailbox), identifiers: ids(mailbox) }, false],
    ['another touchpoint verified it', bruno(mailbox, 'app'), false],
    ['a form names it', bruno(mailbox, 'web'), true],
    ['an undeclared source names it', bruno(mailbox, 'stray'), true],
  ] as const)('somebody else holds it if %s', async (_, other, isLinked) => {
    await write(graph, [alma(mailbox)])
    await write(graph, [other])
    await write(graph, [signUp(mailbox)])
    expect(await idOf('app:new')).toBe(await idOf('crm:alma'))
    expect(await idOf(`${other.source}:bruno`)).not.toBe(await idOf('crm:alma'))
    expect(await readBy('app:new')).toEqual(isLinked ? ['app:new', 'crm:alma'] : ['app:new'])
  })

  it('links records once a person confirmed that they are of one customer', async () => {
    await write(graph, [alma(mailbox), bruno(mailbox)])
    await write(graph, [signUp(mailbox)])
    expect(await readBy('app:new')).toEqual(['app:new'])
    const correction = { by: 'tester', reason: 'they called' }
    const pair = { a: 'app:new', b: 'crm:alma' }
    await graph.write('test.assert', (transaction) => assertSame(transaction, pair, correction, deps))
    expect(await readBy('app:new')).toEqual(['app:new', 'crm:alma'])
  })

  it('nor does a login under which its source has several customers', async () => {
    const login = 'USER_ID:bankhead'
    const account = (id: string, more: Partial<RecordWritten>): RecordWritten => ({ source: 'app', id, ...more })
    await write(graph, [bruno(mailbox), alma('EMAIL:alma@x.io')])
    const own = [...verified('EMAIL:alma@x.io'), ...ids(login)]
    await write(graph, [account('alma', { identifiers: own, attributes: { ...almas, birthDate: '1971-01-01' } })])
    await write(graph, [
      account('second', {
        identifiers: ids(login),
        attributes: { ...almas, birthDate: '1971-01-01', addresses: [home] },
      }),
    ])
    expect(await readBy('app:second')).toEqual(['app:alma', 'app:second', 'crm:alma'])
    await write(graph, [
      account('bruno', { identifiers: [...ids(login), ...ids('EMAIL:bruno.private@x.io')], attributes: brunos }),
    ])
    expect(await idOf('app:bruno')).toBe(await idOf('crm:bruno'))
    expect(await idOf('app:second')).toBe(await idOf('app:alma'))
    expect(await readBy('app:second')).toEqual(['app:second'])
    expect(await readBy('app:alma')).toEqual(['app:alma', 'crm:alma'])
    // The link is back once the other has another login.
    await write(graph, [
      account('bruno', { identifiers: ids('USER_ID:other'), attributes: brunos, observedAt: '2026-02-01' }),
    ])
    expect(await readBy('app:second')).toEqual(['app:alma', 'app:second', 'crm:alma'])
  })
})
