import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { type DocumentNode, print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemoKey } from '../../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../../access/tokens/tokens.ts'
import { readOperations, sha256 } from '../../../gateway/operations/stored-operations.ts'
import { serveGateway, type TestServer } from '../small-graph.ts'

const now = () => new Date()
const query = 'query WhoAmI { whoami }'
const post = JSON.stringify({ query: '{ whoami }' })
let folder: string
let server: TestServer
let token: string
/** What went over the wire, by what the server saw. */
const seen: { method: string; type: string | undefined; url: string }[] = []

const published = gql`query OneCustomer($id: ID!) { customer(id: $id) { id name } }`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-forms-'))
  const key = await loadDemoKey(folder)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  const web = join(folder, 'operations', 'web')
  await mkdir(web, { recursive: true })
  await writeFile(join(web, 'WhoAmI.graphql'), query)
  const { cache } = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.empty() })
  await writeFile(join(web, 'OneCustomer.graphql'), print(cache.transformDocument(published)))
  server = await serveGateway(createDemoVerifier(key, now), {
    listener: { operations: readOperations(join(folder, 'operations')) },
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** Header by header as they are given, which fetch does not do. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) {
  const { port } = new URL(server.url)
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const sent = { authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare', ...headers }
    request({ port, host: '127.0.0.1', method, path: `/graphql${path}`, headers: sent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode, headers: response.headers, text })
      })
    })
      .on('error', reject)
      .end(body)
  })
}

const byId = `?documentId=${sha256(query)}`
const persisted = { version: 1, sha256Hash: sha256(query) }
const byHash = `?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: persisted }))}`

describe('a GET', () => {
  it.each([
    'application/json',
    'Application/JSON; Charset="UTF-8"',
    'application/json;charset=utf8',
    '',
  ])('may say what JSON clients say of every request: %s', async (type) => {
    for (const path of [byId, byHash, '?query={whoami}']) {
      const { status, text } = await send('GET', path, { 'content-type': type })
      expect([status, JSON.parse(text).data?.whoami]).toEqual([200, expect.any(String)])
    }
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=latin1',
    'json',
  ])('with what a page may send without a preflight, or in another charset, is refused: %s', async (type) =>
    expect((await send('GET', byId, { 'content-type': type })).status).toBe(415))

  it('changes nothing, whatever its content-type', async () => {
    const mutation = encodeURIComponent('mutation { rename(id: "1", name: "x") { id } }')
    const { status, headers } = await send('GET', `?query=${mutation}`, { 'content-type': 'application/json' })
    expect([status, headers.allow]).toEqual([405, 'POST'])
  })
})

describe('a POST', () => {
  it.each(['utf-8', 'UTF-8', 'utf8', 'Utf8', '"utf-8"', '"UTF8"', 'utf_8'])('may call UTF-8 %s', async (charset) => {
    const { status } = await send(
      'POST',
      '',
      { 'content-type': `APPLICATION/json ; x="a;b"; CHARSET=${charset}` },
      post,
    )
    expect(status).toBe(200)
  })

  it.each([
    'charset=iso-8859-1',
    'charset = latin1',
    'x="y"; Charset="utf-16"',
    'charset=utf-8x',
    'charset=""',
  ])('in another charset is refused: %s', async (parameter) =>
    expect((await send('POST', '', { 'content-type': `application/json; ${parameter}` }, post)).status).toBe(415))

  it.each([
    ['identity', Buffer.from(post)],
    ['', Buffer.from(post)],
    ['GZip', gzipSync(post)],
    ['x-gzip', gzipSync(`\ufeff${post}`)],
    ['br', brotliCompressSync(post)],
  ])('may be packed by %s', async (encoding, body) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
    expect((await send('POST', '', headers, body)).status).toBe(200)
  })

  it.each([
    ['deflate', deflateSync(post), 415],
    ['gzip, gzip', gzipSync(gzipSync(post)), 415],
    ['gzip', Buffer.from(post), 400],
  ] as const)('packed otherwise than it may, or than it says, is refused: %s', async (encoding, body, status) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
    expect((await send('POST', '', headers, body)).status).toBe(status)
  })

  it('may begin with a byte order mark', async () => {
    const { status, text } = await send('POST', '', { 'content-type': 'application/json' }, `\ufeff${post}`)
    expect([status, JSON.parse(text).errors]).toEqual([200, undefined])
  })

  it.each([
    ['empty', '', 'empty'],
    ['empty but for a byte order mark', '\ufeff', 'empty'],
    ['in UTF-16', Buffer.from(`\ufeff${post}`, 'utf16le'), 'UTF-8'],
    ['with two byte order marks', `\ufeff\ufeff${post}`, 'JSON'],
  ])('%s is told so', async (_what, body, said) => {
    const { status, text } = await send('POST', '', { 'content-type': 'application/json' }, body)
    expect(status).toBe(400)
    expect(JSON.parse(text).errors[0].message).toContain(said)
  })
})

describe('another method', () => {
  it.each([
    'PUT',
    'PATCH',
    'DELETE',
    'HEAD',
    'PROPFIND',
  ])('%s is told which there are, token or not', async (method) => {
    for (const authorization of [`Bearer ${token}`, 'none']) {
      const { status, headers, text } = await send(method, '?query={whoami}', { authorization })
      expect([status, headers.allow]).toEqual([405, 'GET, POST'])
      if (method === 'HEAD') expect(text).toBe('')
      else expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('OPTIONS asks for nothing else', async () => {
    const { status, headers, text } = await send('OPTIONS', '')
    expect([status, headers.allow, text]).toEqual([204, 'GET, POST', ''])
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('what is accepted', () => {
  const json = 'application/json; charset=utf-8'
  const graphql = 'application/graphql-response+json; charset=utf-8'

  it.each([
    ['', json],
    ['*/*', json],
    ['APPLICATION/JSON', json],
    ['application/*;q=0.1', json],
    ['application/graphql-response+json,application/json;q=0.9', graphql],
    ['application/json;q=0.5, application/graphql-response+json;q=0.6', graphql],
    ['application/json; charset="utf8"', json],
    ['application/json;q=0, */*', graphql],
    ['application/graphql-response+json;q=0, */*;q=0.1', json],
    ['text/html, */*;q=0.1', json],
    ['multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9', graphql],
  ])('%s', async (accept, type) => {
    const { status, headers } = await send('POST', '', { 'content-type': 'application/json', accept }, post)
    expect([status, headers['content-type']]).toEqual([200, type])
  })

  it.each([
    'text/css',
    'application/json;q=0',
    '*/*;q=0',
    'application/json; charset=utf-16',
    'nonsense',
  ])('nothing of ours: %s', async (accept) =>
    expect((await send('POST', '', { 'content-type': 'application/json', accept }, post)).status).toBe(406))
})

describe('Apollo Client', () => {
  async function ask(document: DocumentNode, headers: Record<string, string> = {}) {
    const client = clientOf(headers)
    const { data } = await client.query({ query: document, variables: { id: '1' } })
    client.stop()
    return data
  }

  function clientOf(headers: Record<string, string> = {}) {
    seen.length = 0
    const http = new HttpLink({
      uri: server.url,
      headers: { authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare', ...headers },
      fetch: (url: RequestInfo | URL, init?: RequestInit) => {
        const type = new Headers(init?.headers).get('content-type') ?? undefined
        seen.push({ method: init?.method ?? '', type, url: String(url) })
        return fetch(url, init)
      },
    })
    const link = new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(http)
    return new ApolloClient({ cache: new InMemoryCache(), link })
  }

  it('asks by GET and hash what was published', async () => {
    expect(await ask(published)).toMatchObject({ customer: { id: '1', name: 'Name of 1' } })
    expect(seen.map(({ method }) => method)).toEqual(['GET'])
    expect(seen[0]?.url).toContain('sha256Hash')
    expect(seen[0]?.url).not.toContain('query=')
  })

  it('does so with the content-type that older releases send with it', async () => {
    expect(await ask(published, { 'content-type': 'application/json' })).toMatchObject({ customer: { id: '1' } })
    expect(seen).toMatchObject([{ method: 'GET', type: 'application/json' }])
  })

  it('sends the text of what was not', async () => {
    expect(await ask(gql`query Other($id: ID!) { customer(id: $id) { id: name name: id } }`)).toMatchObject({
      customer: { id: 'Name of 1', name: '1' },
    })
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it('does not ask by hash again once one was not published, so that no request is sent twice', async () => {
    const client = clientOf()
    const asked = async (document: DocumentNode, id: string) => {
      const { data } = await client.query({ query: document, variables: { id }, fetchPolicy: 'no-cache' })
      expect(data).toMatchObject({ customer: expect.anything() })
    }
    await asked(published, '1')
    await asked(published, '2')
    // What is published is asked for once each: a control.
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET'])
    const other = gql`query Another($id: ID!) { customer(id: $id) { id name } }`
    for (const id of ['1', '2', '3']) await asked(other, id)
    await asked(published, '3')
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'POST'])
    client.stop()
  })
})
