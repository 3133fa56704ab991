import { describe, expect, it } from 'vitest'
import { loadConfig } from '../config.ts'
import { isLoopback } from '../process/loopback.ts'
import { findSettingFaults, type ProcessRole } from '../process/setting-faults.ts'

type Settings = Readonly<Record<string, string>>

const safe: Settings = {
  HOST: '0.0.0.0',
  JWT_JWKS_URL: 'https://login.example.com/keys',
  JWT_ISSUER: 'https://login.example.com',
  JWT_AUDIENCE: 'customer-graph',
  CLIENTS_FILE: 'clients.json',
}
const key = 'fjBuyXqRmZkLpWvNsTcHdGeAiOuYtQ12'

const keys = { GATEWAY_KEYS: key, SECRET_KEYS: `${key}2` }

function without(...names: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(safe).filter(([name]) => !names.includes(name)))
}

describe('HOST', () => {
  it.each([
    '127.999.0.1',
    '0x7f.1',
    '127.1',
    '0',
    '2130706433',
    'localhost.',
    '[::1]',
    '127.0.0.1:4000',
    '127.0.0.1.',
    ' 127.0.0.1',
    '-a',
    'a..b',
    '0177.0.0.1',
    'host/path',
    'höst',
  ])('%s is refused', (HOST) => {
    // With everything else as production wants it, so that nothing but its shape is at fault.
    expect(() => loadConfig({ ...safe, HOST })).toThrow('HOST')
  })

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    'localhost',
    'LOCALHOST',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
  ])('%s is loopback', (HOST) => {
    expect(isLoopback(loadConfig({ HOST }).host)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.7',
    '128.0.0.1',
    '::ffff:10.0.0.7',
    '::ffff:0:127.0.0.1',
    'graph.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
  ])('%s is beyond loopback: the demo key does not listen there, an issuer does', (HOST) => {
    expect(() => loadConfig({ HOST })).toThrow('the demo key never listens beyond loopback')
    expect(loadConfig({ ...safe, HOST }).host).toBe(HOST)
  })

  it('is 127.0.0.1 where it is empty', () => expect(loadConfig({ HOST: '' }).host).toBe('127.0.0.1'))
})

const remote = { SUBGRAPH_BILLING_URL: 'https://billing.internal/graphql' }

describe('beyond loopback', () => {
  it.each<[string, Settings, ProcessRole, string]>([
    ['keys by http', { ...safe, JWT_JWKS_URL: 'http://login.example.com/keys' }, 'gateway', 'Use https'],
    [
      'keys by http from a name that is no loopback',
      { ...safe, JWT_JWKS_URL: 'http://localhost.example.com/keys' },
      'gateway',
      'JWT_JWKS_URL',
    ],
    ['keys from a file', { ...safe, JWT_JWKS_URL: 'file:///keys.json' }, 'gateway', 'JWT_JWKS_URL'],
    ['no issuer', without('JWT_ISSUER'), 'gateway', 'JWT_ISSUER is missing'],
    ['no audience', without('JWT_AUDIENCE'), 'gateway', 'JWT_AUDIENCE is missing'],
    ['no clients', without('CLIENTS_FILE'), 'gateway', 'CLIENTS_FILE is missing'],
    ['demo customers', { ...safe, DEMO: 'true' }, 'gateway', 'DEMO=false'],
    ['the playground', { ...safe, PLAYGROUND: 'true' }, 'gateway', 'PLAYGROUND=true'],
    ['the schema for everybody', { ...safe, INTROSPECTION: 'true' }, 'gateway', 'INTROSPECTION=true'],
    ['a subgraph elsewhere without a key', { ...safe, ...remote }, 'gateway', 'GATEWAY_KEYS is missing'],
    [
      'a subgraph elsewhere without the secret',
      { ...safe, ...remote, GATEWAY_KEYS: key },
      'gateway',
      'SECRET_KEYS is missing',
    ],
    ['a subgraph without the secret', { HOST: '0.0.0.0', GATEWAY_KEYS: key }, 'subgraph', 'SECRET_KEYS is missing'],
    ['a subgraph elsewhere of a demo', remote, 'gateway', 'GATEWAY_KEYS is missing'],
    ['a subgraph without a key', { HOST: '0.0.0.0' }, 'subgraph', 'GATEWAY_KEYS is missing'],
    ['pages of everybody', { ...safe, CORS_ORIGINS: '*' }, 'gateway', 'never `*`'],
    ['pages of a file', { ...safe, CORS_ORIGINS: 'file:///page.html' }, 'gateway', 'CORS_ORIGINS'],
    ['every host', { ...safe, ALLOWED_HOSTS: '*' }, 'gateway', 'ALLOWED_HOSTS'],
    ['a host with a path', { ...safe, ALLOWED_HOSTS: 'https://graph.example.com' }, 'gateway', 'ALLOWED_HOSTS'],
    [
      'an issuer twice',
      {
        ...safe,
        JWT_JWKS_URL: 'https://a.example/keys,https://b.example/keys',
        JWT_ISSUER: 'https://a.example,https://a.example',
      },
      'gateway',
      'JWT_ISSUER names an issuer twice',
    ],
  ])('%s: refuses to start and says what to do', (_what, settings, role, message) => {
    expect(() => loadConfig(settings, role)).toThrow(message)
  })

  it('names every fault at once', () => {
    expect(() => loadConfig(without('JWT_ISSUER', 'CLIENTS_FILE'))).toThrow(/JWT_ISSUER[\s\S]+CLIENTS_FILE/)
  })

  it('starts with everything in its place, and seeds no demo customers', () => {
    expect(loadConfig(safe)).toMatchObject({ seedDemo: false, playground: false, introspection: false })
    expect(findSettingFaults(loadConfig(safe), 'gateway')).toEqual([])
    expect(loadConfig({ ...safe, ...remote, ...keys }).gatewayKeys).toEqual([key])
    expect(loadConfig({ HOST: '0.0.0.0', ...keys }, 'subgraph').host).toBe('0.0.0.0')
  })

  it('a command, which listens nowhere, starts with the settings of a subgraph', () => {
    expect(loadConfig({ HOST: '0.0.0.0' }, 'command').host).toBe('0.0.0.0')
  })
})

describe('on loopback', () => {
  const local = { ...safe, HOST: '127.0.0.1', JWT_JWKS_URL: 'http://127.0.0.1:9000/keys', DEMO: 'false' }

  it('the defaults are without a fault', () => expect(findSettingFaults(loadConfig({}), 'gateway')).toEqual([]))

  it.each<[string, Settings, string]>([
    ['no issuer', { ...local, JWT_ISSUER: '' }, 'JWT_ISSUER'],
    ['no audience', { ...local, JWT_AUDIENCE: '' }, 'JWT_AUDIENCE'],
    ['no clients', { ...local, CLIENTS_FILE: '' }, 'CLIENTS_FILE'],
    ['demo customers', { ...local, DEMO: 'true' }, 'DEMO'],
    ['the playground', { ...local, PLAYGROUND: 'true' }, 'PLAYGROUND'],
    ['the schema for everybody', { ...local, INTROSPECTION: 'true' }, 'INTROSPECTION'],
    ['pages by http', { ...local, CORS_ORIGINS: 'http://shop.example.com' }, 'CORS_ORIGINS'],
    ['a demo with a public name', { ALLOWED_HOSTS: 'demo.example.com' }, 'ALLOWED_HOSTS'],
    ['Neo4j in the clear', { NEO4J_URI: 'bolt://10.0.0.7:7687', NEO4J_PASSWORD: 'x' }, 'NEO4J_URI'],
    ['Neo4j with any certificate', { NEO4J_URI: 'neo4j+ssc://db.internal', NEO4J_PASSWORD: 'x' }, 'NEO4J_URI'],
    ['Redis in the clear', { REDIS_URL: 'redis://cache.internal:6379' }, 'REDIS_URL'],
    ['a subgraph in the clear', { SUBGRAPH_BILLING_URL: 'http://billing.internal/graphql', ...keys }, 'SUBGRAPH_*_URL'],
  ])('%s: is a warning', (_what, settings, setting) => {
    expect(findSettingFaults(loadConfig(settings), 'gateway')).toMatchObject([{ setting, isRefused: false }])
  })

  it('keys by http from elsewhere are refused here too', () => {
    expect(() => loadConfig({ ...local, JWT_JWKS_URL: 'http://login.example.com/keys' })).toThrow('Use https')
  })

  it.each<Settings>([
    local,
    { NEO4J_URI: 'bolt://localhost:7687', NEO4J_PASSWORD: 'x' },
    { NEO4J_URI: 'neo4j+s://db.internal', NEO4J_PASSWORD: 'x' },
    { REDIS_URL: 'redis://[::1]:6379' },
    { REDIS_URL: 'rediss://cache.internal' },
    { SUBGRAPH_BILLING_URL: 'http://127.0.0.1:4001/graphql' },
  ])('%j is without a fault', (settings) => {
    expect(findSettingFaults(loadConfig(settings), 'gateway')).toEqual([])
  })
})
