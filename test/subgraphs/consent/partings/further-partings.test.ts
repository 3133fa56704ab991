import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../../graph/cypher.ts'
import type { IngestLineInput } from '../../../../ingest/line.ts'
import { dice } from '../../../access/canary/dice.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../../harness/product.ts'
import { subjectOf } from '../../../resolution/graph-state.ts'

/**
 * Hanna's record `a` closed something before her record `b` joined it, so that nothing is entered for `b` itself. Whatever happens to `b`
 * once the two are parted, it stays closed, and so does what it is joined with.
 */
const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(async () => {
  day = 0
  await test.clear()
  await product.ingest(
    Object.values(sources).map((source) => ({ kind: 'source', source, role: 'SYSTEM_OF_RECORD', verifies: ['EMAIL'] })),
  )
})

const sources = { a: 'one', b: 'two', c: 'three', d: 'four' } as const
type RecordName = keyof typeof sources
const refOf = (name: RecordName) => `${sources[name]}:${name}`
const idOf = async (name: RecordName) => (await subjectOf(test.graph, refOf(name))).id
const stated = (name: RecordName) => `{ source: "${sources[name]}", sourceId: "${name}" }`

let day = 0
const nextDay = () => {
  day += 1
  return new Date(Date.UTC(2026, 0, day)).toISOString()
}

function about(name: RecordName) {
  return { source: sources[name], id: name }
}

/** The record states these addresses of Hanna's, verified. */
function line(name: RecordName, addresses: readonly number[], attributes: object = {}): IngestLineInput {
  return {
    ...{ kind: 'record', ...about(name), observedAt: nextDay() },
    identifiers: addresses.map((n) => ({ type: 'EMAIL', value: `h${n}@x.example`, verifiedAt: '2026-01-01' })),
    attributes: { givenName: 'Hanna', ...attributes },
  }
}

/** The same without verification. */
const unverified = (name: RecordName, addresses: readonly number[]): IngestLineInput => {
  const { identifiers, ...others } = line(name, addresses) as { readonly identifiers: readonly object[] }
  return { ...others, identifiers: identifiers.map((one) => ({ ...one, verifiedAt: undefined })) } as IngestLineInput
}

const agreed = (name: RecordName): IngestLineInput => ({
  ...{ kind: 'consent', source: sources[name], id: `agreed-${name}`, record: about(name), occurredAt: '2025-12-01' },
  ...{ purpose: 'Marketing', status: 'GIVEN' },
})

/** Writes the record, with a consent that would open it. */
const put = (name: RecordName, addresses: readonly number[], attributes: object = {}) =>
  product.ingest([line(name, addresses, attributes), agreed(name)])

const support = personaViewer('support', { purposes: ['CustomerCare'] })
const marketing = personaViewer('marketing')
const steward = personaViewer('steward')

async function change(as: typeof support, purpose: 'CustomerCare' | 'RightsFulfilment', mutation: string) {
  const { data, errors } = await product.ask({ as, for: purpose, query: `mutation { ${mutation} }` })
  return { done: Object.values(data ?? {})[0], reasons: errors.map(({ extensions }) => extensions.reason) }
}

async function decide(mutation: string): Promise<unknown> {
  const { done, reasons } = await change(steward, 'CustomerCare', `${mutation} { __typename ... on Error { message } }`)
  expect([done, reasons]).toEqual([{ __typename: expect.stringMatching(/Success$/) }, []])
  return done
}

async function merge(keep: RecordName, absorb: RecordName): Promise<string> {
  const ids = `keepId: "${await idOf(keep)}", absorbId: "${await idOf(absorb)}"`
  const call = `mergeCustomers(${ids}, reason: "test") { __typename ... on MergeCustomersSuccess { mergeId } ... on Error { message } }`
  const { done } = await change(steward, 'CustomerCare', call)
  expect(done).toMatchObject({ __typename: 'MergeCustomersSuccess' })
  return (done as { readonly mergeId: string }).mergeId
}

const split = async (of: RecordName, part: RecordName) =>
  decide(`splitCustomer(id: "${await idOf(of)}", records: [${stated(part)}], reason: "test")`)
const distinguish = (left: RecordName, right: RecordName) =>
  decide(`assertDistinct(a: ${stated(left)}, b: ${stated(right)}, reason: "test")`)
const unmerge = (id: string) => decide(`unmergeCustomers(mergeId: "${id}", reason: "test")`)

const company = (name: RecordName, addresses: readonly number[]) =>
  ({ ...line(name, addresses, { name: 'Holdsworth Works' }), type: 'ORGANISATION' }) as IngestLineInput

/** As Hanna, signed in with a record of hers. */
async function enter(call: string, name: RecordName = 'a'): Promise<void> {
  const customerId = await idOf(name)
  const own = personaViewer('customer', { customerId, record: refOf(name) })
  const mutation = `${call.replace('ID', customerId)} { __typename }`
  expect(await change(own, 'RightsFulfilment', mutation)).toMatchObject({ reasons: [] })
}

interface Closing {
  readonly purpose: 'CustomerCare' | 'Marketing'
  readonly born?: string
  readonly act?: () => Promise<unknown>
  readonly isOwn?: true
}

const closings: Readonly<Record<string, Closing>> = {
  'a restriction in self-service': {
    ...{ purpose: 'CustomerCare', isOwn: true },
    act: () => enter('restrictUse(customerId: "ID")'),
  },
  'a refusal in self-service': {
    ...{ purpose: 'Marketing', isOwn: true },
    act: () => enter('recordConsent(customerId: "ID", purpose: Marketing, status: REFUSED)'),
  },
  'a limit in self-service': {
    ...{ purpose: 'Marketing', isOwn: true },
    act: () => enter('recordConsent(customerId: "ID", purpose: Marketing, dataCategories: [BEHAVIOURAL])'),
  },
  'the birth date of a minor': { purpose: 'Marketing', born: '2015-05-05' },
  'a restriction by a source': {
    purpose: 'CustomerCare',
    act: () =>
      product.ingest([
        { kind: 'restriction', source: sources.a, id: 'r', record: about('a'), occurredAt: '2026-01-02' },
      ]),
  },
}
const nothing = { purpose: 'Marketing', born: '1985-05-05' } as const

/** `b` joins `a`, which then has another address. */
async function partOnce({ born, act }: Closing): Promise<void> {
  await join({ ...(born && { born }), ...(act && { act }) } as Closing)
  await product.ingest([line('a', [2], born ? { birthDate: born } : {})])
  expect(await idOf('b')).not.toBe(await idOf('a'))
}

async function join({ born, act }: Closing): Promise<void> {
  await put('a', [1], born ? { birthDate: born } : {})
  await act?.()
  await put('b', [1])
  expect(await idOf('b')).toBe(await idOf('a'))
}

interface Moving {
  /** The two part once before. By default, because of the address of `a`. */
  readonly begin?: (closing: Closing) => Promise<unknown>
  readonly move: () => Promise<unknown>
  /** Whose customers are closed. */
  readonly closed: readonly RecordName[]
  /** Only what the customer closed in self-service follows a separation of `a` itself by a person. */
  readonly isOwnOnly?: true
  /** As a company does, or the last version of the record. */
  readonly statesNoBirth?: true
  /** Nobody merges customers whose use is restricted. */
  readonly isMerge?: true
}

const joinC = async () => {
  await put('c', [1])
  expect(await idOf('c')).toBe(await idOf('b'))
}
const putD = () => put('d', [9])

const movings: Readonly<Record<string, Moving>> = {
  'nothing more happens': { move: async () => undefined, closed: ['b'] },
  'its address is stated without verification, and then no longer': {
    begin: join,
    move: async () => {
      await product.ingest([unverified('a', [1])])
      await product.ingest([unverified('a', [])])
      expect(await idOf('b')).not.toBe(await idOf('a'))
    },
    closed: ['b'],
    statesNoBirth: true,
  },
  'a further record joins, and the address of the first one changes': {
    move: async () => {
      await joinC()
      await product.ingest([line('b', [3])])
      expect(await idOf('c')).not.toBe(await idOf('b'))
    },
    closed: ['b', 'c'],
  },
  'a further record joins and is split off': {
    move: async () => {
      await joinC()
      await split('b', 'c')
    },
    closed: ['b', 'c'],
  },
  'a further record joins, and the first one is split off': {
    move: async () => {
      await joinC()
      await split('c', 'b')
    },
    closed: ['b', 'c'],
  },
  'a further record joins and is distinct': {
    move: async () => {
      await joinC()
      await distinguish('b', 'c')
    },
    closed: ['b', 'c'],
  },
  'it is merged into another customer': {
    move: async () => {
      await putD()
      await merge('d', 'b')
    },
    closed: ['b', 'd'],
    isMerge: true,
  },
  'another customer is merged into it': {
    move: async () => {
      await putD()
      await merge('b', 'd')
    },
    closed: ['b', 'd'],
    isMerge: true,
  },
  'it is merged into another customer, who is merged as well': {
    move: async () => {
      await putD()
      await merge('d', 'b')
      await put('c', [8])
      await merge('c', 'd')
    },
    closed: ['b', 'c', 'd'],
    isMerge: true,
  },
  'it is merged into another customer and split off': {
    move: async () => {
      await putD()
      await merge('d', 'b')
      await split('d', 'b')
    },
    closed: ['b'],
    isMerge: true,
  },
  'it is merged into another customer, and the other one is split off': {
    move: async () => {
      await putD()
      await merge('d', 'b')
      await split('b', 'd')
    },
    closed: ['b'],
    isMerge: true,
  },
  'it is merged into another customer, and a steward undoes it': {
    move: async () => {
      await putD()
      const id = await merge('d', 'b')
      await unmerge(id)
    },
    closed: ['b'],
    isMerge: true,
  },
  'it joins an older customer by the rules': {
    begin: async (closing) => {
      await putD()
      await partOnce(closing)
    },
    move: async () => {
      await product.ingest([line('b', [1, 9])])
      expect(await idOf('b')).toBe(await idOf('d'))
    },
    closed: ['b', 'd'],
  },
  'it joins an older customer by the rules and leaves again': {
    begin: async (closing) => {
      await putD()
      await partOnce(closing)
    },
    move: async () => {
      await product.ingest([line('b', [1, 9])])
      await product.ingest([line('b', [1])])
      expect(await idOf('b')).not.toBe(await idOf('d'))
    },
    closed: ['b'],
  },
  'it joins an older customer by the rules and is split off': {
    begin: async (closing) => {
      await putD()
      await partOnce(closing)
    },
    move: async () => {
      await product.ingest([line('b', [1, 9])])
      await split('d', 'b')
    },
    closed: ['b'],
  },
  'it was a company and is a person with another address': {
    begin: join,
    move: async () => {
      await product.ingest([company('b', [1])])
      await product.ingest([line('b', [5])])
      expect(await idOf('b')).not.toBe(await idOf('a'))
    },
    closed: ['b'],
  },
  'both were companies, and it is a person with another address': {
    begin: join,
    move: async () => {
      await product.ingest([company('a', [1]), company('b', [1])])
      await product.ingest([line('b', [5])])
      expect(await idOf('b')).not.toBe(await idOf('a'))
    },
    closed: ['b'],
    statesNoBirth: true,
  },
  'a steward splits it off, and merges it into another customer': {
    begin: join,
    move: async () => {
      await putD()
      await split('a', 'b')
      await merge('d', 'b')
    },
    closed: ['b', 'd'],
    isMerge: true,
    isOwnOnly: true,
  },
}

async function nameFor(name: RecordName, purpose: Closing['purpose']): Promise<unknown> {
  const query = `{ customer(id: "${await idOf(name)}") { displayName } }`
  const { data } = await product.ask({ as: purpose === 'Marketing' ? marketing : support, for: purpose, query })
  return (data?.customer as { readonly displayName: unknown } | null)?.displayName
}

const consentOfStaff = async (name: RecordName) =>
  (
    await change(
      support,
      'CustomerCare',
      `recordConsent(customerId: "${await idOf(name)}", purpose: Marketing, noticeVersion: "2") { __typename }`,
    )
  ).reasons

describe.each(Object.entries(movings))('when %s', (_, {
  begin = partOnce,
  move,
  closed,
  isOwnOnly,
  statesNoBirth,
  isMerge,
}) => {
  const following = Object.entries(closings).filter(
    ([, { isOwn, purpose, born }]) =>
      (!isOwnOnly || isOwn) && (!statesNoBirth || born === undefined) && (!isMerge || purpose === 'Marketing'),
  )
  it.each(following)('the record stays closed by %s', async (_, closing) => {
    await begin(closing)
    await move()
    for (const name of closed) {
      expect([name, await nameFor(name, closing.purpose)]).toEqual([name, null])
      if (closing.purpose === 'Marketing' && closing.isOwn)
        expect([name, await consentOfStaff(name)]).toEqual([name, ['SET_BY_CUSTOMER']])
    }
    for (const name of closed) expect([name, await nameFor(name, closing.purpose)]).toEqual([name, null])
  })

  it('the record is open if nothing closed it: the control', async () => {
    await begin(nothing)
    await move()
    for (const name of closed) {
      expect([name, await consentOfStaff(name)]).toEqual([name, []])
      expect([name, await nameFor(name, 'Marketing')]).toEqual([name, 'Hanna'])
      expect([name, await nameFor(name, 'CustomerCare')]).toEqual([name, 'Hanna'])
    }
  })
})

describe('what a customer enters with the second of two records', () => {
  // Somebody who visits a shop, whose customer a system of record knows as well.
  const touchpoint: IngestLineInput = { kind: 'source', source: sources.b, role: 'TOUCHPOINT', verifies: ['EMAIL'] }
  const stay = async (said: string, isClosed: boolean) => {
    await product.ingest([touchpoint])
    await put('a', [1])
    await put('b', [1])
    if (said !== '') await enter(`recordConsent(customerId: "ID", purpose: Marketing, ${said})`, 'b')
    await product.ingest([line('a', [2])])
    expect(await idOf('a')).not.toBe(await idOf('b'))
    for (const name of ['a', 'b'] as const)
      expect([name, await nameFor(name, 'Marketing')]).toEqual([name, isClosed ? null : 'Hanna'])
  }

  it.each([
    'status: REFUSED',
    'dataCategories: [BEHAVIOURAL]',
    'dataCategories: [CONTACT, FINANCIAL]',
  ])('%s: closes the first one after they part', async (said) => stay(said, true))
  it.each(['', 'dataCategories: [BEHAVIOURAL, IDENTIFYING]'])('%s: does not: the control', async (said) =>
    stay(said, false))

  it('is opened on all of them by a consent without a limit', async () => {
    await put('a', [1])
    await put('b', [1])
    await enter('recordConsent(customerId: "ID", purpose: Marketing, dataCategories: [BEHAVIOURAL])', 'b')
    expect(await nameFor('a', 'Marketing')).toBeNull()
    await enter('recordConsent(customerId: "ID", purpose: Marketing)', 'b')
    expect(await nameFor('a', 'Marketing')).toBe('Hanna')
  })
})

describe('what a customer of touchpoints enters', () => {
  const touchpoint = (name: RecordName): IngestLineInput => ({
    ...{ kind: 'source', source: sources[name], role: 'TOUCHPOINT', verifies: ['EMAIL'] },
  })
  const changes = {
    'is stated without verification': () => product.ingest([unverified('a', [1])]),
    'is replaced': () => product.ingest([line('a', [2])]),
    'is stated without verification and replaced': async () => {
      await product.ingest([unverified('a', [1])])
      await product.ingest([line('a', [2])])
    },
  }
  const acts = [
    'objectToUse(customerId: "ID", purpose: Marketing)',
    'recordConsent(customerId: "ID", purpose: Marketing, status: REFUSED)',
    'recordConsent(customerId: "ID", purpose: Marketing, dataCategories: [BEHAVIOURAL])',
  ]

  describe.each(Object.entries(changes))('once the address %s', (_, change) => {
    it.each([...acts, ''])('%s closes a record that joined later, or nothing does: the control', async (act) => {
      await product.ingest([touchpoint('a'), touchpoint('b')])
      await put('a', [1])
      if (act !== '') await enter(act)
      await put('b', [1])
      expect(await idOf('a')).toBe(await idOf('b'))
      await change()
      expect(await nameFor('b', 'Marketing')).toBe(act === '' ? 'Hanna' : null)
    })
  })
})

describe('two records of a company', () => {
  const firm = (name: RecordName, tax: string, called = 'Olga Zwartkop'): IngestLineInput => ({
    ...{ kind: 'account', ...about(name), observedAt: nextDay(), name: called },
    ...{ identifiers: [{ type: 'TAX_ID', value: tax, country: 'DE', verifiedAt: '2026-01-01' }] },
    attributes: { legalForm: 'sole trader' },
  })
  const [tax, otherTax] = ['DE136695976', 'DE129273398']

  const shown = async (name: RecordName, purpose: Closing['purpose']) => {
    const query = `{ account(id: "${await idOf(name)}") { name identifiers { value } } }`
    const { data } = await product.ask({ as: purpose === 'Marketing' ? marketing : support, for: purpose, query })
    return data?.account
  }
  const closings = {
    Marketing: { kind: 'consent', purpose: 'Marketing', status: 'REFUSED' },
    CustomerCare: { kind: 'restriction' },
  } as const
  const partings = {
    'the first one has another number': async () => product.ingest([firm('a', otherTax, 'Another Shop')]),
    'the second one has another number': async () => product.ingest([firm('b', otherTax, 'Another Shop')]),
    'the first one has another number, and so has the second one, which a third one had joined': async () => {
      await product.ingest([firm('a', otherTax, 'Another Shop')])
      await product.ingest([firm('c', tax), agreed('c')])
      expect(await idOf('c')).toBe(await idOf('b'))
      await product.ingest([firm('b', 'DE811569869', 'A Third Shop')])
      expect(await idOf('c')).not.toBe(await idOf('b'))
    },
  }

  describe.each(Object.entries(partings))('part because %s', (_, part) => {
    it.each(['Marketing', 'CustomerCare'] as const)('and stay closed for %s, if one of them was', async (purpose) => {
      for (const isClosed of [true, false]) {
        await test.clear()
        await product.ingest(Object.values(sources).map((source) => ({ kind: 'source', source })))
        await product.ingest([firm('a', tax)])
        const closing = { ...closings[purpose], ...{ source: sources.a, id: 'closed', record: about('a') } }
        if (isClosed) await product.ingest([{ ...closing, occurredAt: '2026-02-05' } as IngestLineInput])
        await product.ingest([firm('b', tax), agreed('b')])
        expect(await idOf('b')).toBe(await idOf('a'))
        const before = await shown('b', purpose)
        await part()
        expect(await idOf('b')).not.toBe(await idOf('a'))
        const last: RecordName = part === Object.values(partings)[2] ? 'c' : 'b'
        for (const name of ['b', last] as const)
          if (isClosed) expect(await shown(name, purpose)).toEqual(before)
          else expect(JSON.stringify(await shown(name, purpose))).toMatch(/Zwartkop|Shop/)
        if (isClosed) expect(JSON.stringify(before)).not.toMatch(/Zwartkop/)
      }
    })
  })
})

const edges = statement({
  name: 'test.restrictions',
  text: cypher`
    MATCH (c)-[edge:RESTRICTED_BY]->(r)
    RETURN c.id + ' ' + r.id AS which, properties(edge) AS marks ORDER BY which`,
  row: (r) => [r.string('which'), r.value('marks')] as const,
})

it.each([
  ['d', 'b'],
  ['b', 'd'],
] as const)('a merge that is undone leaves the other side as it was: %s keeps its id', async (keep, absorb) => {
  await partOnce({ purpose: 'Marketing', born: '2015-05-05' })
  await putD()
  const before = await test.graph.read(edges, {})
  expect(before).toHaveLength(1)
  const id = await merge(keep, absorb)
  expect([await nameFor('b', 'Marketing'), await nameFor('d', 'Marketing')]).toEqual([null, null])
  await unmerge(id)
  expect(await test.graph.read(edges, {})).toEqual(before)
  expect([await nameFor('b', 'Marketing'), await nameFor('d', 'Marketing')]).toEqual([null, 'Hanna'])
})

const seeds = Number(process.env.PARTING_SEEDS ?? '4')

describe('over random partings and joinings', () => {
  /** Each is refused where it is not possible. */
  async function step(roll: () => number, merges: string[]): Promise<string> {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
    const attempt = (mutation: string) =>
      change(steward, 'CustomerCare', `${mutation} { __typename ... on MergeCustomersSuccess { mergeId } }`)
    const [b, d] = [await idOf('b'), await idOf('d')]
    const steps = {
      'a moves': () => product.ingest([line('a', pick([[1], [2], [9]]))]),
      'b moves': () => product.ingest([line('b', pick([[3], [1], [9], [1, 9]]))]),
      'c comes': () => put('c', pick([[1], [3], [9]])),
      'b is a company for a while': async () => {
        await product.ingest([company('b', [1])])
        await product.ingest([line('b', pick([[1], [3]]))])
      },
      'b is split off': () =>
        change(
          steward,
          'CustomerCare',
          `splitCustomer(id: "${b}", records: [${stated('b')}], reason: "test") { __typename }`,
        ),
      'a and b are distinct': () =>
        change(
          steward,
          'CustomerCare',
          `assertDistinct(a: ${stated('a')}, b: ${stated('b')}, reason: "test") { __typename }`,
        ),
      'b and d are merged': async () => {
        const [keep, absorb] = pick([[d, b] as const, [b, d] as const])
        const { done } = await attempt(`mergeCustomers(keepId: "${keep}", absorbId: "${absorb}", reason: "test")`)
        const { mergeId } = (done ?? {}) as { readonly mergeId?: string }
        if (mergeId !== undefined) merges.push(mergeId)
      },
      'the last merge is undone': async () => {
        const id = merges.pop()
        if (id === undefined) return
        await change(steward, 'CustomerCare', `unmergeCustomers(mergeId: "${id}", reason: "test") { __typename }`)
      },
      'staff consent': () => consentOfStaff('b'),
    } as const
    const name = pick(Object.keys(steps) as (keyof typeof steps)[])
    await steps[name]()
    return name
  }

  it.each(Array.from({ length: seeds }, (_, seed) => seed))('the record stays closed: %i', async (seed) => {
    const roll = dice(seed + 1)
    const [purpose, own] =
      roll() < 0.5
        ? (['Marketing', closings['a refusal in self-service']] as const)
        : (['CustomerCare', closings['a restriction in self-service']] as const)
    const event = { kind: 'event', ...about('b'), id: 'secret', name: 'secret', channel: 'WEB' } as const
    await putD()
    if (own === undefined) throw new RangeError('a closing')
    await join(own)
    await product.ingest([{ ...event, record: about('b'), occurredAt: '2026-01-02' }])
    const merges: string[] = []
    const done: string[] = []
    // Two partings, one after the other, before the dice decide.
    await product.ingest([line('a', [2])])
    await put('c', [1])
    await product.ingest([line('b', [3])])
    for (let count = 0; count < 7; count += 1) {
      done.push(await step(roll, merges))
      const query = `{ customer(id: "${await idOf('b')}") { displayName touchpoints(first: 9) { edges { node { name } } } } }`
      const { data } = await product.ask({ as: purpose === 'Marketing' ? marketing : support, for: purpose, query })
      expect([done, JSON.stringify(data)]).toEqual([done, expect.not.stringMatching(/Hanna|secret/)])
    }
  })
})
