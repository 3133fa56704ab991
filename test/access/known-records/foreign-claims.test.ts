import { describe, expect, it } from 'vitest'
import { assertSame } from '../../../resolution/corrections/assert-pair.ts'
import { deps, ids, type RecordWritten, write } from '../../resolution/graph-state.ts'
import { useSignIn, verified } from './sign-in.ts'

const { graph, idOf, readAs } = useSignIn([
  { source: 'crm' },
  { source: 'erp' },
  { source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE', 'USER_ID'] },
])

const home = { line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }
const bettinas = { givenName: 'Bettina', familyName: 'Oldfarmington' }
const mailbox = 'EMAIL:oldfarmington.family@x.io'
const hisPhone = 'PHONE:+447700900111'
const herPhone = 'PHONE:+447700900222'

const rupert = (...keys: readonly string[]): RecordWritten => ({
  source: 'crm',
  id: 'rupert',
  identifiers: verified(...keys),
  attributes: { givenName: 'Rupert', familyName: 'Oldfarmington', birthDate: '1968-03-02', addresses: [home] },
})
const bettina: RecordWritten = {
  source: 'erp',
  id: 'bettina',
  identifiers: verified(mailbox, herPhone),
  attributes: { ...bettinas, birthDate: '1979-07-17', addresses: [home] },
}
/** Somebody signs up under Bettina's name. */
const signUp = (id: string, identifiers: RecordWritten['identifiers']): RecordWritten => ({
  ...{ source: 'web', id, attributes: bettinas },
  ...(identifiers && { identifiers }),
})
const withoutMailbox = { ...rupert(hisPhone), observedAt: '2026-02-01' }

const readBy = async (record: string) => readAs(await idOf(record), record)

describe('a mailbox that a second person has left', () => {
  it('links no record of a touchpoint that verified what the second person holds', async () => {
    await write(graph, [rupert(mailbox, hisPhone), bettina])
    await write(graph, [signUp('his', verified(mailbox, hisPhone))])
    expect(await idOf('web:his')).toBe(await idOf('erp:bettina'))
    expect(await readBy('web:his')).toEqual(['web:his'])
    await write(graph, [withoutMailbox])
    expect(await idOf('web:his')).toBe(await idOf('erp:bettina'))
    expect(await idOf('crm:rupert')).not.toBe(await idOf('erp:bettina'))
    expect(await readBy('web:his')).toEqual(['web:his'])
    expect(await readBy('erp:bettina')).toEqual(['erp:bettina'])
  })

  it.each<readonly [string, readonly RecordWritten[], readonly string[]]>([
    ['in one of two records', [signUp('his', verified(mailbox, hisPhone)), signUp('two', verified(hisPhone))], ['his']],
    [
      'in two records',
      [signUp('his', verified(mailbox, hisPhone)), signUp('two', verified(mailbox, hisPhone))],
      ['his', 'two'],
    ],
    [
      'in another record under the same login',
      [
        signUp('his', [...verified(mailbox), ...ids('USER_ID:rupert')]),
        signUp('two', [...verified(hisPhone), ...ids('USER_ID:rupert', mailbox)]),
      ],
      ['his', 'two'],
    ],
    [
      'beside a form that names it as well',
      [signUp('his', verified(mailbox, hisPhone)), signUp('form', ids(mailbox, hisPhone, herPhone))],
      ['his', 'form'],
    ],
  ])('whichever records hold it: %s', async (_, forms, his) => {
    await write(graph, [rupert(hisPhone), bettina])
    for (const form of forms) await write(graph, [form])
    for (const id of his) {
      expect([id, await idOf(`web:${id}`)]).toEqual([id, await idOf('erp:bettina')])
      expect(await readBy(`web:${id}`)).not.toContain('erp:bettina')
    }
    expect(await readBy('erp:bettina')).toEqual(['erp:bettina'])
  })

  it('counts from when the second person holds the number', async () => {
    await write(graph, [bettina])
    await write(graph, [signUp('her', verified(mailbox, hisPhone))])
    // The control: nobody else holds the number.
    expect(await readBy('web:her')).toEqual(['erp:bettina', 'web:her'])
    await write(graph, [rupert(hisPhone)])
    expect(await idOf('web:her')).toBe(await idOf('erp:bettina'))
    expect(await readBy('web:her')).toEqual(['web:her'])
  })

  it('links them once a person confirmed it', async () => {
    await write(graph, [rupert(hisPhone), bettina])
    await write(graph, [signUp('her', verified(mailbox, hisPhone))])
    expect(await readBy('web:her')).toEqual(['web:her'])
    const pair = { a: 'web:her', b: 'erp:bettina' }
    const correction = { by: 'tester', reason: 'they called' }
    await graph.write('test.assert', (transaction) => assertSame(transaction, pair, correction, deps))
    expect(await readBy('web:her')).toEqual(['erp:bettina', 'web:her'])
  })
})

describe('a record that verified what the customer shares with somebody else', () => {
  it('is linked by what the customer alone holds: the control', async () => {
    await write(graph, [rupert(mailbox, hisPhone), bettina])
    await write(graph, [signUp('her', verified(mailbox, herPhone))])
    expect(await idOf('web:her')).toBe(await idOf('erp:bettina'))
    expect(await readBy('web:her')).toEqual(['erp:bettina', 'web:her'])
  })

  it('is linked by the mailbox where it verified nothing of others: the control', async () => {
    await write(graph, [rupert(hisPhone), bettina])
    await write(graph, [signUp('her', verified(mailbox))])
    expect(await readBy('web:her')).toEqual(['erp:bettina', 'web:her'])
  })
})
