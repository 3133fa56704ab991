import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clients, openClients } from '../../access/clients.ts'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import type { Viewer } from '../../access/viewer.ts'
import { ask, serveGateway } from './small-graph.ts'

let folder: string
let file: string
let key: DemoKey
const now = () => new Date()
const faults: unknown[] = []

const registry = {
  clients: {
    partner: {
      name: 'A partner',
      machine: { scopes: ['customer:read', 'engagement:read'], purposes: ['Marketing', 'ServiceProvision'] },
      customer: { scopes: ['self'], purposes: ['ServiceProvision'] },
      sources: ['crm', 'shop'],
    },
    desk: { name: 'The service desk', staff: { scopes: ['customer:read'], purposes: ['CustomerCare'] } },
    bound: { name: 'One issuer only', issuer: 'https://one.example', machine: { scopes: [], purposes: [] } },
    'demo-support': {
      name: 'The demo persona',
      machine: { scopes: ['customer:read'], purposes: ['CustomerCare'] },
    },
  },
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clients-'))
  file = join(folder, 'clients.json')
  key = await loadDemoKey(folder)
})
afterAll(() => rm(folder, { recursive: true }))

async function open(content: object = registry, rereadMs = 20): Promise<Clients> {
  await writeFile(file, JSON.stringify(content))
  return openClients({ file, rereadMs, onFault: (fault) => faults.push(fault) })
}

/** A token that claims everything there is. */
function viewer(more: Partial<Viewer>): Viewer {
  return {
    subject: 'partner',
    clientId: 'partner',
    scopes: new Set(['self', 'customer:read', 'engagement:read', 'billing:read', 'privacy:manage']),
    purposes: ['Marketing', 'CustomerCare', 'ServiceProvision'],
    sources: null,
    customerId: null,
    ...more,
  }
}

function admitted(clients: Clients, more: Partial<Viewer>) {
  const { scopes, purposes, sources } = clients.admit(viewer(more)).viewer
  return { scopes: [...scopes], purposes, sources }
}

const refusal = expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) })

describe('a client of the registry', () => {
  it('gives a machine no scope of a user, and a user none of the machine', async () => {
    const clients = await open()
    expect(admitted(clients, {})).toEqual({
      scopes: ['customer:read', 'engagement:read'],
      purposes: ['Marketing', 'ServiceProvision'],
      sources: ['crm', 'shop'],
    })
    expect(admitted(clients, { subject: 'C1', customerId: 'C1' })).toMatchObject({
      scopes: ['self'],
      purposes: ['ServiceProvision'],
    })
    // Staff of a partner has no tokens here, and a machine none at the desk.
    expect(() => clients.admit(viewer({ subject: 'ann' }))).toThrow(refusal)
    expect(() => clients.admit(viewer({ clientId: 'desk', subject: 'desk' }))).toThrow(refusal)
    expect(admitted(clients, { clientId: 'desk', subject: 'ann' }).scopes).toEqual(['customer:read'])
    clients.stop()
  })

  it('narrows the sources of a token, never widens them', async () => {
    const clients = await open()
    expect(admitted(clients, { sources: ['crm', 'bank'] }).sources).toEqual(['crm'])
    expect(admitted(clients, { sources: ['bank'] }).sources).toEqual([])
    expect(admitted(clients, { clientId: 'desk', subject: 'ann', sources: ['bank'] }).sources).toEqual(['bank'])
    clients.stop()
  })

  it('is known by its name and its issuer', async () => {
    const clients = await open()
    for (const clientId of ['nobody', '__proto__', 'constructor', ''])
      expect(() => clients.admit(viewer({ clientId, subject: clientId }))).toThrow(refusal)
    const bound = { clientId: 'bound', subject: 'bound' }
    expect(() => clients.admit(viewer({ ...bound, issuer: 'https://two.example' }))).toThrow(refusal)
    expect(() => clients.admit(viewer(bound))).toThrow(refusal)
    expect(clients.admit(viewer({ ...bound, issuer: 'https://one.example' })).client.name).toBe('One issuer only')
    clients.stop()
  })

  it.each([
    ['the scope self for a machine', { machine: { scopes: ['self'], purposes: [] } }],
    ['a scope of the machine for a customer', { customer: { scopes: ['customer:read'], purposes: [] } }],
    ['an unknown purpose', { machine: { scopes: [], purposes: ['Curiosity'] } }],
    ['a misspelt key', { machines: { scopes: [], purposes: [] } }],
  ])('is refused at the start with %s', async (_name, client) => {
    await expect(open({ clients: { x: { name: 'x', ...client } } })).rejects.toThrow(/is wrong/)
  })
})

describe('with issuers', () => {
  const issuers = ['https://one.example', 'https://two.example']
  const machine = { scopes: ['customer:read'], purposes: ['CustomerCare'] }
  const bound = { clients: { app: { name: 'App', issuer: 'https://one.example', machine } } }
  const app = { clientId: 'app', subject: 'app' }

  async function openBound(content: object): Promise<Clients> {
    await writeFile(file, JSON.stringify(content))
    return openClients({ file, issuers, rereadMs: 20, onFault: (fault) => faults.push(fault) })
  }

  it.each([
    ['no issuer', { name: 'App', machine }],
    ['an issuer that is not configured', { name: 'App', issuer: 'https://three.example', machine }],
  ])('a client of %s keeps the gateway from starting', async (_what, client) => {
    await expect(openBound({ clients: { ...bound.clients, other: client } })).rejects.toThrow(
      'other: name the client\'s issuer, one of JWT_ISSUER: "issuer": "https://one.example"',
    )
  })

  it('the other issuer cannot issue a token of the client, as it could if the client named none', async () => {
    const clients = await openBound(bound)
    expect(() => clients.admit(viewer({ ...app, issuer: 'https://two.example' }))).toThrow(refusal)
    expect(() => clients.admit(viewer(app))).toThrow(refusal)
    expect(admitted(clients, { ...app, issuer: 'https://one.example' }).scopes).toEqual(['customer:read'])
    clients.stop()
    const unbound = await open({ clients: { app: { name: 'App', machine } } })
    expect(admitted(unbound, { ...app, issuer: 'https://two.example' }).scopes).toEqual(['customer:read'])
    unbound.stop()
  })

  it('a file that loses an issuer while the gateway runs is not taken over', async () => {
    const clients = await openBound(bound)
    const before = faults.length
    await writeFile(file, JSON.stringify({ clients: { app: { name: 'App', machine } } }))
    await expect.poll(() => faults.length).toBeGreaterThan(before)
    expect(() => clients.admit(viewer({ ...app, issuer: 'https://two.example' }))).toThrow(refusal)
    expect(admitted(clients, { ...app, issuer: 'https://one.example' }).scopes).toEqual(['customer:read'])
    clients.stop()
  })
})

describe('revocation', () => {
  it('is in force once the file is read again, also for a token that was let in before', async () => {
    const clients = await open()
    const gateway = await serveGateway(createDemoVerifier(key, now), { listener: { clients } })
    const token = await mintToken(key, { persona: 'support', expiresInSeconds: 60 }, now())
    expect((await ask(gateway.url, token, '{ whoami }')).status).toBe(200)
    const { 'demo-support': support, ...others } = registry.clients
    await writeFile(file, JSON.stringify({ clients: { ...others, 'demo-support': { ...support, revoked: true } } }))
    await expect.poll(async () => (await ask(gateway.url, token, '{ whoami }')).status).toBe(401)
    // Let in again: it was the registry that kept it out.
    await writeFile(file, JSON.stringify(registry))
    await expect.poll(async () => (await ask(gateway.url, token, '{ whoami }')).status).toBe(200)
    await writeFile(file, JSON.stringify({ ...registry, revokedSubjects: ['demo-support'] }))
    await expect.poll(async () => (await ask(gateway.url, token, '{ whoami }')).status).toBe(401)
    await gateway.close()
    clients.stop()
  })

  it('of one token leaves the others', async () => {
    const clients = await open({ ...registry, revokedTokens: ['t1'] })
    expect(() => clients.admit(viewer({ tokenId: 't1' }))).toThrow(refusal)
    expect(admitted(clients, { tokenId: 't2' }).scopes).toContain('customer:read')
    clients.stop()
  })

  it('keeps the last good file where the new one is wrong, and says so', async () => {
    const clients = await open()
    const before = faults.length
    await writeFile(file, '{"clients": ')
    await expect.poll(() => faults.length).toBeGreaterThan(before)
    expect(admitted(clients, {}).scopes).toContain('customer:read')
    clients.stop()
  })
})

it('the example is a registry', async () => {
  const example = fileURLToPath(new URL('../../examples/clients.json', import.meta.url))
  const issuer = 'https://login.example.com'
  const clients = await openClients({ file: example, issuers: [issuer], onFault: (fault) => faults.push(fault) })
  const admitted = clients.admit(viewer({ clientId: 'acme-partner', subject: 'acme-partner', issuer }))
  expect(admitted).toMatchObject({ viewer: { sources: ['acme-crm'], purposes: ['Marketing'] } })
  clients.stop()
})

it('without a registry the token alone tells', async () => {
  const gateway = await serveGateway(createDemoVerifier(key, now))
  const token = await mintToken(key, { persona: 'partner', expiresInSeconds: 60 }, now())
  const { status, headers } = await ask(gateway.url, token, '{ whoami }', { headers: { 'x-purpose': 'Marketing' } })
  expect(status).toBe(200)
  expect(headers.get('ratelimit')).toBeNull()
  await gateway.close()
})

describe('the sources of a client', () => {
  const bounded = (sources: readonly string[]) => open({ clients: { shop: { name: 'A shop', sources } } })

  it('are refused where one is a name under which the product itself writes', async () => {
    await expect(bounded(['crm', 'identifier'])).rejects.toThrow(
      /clients\.shop\.sources\[1\]: must not be `identifier`, which is reserved for facts about an identifier alone/,
    )
    await expect(bounded(['correction'])).rejects.toThrow(/reserved for what people corrected/)
    // The control.
    const clients = await bounded(['crm', 'identifiers'])
    clients.stop()
  })
})
