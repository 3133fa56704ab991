import type { Config } from '../config.ts'
import { isLoopback } from './loopback.ts'

/** What a process does with its settings. A command listens on no port and accepts no token. */
export type ProcessRole = 'gateway' | 'subgraph' | 'command'

/** A setting that opens more than it should. */
export interface SettingFault {
  readonly setting: string
  /** The fault and the remedy. */
  readonly message: string
  /** Prevents the start. Otherwise it is a warning. */
  readonly isRefused: boolean
}

/** Deny by default: what is refused beyond loopback is a warning on loopback, where a proxy may be in front. */
export function findSettingFaults(config: Config, role: ProcessRole): readonly SettingFault[] {
  const roleFaults = { gateway: gatewayFaults, subgraph: subgraphFaults, command: () => [] }[role]
  return [...roleFaults(config), ...connectionFaults(config)]
}

function gatewayFaults(config: Config): readonly SettingFault[] {
  return [...(config.issuers === null ? demoFaults(config) : issuerFaults(config)), ...remoteFaults(config)]
}

function demoFaults({ host, allowedHosts }: Config): readonly SettingFault[] {
  const named = allowedHosts.filter((allowed) => !isLoopback(allowed.host)).map((allowed) => allowed.host)
  return [
    ...when(!isLoopback(host), {
      setting: 'HOST',
      message: `HOST=${host}: the demo key never listens beyond loopback. Set JWT_JWKS_URL, JWT_ISSUER, JWT_AUDIENCE and CLIENTS_FILE, or HOST=127.0.0.1.`,
      isRefused: true,
    }),
    ...when(named.length > 0, {
      setting: 'ALLOWED_HOSTS',
      message: `ALLOWED_HOSTS names ${named.join(', ')}: anybody who reaches this server by that name gets its demo tokens. Do this with demo data only.`,
      isRefused: false,
    }),
  ]
}

function issuerFaults(config: Config): readonly SettingFault[] {
  const isRefused = !isLoopback(config.host)
  const issuers = config.issuers ?? []
  const plain = issuers.map(({ jwksUrl }) => jwksUrl).filter((url) => isPlain(url, ['http:']))
  return [
    ...when(plain.length > 0, {
      setting: 'JWT_JWKS_URL',
      message: `JWT_JWKS_URL: ${plain.join(', ')} is not encrypted, so anybody on the network path can replace the keys and sign any token. Use https.`,
      isRefused: true,
    }),
    ...when(
      issuers.some(({ issuer }) => issuer === null),
      {
        setting: 'JWT_ISSUER',
        message:
          'JWT_ISSUER is missing: the server accepts tokens from anybody who signs with these keys. Set it to the `iss` of your tokens.',
        isRefused,
      },
    ),
    ...when(
      issuers.some(({ audience }) => audience === null),
      {
        setting: 'JWT_AUDIENCE',
        message:
          'JWT_AUDIENCE is missing: the server accepts tokens that were issued for other services. Set it to the `aud` of your tokens.',
        isRefused,
      },
    ),
    ...when(config.clientsFile === null, {
      setting: 'CLIENTS_FILE',
      message:
        'CLIENTS_FILE is missing: every client of your issuers may send requests, with any scopes that its token states. Write one after examples/clients.json.',
      isRefused,
    }),
    ...when(config.playground, {
      setting: 'PLAYGROUND',
      message: 'PLAYGROUND=true has no effect with JWT_JWKS_URL: the playground uses the demo key. Remove it.',
      isRefused,
    }),
    ...when(config.introspection, {
      setting: 'INTROSPECTION',
      message:
        'INTROSPECTION=true shows the schema to every token. Remove it, and give `"introspection": true` to a client in CLIENTS_FILE or the scope schema:read to a token.',
      isRefused,
    }),
    ...when(config.seedDemo, {
      setting: 'DEMO',
      message: 'DEMO would put fictional customers into a graph that serves your issuers. Set DEMO=false.',
      isRefused,
    }),
    ...when(
      config.corsOrigins.some((origin) => isPlain(origin, ['http:'])),
      {
        setting: 'CORS_ORIGINS',
        message:
          'CORS_ORIGINS contains an http origin: anybody on the network path can inject a script into its pages. Use https origins.',
        isRefused: false,
      },
    ),
  ]
}

/** The gateway signs for its callers towards subgraphs elsewhere. */
function remoteFaults({ subgraphUrls, gatewayKeys, secretKeys }: Config): readonly SettingFault[] {
  const elsewhere = Object.values(subgraphUrls).filter((url) => !isLoopback(hostOf(url)))
  const plain = elsewhere.filter((url) => isPlain(url, ['http:']))
  return [
    ...when(elsewhere.length > 0 && gatewayKeys === null, {
      setting: 'GATEWAY_KEYS',
      message: `GATEWAY_KEYS is missing: ${elsewhere.join(', ')} cannot verify what the key in this machine's DATA_DIR signs. Set it to the same random text for the gateway and its subgraphs.`,
      isRefused: true,
    }),
    ...when(elsewhere.length > 0 && secretKeys === null, {
      setting: 'SECRET_KEYS',
      message: `SECRET_KEYS is missing: ${elsewhere.join(', ')} would use another key, and therefore other pseudonyms and cursors. Set it to the same random text for the gateway and its subgraphs.`,
      isRefused: true,
    }),
    ...when(plain.length > 0, {
      setting: 'SUBGRAPH_*_URL',
      message: `${plain.join(', ')}: personal data goes there unencrypted. Put TLS in front of the subgraph and use https, or keep the network between them private.`,
      isRefused: false,
    }),
  ]
}

function subgraphFaults({ host, gatewayKeys, secretKeys }: Config): readonly SettingFault[] {
  const missing = { GATEWAY_KEYS: gatewayKeys === null, SECRET_KEYS: secretKeys === null }
  return Object.entries(missing).flatMap(([setting, isMissing]) =>
    when(!isLoopback(host) && isMissing, {
      setting,
      message: `${setting} is missing: a subgraph on HOST=${host} and its gateway on another machine need the same. Set it in both, or HOST=127.0.0.1.`,
      isRefused: true,
    }),
  )
}

function connectionFaults({ neo4j, redisUrl }: Config): readonly SettingFault[] {
  return [
    ...when(neo4j !== null && isPlain(neo4j.uri, ['bolt:', 'neo4j:', 'bolt+ssc:', 'neo4j+ssc:']), {
      setting: 'NEO4J_URI',
      message:
        'NEO4J_URI is not encrypted with a verified certificate. Use neo4j+s:// or bolt+s:// where the network is not private.',
      isRefused: false,
    }),
    ...when(redisUrl !== null && isPlain(redisUrl, ['redis:']), {
      setting: 'REDIS_URL',
      message: 'REDIS_URL is not encrypted. Use rediss:// where the network is not private.',
      isRefused: false,
    }),
  ]
}

function when(isFault: boolean, fault: SettingFault): readonly SettingFault[] {
  return isFault ? [fault] : []
}

/** Whether data sent to `url` leaves this machine by one of these protocols. */
function isPlain(url: string, protocols: readonly string[]): boolean {
  return protocols.includes(new URL(url).protocol) && !isLoopback(hostOf(url))
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '')
}
