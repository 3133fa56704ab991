import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkHost, type HostRules } from '../../../gateway/http/check-host.ts'
import { parseAuthority } from '../../../process/authority.ts'

const token = 'a persona token'
const page: RequestListener = (_request, response) => response.end(token)
const servers: Server[] = []
let port: number
let unguarded: number
let public_: number

beforeAll(async () => {
  port = await serve(checkHost(page, rules()))
  unguarded = await serve(page)
  const named = { allowedHosts: [authority('graph.example.com'), authority('other.example.com:8443')] }
  const more = { corsOrigins: ['https://shop.example.com'], openPaths: ['/healthcheck', '/readiness'] }
  public_ = await serve(checkHost(page, rules({ ...named, ...more })))
})
afterAll(() => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))))

function rules(more: Partial<HostRules> = {}): HostRules {
  return { allowedHosts: [], corsOrigins: [], openPaths: [], newId: () => 'request-1', ...more }
}

function authority(text: string) {
  const parsed = parseAuthority(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Written byte by byte: `fetch` would put the right Host header in. */
async function send(to: number, head: string): Promise<{ readonly status: number; readonly text: string }> {
  const socket = connect(to, '127.0.0.1')
  socket.end(`${head.replaceAll('\n', '\r\n')}\r\nconnection: close\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) text += chunk
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text }
}

describe('a page whose name an attacker points at this machine', () => {
  const rebound = (at: number) => `GET /graphql HTTP/1.1\nhost: rebound.example:${at}\naccept: text/html`

  it('reads no token, and is told which names it may use', async () => {
    const { status, text } = await send(port, rebound(port))
    expect(status).toBe(421)
    expect(text).not.toContain(token)
    expect(text).toContain(`rebound.example:${port}`)
    expect(text).toContain('ALLOWED_HOSTS')
    expect(text).toContain('"code":"FORBIDDEN"')
  })

  it('would read one without the check', async () => {
    expect(await send(unguarded, rebound(unguarded))).toMatchObject({
      status: 200,
      text: expect.stringContaining(token),
    })
  })
})

describe('with the demo key', () => {
  it.each<[string, (port: number) => string]>([
    ['another name', () => 'evil.example'],
    ['another name with our port', (at) => `evil.example:${at}`],
    ['a name that begins like ours', (at) => `localhost.evil.example:${at}`],
    ['a name that ends like ours', (at) => `evil-localhost:${at}`],
    ['a name below ours', (at) => `evil.localhost:${at}`],
    ['an address beyond loopback', (at) => `10.0.0.7:${at}`],
    ['a mapped address beyond loopback', (at) => `[::ffff:10.0.0.7]:${at}`],
    ['every address', (at) => `0.0.0.0:${at}`],
    ['no port', () => '127.0.0.1'],
    ['another port', (at) => `127.0.0.1:${at === 65_535 ? 1 : at + 1}`],
    ['a port that is none', () => '127.0.0.1:http'],
    ['an address that is none', (at) => `127.999.0.1:${at}`],
    ['an address in another notation', (at) => `0x7f.1:${at}`],
    ['a number', (at) => `2130706433:${at}`],
    ['somebody before our name', (at) => `evil.example@localhost:${at}`],
    ['two names', (at) => `localhost:${at}, evil.example`],
    ['nothing', () => ''],
    ['a broken bracket', (at) => `[::1:${at}`],
    ['a name in brackets', (at) => `[localhost]:${at}`],
    ['two trailing dots', (at) => `localhost..:${at}`],
  ])('the host %s is refused', async (_what, host) => {
    for (const path of ['/graphql', '/readiness', '/healthcheck', '/graphql/playground.js', '/']) {
      const { status, text } = await send(port, `GET ${path} HTTP/1.1\nhost: ${host(port)}`)
      expect(status).toBe(421)
      expect(text).not.toContain(token)
    }
  })

  it.each<[string, (port: number) => string]>([
    ['127.0.0.1', (at) => `127.0.0.1:${at}`],
    ['another loopback address', (at) => `127.8.9.10:${at}`],
    ['localhost', (at) => `localhost:${at}`],
    ['upper case', (at) => `LocalHost:${at}`],
    ['a trailing dot', (at) => `localhost.:${at}`],
    ['IPv6', (at) => `[::1]:${at}`],
    ['IPv6 written at length', (at) => `[0:0:0:0:0:0:0:1]:${at}`],
    ['a mapped address', (at) => `[::ffff:127.0.0.1]:${at}`],
  ])('the host %s is answered', async (_what, host) => {
    expect(await send(port, `GET /graphql HTTP/1.1\nhost: ${host(port)}`)).toMatchObject({ status: 200 })
  })

  it.each<[string, (port: number) => string, number]>([
    ['two hosts, the first ours', (at) => `GET / HTTP/1.1\nhost: localhost:${at}\nhost: evil.example`, 400],
    ['two hosts, the second ours', (at) => `GET / HTTP/1.1\nhost: evil.example\nHOST: localhost:${at}`, 400],
    ['an absolute target', (at) => `GET http://evil.example/graphql HTTP/1.1\nhost: localhost:${at}`, 400],
    ['an absolute target that is ours', (at) => `GET http://localhost:${at}/graphql HTTP/1.1\nhost: evil.example`, 400],
    ['HTTP/1.0 without a host', () => 'GET /graphql HTTP/1.0', 421],
    ['HTTP/1.1 without a host', () => 'GET /graphql HTTP/1.1\naccept: */*', 400],
    ['a forwarded host', (at) => `GET / HTTP/1.1\nhost: evil.example:${at}\nx-forwarded-host: localhost:${at}`, 421],
  ])('%s is refused', async (_what, head, status) => {
    const answer = await send(port, head(port))
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain(token)
  })

  it.each<[string, (port: number) => string, number]>([
    ['of another site', () => 'http://evil.example', 403],
    ['of another program on this machine', () => 'http://localhost:1', 403],
    ['of a sandboxed frame', () => 'null', 403],
    ['of two', (at) => `http://localhost:${at}, http://evil.example`, 403],
    ['of an extension', () => 'chrome-extension://abcdef', 403],
    ['of its own', (at) => `http://localhost:${at}`, 200],
    ['of its own by address', (at) => `http://127.0.0.1:${at}`, 200],
  ])('a page %s: %s', async (_what, origin, status) => {
    const head = `POST /graphql HTTP/1.1\nhost: localhost:${port}\norigin: ${origin(port)}\ncontent-length: 0`
    expect((await send(port, head)).status).toBe(status)
  })
})

describe('with ALLOWED_HOSTS', () => {
  it.each([
    ['graph.example.com', 200],
    ['GRAPH.example.com:443', 200],
    ['graph.example.com:8080', 200],
    ['other.example.com:8443', 200],
    ['other.example.com', 421],
    ['graph.example.com.evil.example', 421],
  ])('%s: %i', async (host, status) => {
    expect((await send(public_, `GET /graphql HTTP/1.1\nhost: ${host}`)).status).toBe(status)
  })

  it('lets a load balancer look at the health by address, and at nothing else', async () => {
    const ask = async (path: string) => (await send(public_, `GET ${path} HTTP/1.1\nhost: 10.0.0.7:4000`)).status
    expect(await ask('/readiness')).toBe(200)
    expect(await ask('/healthcheck')).toBe(200)
    expect(await ask('/graphql')).toBe(421)
    expect(await ask('/readiness/../graphql')).toBe(421)
    expect(await ask('/readiness?graphql')).toBe(421)
  })

  it('knows the origins of CORS_ORIGINS', async () => {
    const ask = async (origin: string) =>
      (await send(public_, `GET /graphql HTTP/1.1\nhost: graph.example.com\norigin: ${origin}`)).status
    expect(await ask('https://shop.example.com')).toBe(200)
    expect(await ask('https://graph.example.com')).toBe(200)
    expect(await ask('https://evil.example.com')).toBe(403)
  })
})
