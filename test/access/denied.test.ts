import { beforeAll, describe, expect, it } from 'vitest'
import { purposeKeys } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { startProduct, tokenOf } from '../harness/product.ts'
import { useCanaries } from './canary/canary-run.ts'
import { canariesIn, type Person } from './canary/canary-world.ts'
import { accessShapes, type SensitiveField, type Shaped, sensitiveFields } from './canary/sensitive-fields.ts'
import { meetStrangers } from './sources/strangers.ts'

const canaries = useCanaries()
let refused: Person

/** May ask for everything; for Marketing, the customer who refused opens nothing. */
const asker: Viewer = {
  subject: 'somebody',
  clientId: 'client',
  scopes: new Set([
    ...['customer:read', 'engagement:read', 'engagement:write', 'billing:read', 'consent:read', 'consent:write'],
  ]),
  purposes: purposeKeys,
  sources: null,
  customerId: null,
}

interface Told {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly data: unknown
  readonly errors: readonly {
    readonly path?: readonly unknown[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
}

async function ask(
  shaped: Shaped & { readonly extensions?: object },
  {
    who = asker,
    purpose = 'Marketing',
    headers = {},
    way = 'in process',
  }: {
    readonly who?: Viewer
    readonly purpose?: string | null
    readonly headers?: Readonly<Record<string, string>>
    readonly way?: 'in process' | 'unguarded'
  } = {},
): Promise<Told> {
  const { url } = await canaries.product(way)
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenOf(who)}`,
      'x-request-id': 'the-same-request',
      ...(purpose !== null && { 'x-purpose': purpose }),
      ...headers,
    },
    body: JSON.stringify(shaped),
  })
  const text = await response.text()
  const { data, errors = [] } = JSON.parse(text)
  // A busy machine plans slowly, and says so.
  if (errors[0]?.extensions.limit === 'planningMs') return ask(shaped, { who, purpose, headers, way })
  return { status: response.status, text, headers: response.headers, data, errors }
}

beforeAll(() => {
  const found = canaries.world().people.find(({ state }) => state === 'refused')
  if (found === undefined) throw new Error('nobody refused')
  refused = found
})

const fields = Object.keys(sensitiveFields) as SensitiveField[]
const cases = Object.keys(accessShapes).flatMap((shape) => fields.map((field) => [shape, field] as const))

/** Canaries of the customer who refused, but for what the caller said. */
function shown(text: string, said: object): readonly string[] {
  return canariesIn(canaries.world().canaries, text).flatMap(([value, { person }]) =>
    person.id === refused.id && !JSON.stringify(said).includes(value) ? [value] : [],
  )
}

/** Each in turn, some at the same time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const next = items.values()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const item of next) await work(item)
    }),
  )
}

describe('16 ways to each of the ten most sensitive fields', () => {
  it('are all closed, and each says so once, with its path', async () => {
    const wrong: unknown[] = []
    let denied = 0
    await each(cases, async ([shape, field]) => {
      const shaped = accessShapes[shape]?.(field, refused) ?? null
      // A way that the schema does not have is closed; which those are is told below.
      if (shaped === null) return void denied++
      const { text, data, errors } = await ask(shaped)
      const codes = errors.map(({ extensions }) => extensions.code)
      const isTold =
        data === undefined
          ? codes.includes('BAD_USER_INPUT')
          : codes.every((code) => code === 'CONSENT_REQUIRED' || code === 'FORBIDDEN') &&
            errors.every(({ path, extensions }) => path !== undefined && extensions.purpose === 'Marketing')
      const coordinates = errors.map(({ extensions }) => `${extensions.coordinate} ${extensions.code}`)
      if (shown(text, shaped).length > 0 || !isTold || new Set(coordinates).size < coordinates.length)
        wrong.push([shape, field, text])
      else denied++
    })
    expect(wrong).toEqual([])
    expect([cases.length, denied]).toEqual([160, 160])
  }, 60_000)

  it('would be open without the guard, but for those that the schema does not have', async () => {
    const closed: string[] = []
    await each(cases, async ([shape, field]) => {
      const shaped = accessShapes[shape]?.(field, refused) ?? null
      const text = shaped === null ? '' : (await ask(shaped, { way: 'unguarded' })).text
      // A figure holds no canary.
      const isFigure = /"(score|inputs)":/.test(text)
      if (!isFigure && shown(text, shaped ?? {}).length === 0) closed.push(`${shape}: ${field}`)
    })
    const isFact = (field: SensitiveField) => field === 'invoices' || field === 'touchpoints'
    expect(closed.toSorted()).toEqual(
      [
        ...fields
          .filter((field) => !isFact(field) && field !== 'balance')
          .map((field) => `aggregate or count: ${field}`),
        ...fields.filter((field) => !isFact(field)).map((field) => `interface: ${field}`),
        ...fields.map((field) => `sort or filter argument: ${field}`),
        // Whoever asks by the address knows it.
        ...['by identifier: email', 'dependant in another subgraph: email'],
      ].toSorted(),
    )
  }, 60_000)
})

describe('an answer that withholds', () => {
  const two = (id: string) => ({ query: `{ customer(id: "${id}") { id displayName kind balance { amountMinor } } }` })

  it('has null where it does, one error each with path, code, purpose and reason, and all else', async () => {
    const { status, data, errors } = await ask(two(refused.id))
    expect(status).toBe(200)
    expect(data).toEqual({ customer: { id: refused.id, displayName: null, kind: 'KNOWN', balance: null } })
    expect(errors).toMatchObject([
      { path: ['customer', 'displayName'], extensions: { code: 'CONSENT_REQUIRED', reason: 'CONSENT_WITHDRAWN' } },
      { path: ['customer', 'balance'], extensions: { code: 'FORBIDDEN', reason: 'NOT_FOR_PURPOSE' } },
    ])
    expect(errors).toHaveLength(2)
  })

  it('of a mutation says so once too', async () => {
    const query = `mutation { setChannelPreference(customerId: "${refused.id}", channel: SMS) { __typename } }`
    const { data, errors } = await ask({ query }, { who: { ...asker, scopes: new Set(['customer:read']) } })
    expect(data).toEqual({ setChannelPreference: null })
    expect(errors).toMatchObject([
      {
        path: ['setChannelPreference'],
        extensions: { code: 'FORBIDDEN', reason: 'MISSING_SCOPE', purpose: 'Marketing' },
      },
    ])
  })

  it.each([
    ['no token', { headers: { authorization: '' } }, 401, 'UNAUTHENTICATED'],
    ['no purpose', { purpose: null }, 403, 'PURPOSE_REQUIRED'],
    ['a purpose the token lacks', { who: { ...asker, purposes: ['CustomerCare'] as const } }, 403, 'FORBIDDEN'],
  ])('is none at all where nothing is allowed: %s', async (_, how, status, code) => {
    const answer = await ask(two(refused.id), how)
    expect([answer.status, answer.errors.map(({ extensions }) => extensions.code)]).toEqual([status, [code]])
    expect(answer.data).toBeUndefined()
  })

  /** What an answer, one refused and one of nobody tell caches. */
  async function keptAs(url: string): Promise<readonly (string | null)[]> {
    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(asker)}`, ...headers },
        body: JSON.stringify(two(refused.id)),
      })
    const answers = [await ask({ 'x-purpose': 'Marketing' }), await ask({}), await fetch(new URL('/elsewhere', url))]
    return answers.map(({ headers }) => headers.get('cache-control'))
  }

  it('is for nobody to keep, refused or not', async () => {
    const { url } = await canaries.product('in process')
    expect(await keptAs(url)).toEqual(['private, no-store', 'private, no-store', null])
  })

  it('would be kept where the listener did not say so', async () => {
    const product = await startProduct(
      canaries.test,
      {},
      {
        wrap: (listener) => (request, response) => {
          const setHeader = response.setHeader.bind(response)
          response.setHeader = (name, value) => (name === 'cache-control' ? response : setHeader(name, value))
          listener(request, response)
        },
      },
    )
    try {
      expect(await keptAs(product.url)).toEqual([null, null, null])
    } finally {
      await product.close()
    }
  })
})

describe('a purpose', () => {
  const officer: Viewer = { ...asker, scopes: new Set([...asker.scopes, 'privacy:manage']), purposes: ['CustomerCare'] }
  const secret = 'profile { attributes(names: ["diagnosis"]) { value } }'
  const document = () => `query Q($id: ID!) { customer(id: $id) { ${secret} } }`
  const plain = () => ({ query: document(), variables: { id: refused.id } })
  const raised = 'RightsFulfilment'

  /** Everything that came with a request and might be taken for its purpose. */
  const attempts: Readonly<Record<string, (shaped: Shaped) => Parameters<typeof ask>>> = {
    ...Object.fromEntries(
      ['purpose', 'x-purpose', 'xPurpose', 'viewer', 'claims'].flatMap((name) => {
        const value = name === 'viewer' || name === 'claims' ? { purposes: [raised], purpose: raised } : raised
        return [
          [`variable ${name}`, (s: Shaped) => [{ ...s, variables: { ...s.variables, [name]: value } }]],
          [`extension ${name}`, (s: Shaped) => [{ ...s, extensions: { [name]: value, headers: { [name]: value } } }]],
        ]
      }),
    ),
    ...Object.fromEntries(
      ['X_Purpose', 'purpose', 'x-purposes', 'x-purpose-override', 'x-forwarded-purpose', 'x-original-purpose']
        .concat(['x-viewer', 'x-claims', 'dpv-purpose', 'apollo-purpose'])
        .map((name) => [`header ${name}`, (s: Shaped) => [s, { headers: { [name]: raised } }]]),
    ),
    'the operation name': (s) => [
      {
        query: s.query.replace('query Q', `query ${raised}`),
        operationName: raised,
        ...(s.variables && { variables: s.variables }),
      },
    ],
    'a list in the header': (s) => [s, { purpose: `CustomerCare, ${raised}` }],
    'the header itself': (s) => [s, { purpose: raised }],
  }

  it.each(Object.keys(attempts))('is not raised by %s', async (name) => {
    const [shaped = plain(), how = {}] = attempts[name]?.(plain()) ?? []
    const { text, errors } = await ask(shaped, { who: officer, purpose: 'CustomerCare', ...how })
    expect(shown(text, shaped)).toEqual([])
    expect(errors.every(({ extensions }) => (extensions.purpose ?? 'CustomerCare') === 'CustomerCare')).toBe(true)
    expect(errors.length).toBeGreaterThan(0)
  })

  it('is tried to be raised in more than 20 ways, and shows the value where the token has it', async () => {
    expect(Object.keys(attempts).length).toBeGreaterThan(20)
    const { text } = await ask(plain(), { who: { ...officer, purposes: [raised] }, purpose: raised })
    expect(shown(text, plain())).toHaveLength(1)
  })
})

/** The long run has 1,000. */
it('a customer of others looks like none, byte by byte, costs as many statements, and is not written to', async () => {
  const { meetings, sizeBefore, sizeAfter, byThemselves } = await meetStrangers(canaries, 60, 7)
  expect(meetings.filter(({ told, toldOfNobody }) => told.join() !== toldOfNobody.join())).toEqual([])
  expect(meetings.filter(({ statements, statementsForNobody }) => statements !== statementsForNobody)).toEqual([])
  expect(Math.min(...meetings.map(({ statements }) => statements))).toBeGreaterThan(0)
  expect(sizeAfter).toEqual(sizeBefore)

  // To themselves they show, and may write.
  const consented = canaries.world().people.find(({ state }) => state === 'consented')
  const [read = '', written = ''] = await byThemselves(consented?.id ?? '')
  expect(canariesIn(canaries.world().canaries, read).length).toBeGreaterThan(5)
  expect(written).toContain('"appended":1')
}, 60_000)

it('would be told apart, and written to, where nothing guards them', async () => {
  const { meetings, sizeBefore, sizeAfter } = await meetStrangers(canaries, 10, 7, 'unguarded')
  expect(meetings.some(({ told, toldOfNobody }) => told[0] !== toldOfNobody[0])).toBe(true)
  expect(sizeAfter).not.toEqual(sizeBefore)
})
