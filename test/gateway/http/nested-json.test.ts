import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../../config.ts'
import { isNestedDeeper } from '../../../text/json-depth.ts'
import { serveGateway, type TestServer } from '../small-graph.ts'

let gateway: TestServer

beforeAll(async () => {
  gateway = await serveGateway(async () => ({
    subject: 'somebody',
    clientId: 'somebody',
    scopes: new Set<string>(),
    purposes: ['CustomerCare'],
    sources: null,
    customerId: null,
  }))
})
afterAll(() => gateway.close())

/** As text: JSON.stringify itself ends at some thousand levels. */
function nestedText(levels: number, kind: 'array' | 'object' | 'both'): string {
  const parts = Array.from({ length: levels }, (_, at) => {
    const isObject = kind === 'object' || (kind === 'both' && at % 2 === 0)
    return isObject ? (['{"a":', '}'] as const) : (['[', ']'] as const)
  })
  return `${parts.map(([open]) => open).join('')}1${parts
    .toReversed()
    .map(([, close]) => close)
    .join('')}`
}

const headers = { authorization: 'Bearer x', 'content-type': 'application/json', accept: 'application/json' }

async function post(body: string) {
  const response = await fetch(gateway.url, { method: 'POST', headers, body })
  return { status: response.status, body: await response.json() }
}

const tooDeep = (place: string) => ({
  status: 400,
  body: {
    errors: [
      {
        message: expect.stringContaining(place),
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'jsonDepth', most: limits.jsonDepth },
      },
    ],
  },
})

describe.each(['array', 'object', 'both'] as const)('JSON nested as %s', (kind) => {
  it.each([limits.jsonDepth, 3_000, 100_000, 400_000])('%i levels deep names the place', async (levels) => {
    const nested = nestedText(levels, kind)
    if (nested.length > limits.bodyBytes - 100) return
    expect(await post(`{"query":"{ whoami }","variables":{"x":${nested}}}`)).toMatchObject(tooDeep('variables'))
    expect(await post(`{"query":"{ whoami }","extensions":{"x":${nested}}}`)).toMatchObject(tooDeep('extensions'))
  })

  it('in a query string is held to the same', async () => {
    const url = `${gateway.url}?query={whoami}&variables=${encodeURIComponent(`{"x":${nestedText(300, kind)}}`)}`
    const response = await fetch(url, { headers: { authorization: 'Bearer x' } })
    expect({ status: response.status, body: await response.json() }).toMatchObject(tooDeep('variables'))
  })

  it('as deep as allowed passes', async () => {
    const nested = nestedText(limits.jsonDepth - 1, kind)
    expect(await post(`{"query":"{ whoami }","variables":{"x":${nested}}}`)).toMatchObject({ status: 200 })
  })
})

describe('a value in the document', () => {
  const bracketed = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`
  const braced = (levels: number) => `${'{a:'.repeat(levels)}1${'}'.repeat(levels)}`

  it.each([
    ['an argument', `{ customer(id: ${bracketed(65)}) { id } }`],
    ['an object', `{ customer(id: ${braced(65)}) { id } }`],
    ['a directive', `{ whoami @skip(if: ${bracketed(900)}) }`],
    ['a default', `query ($x: Int = ${bracketed(900)}) { whoami }`],
    ['a type', `query ($x: ${'['.repeat(900)}Int${']'.repeat(900)}) { whoami }`],
  ])('%s is held to the same before it is parsed', async (_what, query) => {
    const { body } = await post(JSON.stringify({ query }))
    expect(body.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'jsonDepth' } }])
  })

  it('is counted for itself: neither selections nor its neighbours add to it', async () => {
    const { body } = await post(
      JSON.stringify({
        query: `{ a: guess(value: ${bracketed(64)}) { id } b: guess(value: ${bracketed(64)}) { id } }`,
      }),
    )
    expect(body.errors.map(({ extensions }: { extensions: object }) => extensions)).not.toContainEqual(
      expect.objectContaining({ limit: 'jsonDepth' }),
    )
  })
})

describe('isNestedDeeper', () => {
  it.each([
    [1, 0, false],
    ['text', 0, false],
    [null, 0, false],
    [[], 0, true],
    [[], 1, false],
    [[[1], { a: [2] }], 2, true],
    [[[1], { a: [2] }], 3, false],
  ])('%j more than %i levels: %j', (value, most, expected) => {
    expect(isNestedDeeper(value, most)).toBe(expected)
  })
})
