import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemoKey } from '../../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../../access/tokens/tokens.ts'
import { limits } from '../../../config.ts'
import { sha256 } from '../../../gateway/operations/stored-operations.ts'
import { serveGateway, type TestServer } from '../small-graph.ts'

const now = () => new Date()
const origin = 'https://app.example'
let folder: string
let token: string
let gateway: TestServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transports-'))
  const key = await loadDemoKey(folder)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  gateway = await serveGateway(createDemoVerifier(key, now), {
    listener: { corsOrigins: [origin], slowestBodyMs: 150 },
  })
})
afterAll(async () => {
  await gateway.close()
  await rm(folder, { recursive: true })
})

async function send(init: RequestInit & { readonly path?: string; readonly token?: string } = {}) {
  const response = await fetch(gateway.url + (init.path ?? ''), {
    ...init,
    headers: { authorization: `Bearer ${init.token ?? token}`, 'x-purpose': 'CustomerCare', ...init.headers },
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, text: bytes.toString() }
}

const json = { 'content-type': 'application/json' }
/** Whose answers have the status of what was wrong with the document. */
const accept = 'application/graphql-response+json'
const good = '{"query":"{ whoami }"}'
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')])

describe('a malformed body', () => {
  const bodies: readonly (readonly [string, string | Uint8Array, Record<string, string>?])[] = [
    ['nothing', ''],
    ['a space', ' '],
    ['an open brace', '{'],
    ['half an object', '{"query":'],
    ['a list', '[]'],
    ['a batch', `[${good},${good}]`],
    ['null', 'null'],
    ['true', 'true'],
    ['a number', '7'],
    ['a text', '"{ whoami }"'],
    ['an empty object', '{}'],
    ['a query that is null', '{"query":null}'],
    ['a query that is a number', '{"query":7}'],
    ['a query that is a list', '{"query":["{ whoami }"]}'],
    ['a query that is an object', '{"query":{"a":1}}'],
    ['an empty query', '{"query":""}'],
    ['a query of spaces', '{"query":"   "}'],
    ['a query of NULs', '{"query":"\\u0000\\u0000"}'],
    ['a query with a lone surrogate', '{"query":"{ \\ud800 }"}'],
    ['variables as a text', '{"query":"{ whoami }","variables":"{}"}'],
    ['variables as a list', '{"query":"{ whoami }","variables":[]}'],
    ['variables as a number', '{"query":"{ whoami }","variables":1}'],
    ['an operation name that is a number', '{"query":"{ whoami }","operationName":1}'],
    ['an operation name that is an object', '{"query":"{ whoami }","operationName":{}}'],
    ['an operation that is not there', '{"query":"{ whoami }","operationName":"Other"}'],
    ['extensions as a text', '{"query":"{ whoami }","extensions":"x"}'],
    ['extensions as a list', '{"query":"{ whoami }","extensions":[1]}'],
    ['a document id that is a number', '{"documentId":7}'],
    ['a document id that nobody published', '{"documentId":"sha256:00"}'],
    ['two byte order marks', `\ufeff\ufeff${good}`],
    ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['an overlong encoding', new Uint8Array([0x7b, 0xc0, 0xaf, 0x7d])],
    ['UTF-16', new Uint8Array(utf16)],
    ['UTF-16 that says so', new Uint8Array(utf16), { 'content-type': 'application/json; charset=utf-16' }],
    ['UTF-7', good, { 'content-type': 'application/json; charset=utf-7' }],
    ['Latin 1', good, { 'content-type': 'application/json; charset=iso-8859-1' }],
    [
      'a number too large',
      '{"query":"query($first: Int!) { customers(first: $first) { edges { cursor } } }","variables":{"first":1e400}}',
    ],
    ['keys twice, the last of the wrong type', '{"query":"{ whoami }","query":7}'],
    ['lists 10,000 deep', '['.repeat(10_000)],
    [
      'objects 10,000 deep in variables',
      `{"query":"{","variables":{"a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_001)}}`,
    ],
    ['__proto__ for a query', '{"__proto__":{"query":"{ whoami }"}}'],
    ['constructor for a query', '{"constructor":{"prototype":{"query":"{ whoami }"}}}'],
    ['text after the object', `${good} x`],
    ['a comment', `/* */ ${good}`],
    ['a form', 'query={whoami}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a multipart', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['plain text', good, { 'content-type': 'text/plain' }],
  ]

  it('of each kind is 4xx in JSON with a code, and the process goes on', async () => {
    expect(bodies.length).toBeGreaterThanOrEqual(40)
    for (const [name, body, headers] of bodies) {
      const answer = await send({ method: 'POST', headers: { ...json, accept, ...headers }, body: body as BodyInit })
      expect(answer.status, name).toBeGreaterThanOrEqual(400)
      expect(answer.status, name).toBeLessThan(500)
      const [error] = JSON.parse(answer.text).errors
      expect(error.extensions, name).toMatchObject({
        code: expect.stringMatching(/^[A-Z_]+$/),
        requestId: expect.any(String),
      })
      expect(answer.text, name).not.toMatch(/<html|node_modules|\.ts:|at .*\(/i)
    }
    expect((await send({ method: 'POST', headers: json, body: good })).status).toBe(200)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a large request', () => {
  it('is refused by one byte too many, told or not', async () => {
    const fits = `{"query":"{ whoami }"}${' '.repeat(limits.bodyBytes - good.length)}`
    expect(fits.length).toBe(limits.bodyBytes)
    expect((await send({ method: 'POST', headers: json, body: fits })).status).toBe(200)
    expect((await send({ method: 'POST', headers: json, body: `${fits} ` })).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(`${fits} `))
        controller.close()
      },
    })
    const chunked = await send({ method: 'POST', headers: json, body: stream, duplex: 'half' } as RequestInit)
    expect(chunked.status).toBe(413)
  })

  it.each([
    ['gzip', (body: Buffer) => gzipSync(body, { level: 1 }), gunzipSync],
    [
      'br',
      (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      brotliDecompressSync,
    ],
  ] as const)('packed by %s is unpacked no further than the limit', async (encoding, pack, unpack) => {
    const post = (body: Buffer) =>
      send({ method: 'POST', headers: { ...json, 'content-encoding': encoding }, body: new Uint8Array(body) })
    const padded = (bytes: number) => pack(Buffer.from(good.padEnd(bytes)))
    expect((await post(padded(limits.bodyBytes))).status).toBe(200)
    expect((await post(padded(limits.bodyBytes + 1))).status).toBe(413)
    const bomb = pack(Buffer.alloc(128 * 1024 * 1024, ' '))
    expect(bomb.length).toBeLessThan(limits.bodyBytes)
    const before = process.memoryUsage().rss
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(bomb)))
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
    for (const { status } of answers) expect(status).toBe(413)
    // It is one: unpacked, a single of them takes more than that.
    expect(unpack(bomb).length).toBeGreaterThan(50 * 1024 * 1024)
    // Not packed at all, or cut short.
    expect((await post(Buffer.from(good))).status).toBe(400)
    expect((await post(padded(100).subarray(0, 12))).status).toBe(400)
  })

  it('packed in another way is not unpacked', async () => {
    for (const encoding of ['deflate', 'zstd', 'gzip, gzip'])
      expect(
        (await send({ method: 'POST', headers: { ...json, 'content-encoding': encoding }, body: good })).status,
      ).toBe(415)
  })

  it('that drips is cut', async () => {
    const { port } = new URL(gateway.url)
    const text = await new Promise<string>((resolve, reject) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\nx-purpose: CustomerCare\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`,
        )
      })
      const drip = setInterval(() => socket.write(' '), 20)
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk
      })
      socket.on('error', reject)
      socket.on('close', () => {
        clearInterval(drip)
        resolve(received)
      })
    })
    expect(text).toMatch(/^HTTP\/1\.1 408/)
    expect(text).toContain('connection: close')
  })
})

describe('another origin', () => {
  const wrong = [
    'null',
    'http://app.example',
    'https://app.example:8443',
    'https://app.example.evil.example',
    'https://evilapp.example',
    'https://sub.app.example',
    'https://APP.example',
    'https://app.example/',
    'https://app.examplé',
    'https://evil.example',
  ]
  it('gets no header that lets it read', async () => {
    expect(wrong).toHaveLength(10)
    for (const other of wrong)
      for (const method of ['POST', 'OPTIONS'] as const) {
        const preflight = method === 'OPTIONS' ? { 'access-control-request-method': 'POST' } : json
        const body = method === 'POST' ? { body: good } : {}
        const headers = { ...preflight, origin: Buffer.from(other).toString('latin1') }
        const answer = await send({ method, headers, ...body })
        expect(
          [...answer.headers.keys()].filter((name) => name.startsWith('access-control-')),
          other,
        ).toEqual([])
      }
  })

  it('of the list may ask, after a preflight, without credentials', async () => {
    const preflight = await send({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    const answer = await send({ method: 'POST', headers: { ...json, origin }, body: good })
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('vary')).toContain('origin')
  })
})

/** Ways to send an operation. What is not here is off. */
const transports: Readonly<Record<string, (query: string) => RequestInit & { readonly path?: string }>> = {
  POST: (query) => ({ method: 'POST', headers: json, body: JSON.stringify({ query }) }),
  'POST, packed': (query) => ({
    method: 'POST',
    headers: { ...json, 'content-encoding': 'gzip' },
    body: new Uint8Array(gzipSync(JSON.stringify({ query }))),
  }),
  GET: (query) => ({ path: `?query=${encodeURIComponent(query)}` }),
  'POST with its hash': (query) => ({
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: sha256(query) } } }),
  }),
}

describe.each(Object.entries(transports))('over %s', (_name, toRequest) => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index)
  it.each([
    [
      'aliases',
      `{ ${many(16)
        .map((index) => `a${index}: whoami`)
        .join(' ')} }`,
    ],
    [
      'rootFields',
      `{ ${many(11)
        .map(() => 'whoami')
        .join(' ')} }`,
    ],
    ['depth', `${'{ a '.repeat(13)}${'}'.repeat(13)}`],
    [
      'directives',
      `{ whoami ${many(21)
        .map(() => '@x')
        .join(' ')} }`,
    ],
    [
      'nodes',
      `{ ${many(9)
        .map((i) => `p${i}: customers(first: 100) { invoices { id } timeline { id } }`)
        .join(' ')} }`,
    ],
  ])('%s are limited', async (limit, query) => {
    const { status, text } = await send(toRequest(query))
    // The older media type answers 200 for a document that does not pass.
    expect([200, 400]).toContain(status)
    expect(JSON.parse(text).data).toBeUndefined()
    expect(
      JSON.parse(text).errors.map(({ extensions }: { extensions: { limit?: string } }) => extensions.limit),
    ).toContain(limit)
  })

  it('passes what is within the limits', async () => {
    const { text } = await send(toRequest('{ whoami }'))
    expect(JSON.parse(text).data.whoami).toContain('demo-support')
  })
})

describe('what is wrong with a request', () => {
  const message = async (init: Parameters<typeof send>[0]) => JSON.parse((await send(init)).text).errors[0].message
  const body = (query: string, operationName?: string) => ({
    method: 'POST',
    headers: { ...json, accept },
    body: JSON.stringify({ query, operationName }),
  })

  it.each(['variables', 'extensions'])('is told of the parameter at fault: %s', async (name) => {
    const path = `?query=${encodeURIComponent('{ whoami }')}&${name}=%7Bx`
    expect(await message({ path })).toBe(`The parameter \`${name}\` of the URL is not valid JSON.`)
    expect(await message({ method: 'POST', headers: json, body: '{' })).toBe('The body is not valid JSON.')
    const again = `?query=${encodeURIComponent('{ whoami }')}&${name}=%7B%7D&${name}=%7B%7D`
    expect(await message({ path: again })).toBe(
      `The parameter \`${name}\` occurs more than once in the URL: send it once.`,
    )
    const { text } = await send({ path: again.replace(/&[^&]+$/, '') })
    expect(JSON.parse(text).errors).toBeUndefined()
    // What another reader of the same body would take for another value.
    const twice = '{"query":"{ __typename }","variables":{"a":{"id":1,"id":2}}}'
    expect(await message({ method: 'POST', headers: json, body: twice })).toBe(
      'The body is not clear: the key variables.a.id is stated more than once: keep one of them.',
    )
  })

  it.each([
    ['query A { whoami }', 'B', 'no operation named "B": send "A".'],
    ['query A { whoami } query C { whoami }', 'B', 'no operation named "B": send one of "A", "C".'],
    ['{ whoami }', 'B', 'no operation named "B": its only operation has no name: leave operationName out.'],
    ['fragment F on Query { whoami }', undefined, 'contains no operation: add a query or a mutation.'],
    ['fragment F on Query { whoami }', 'F', 'contains no operation: add a query or a mutation.'],
    ['query A { whoami } query C { whoami }', undefined, 'several operations'],
  ])('is told of the operation that is not there: %s as %s', async (query, name, told) => {
    expect(await message(body(query, name))).toContain(told)
  })

  it('is nothing where the operation is there: the control', async () => {
    const { text } = await send(body('query A { whoami } query C { whoami }', 'C'))
    expect(JSON.parse(text).data.whoami).toContain('demo-support')
  })
})

describe('a transport that is off', () => {
  it.each([
    ['a batch', { method: 'POST', headers: json, body: `[${good}]` }, 400],
    ['server-sent events', { method: 'POST', headers: { ...json, accept: 'text/event-stream' }, body: good }, 406],
    ['multipart answers', { method: 'POST', headers: { ...json, accept: 'multipart/mixed' }, body: good }, 406],
    [
      'an upload',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
      415,
    ],
    ['a subscription', { method: 'POST', headers: json, body: '{"query":"subscription { whoami }"}' }, 200],
    [
      'registering by hash',
      {
        method: 'POST',
        headers: json,
        body: '{"query":"{ whoami }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      },
      400,
    ],
    ['PUT', { method: 'PUT', headers: json, body: good }, 405],
    ['PATCH', { method: 'PATCH', headers: json, body: good }, 405],
  ] as const)('%s answers no data', async (_name, init, status) => {
    const answer = await send(init as RequestInit)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).data).toBeUndefined()
    expect(JSON.parse(answer.text).errors).toHaveLength(1)
  })

  it.each(['@defer', '@stream'])('%s is named as what is wrong', async (directive) => {
    const body = JSON.stringify({ query: `{ customer(id: 1) { ... ${directive} { name } } }` })
    const answer = await send({ method: 'POST', headers: { ...json, accept }, body })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toEqual({
      errors: [
        expect.objectContaining({
          message: `Unknown directive "${directive}".`,
          extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
        }),
      ],
    })
  })

  it('a WebSocket is not opened', async () => {
    const { port } = new URL(gateway.url)
    const text = await new Promise<string>((resolve, reject) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => {
        socket.write(
          'GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
        )
      })
      socket.once('data', (chunk) => {
        resolve(String(chunk))
        socket.destroy()
      })
      socket.on('error', reject)
    })
    expect(text).toMatch(/^HTTP\/1\.1 401/)
  })
})

describe('an answer', () => {
  it('is packed where it is long and the caller takes it', async () => {
    const body = JSON.stringify({ query: '{ customers(first: 100) { id name } }' })
    const packed = await send({ method: 'POST', headers: { ...json, 'accept-encoding': 'gzip' }, body })
    const plain = await send({ method: 'POST', headers: { ...json, 'accept-encoding': 'identity' }, body })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(packed.headers.get('vary')).toContain('accept-encoding')
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 3)
    // fetch has unpacked it.
    expect(JSON.parse(packed.text)).toEqual(JSON.parse(plain.text))
    const refused = await send({ method: 'POST', headers: { ...json, 'accept-encoding': 'gzip;q=0, *' }, body })
    expect(refused.headers.get('content-encoding')).toBeNull()
    const short = await send({ method: 'POST', headers: { ...json, 'accept-encoding': 'gzip' }, body: good })
    expect(short.headers.get('content-encoding')).toBeNull()
  })
})
