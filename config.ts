import { z } from 'zod'
import { limits } from './limits.ts'

const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()
/** Neither one of the words that examples use nor a text of few letters. */
function isSecret(text: string): boolean {
  return new Set(text).size >= 10 && !/change.?me|default|placeholder|example/i.test(text)
}

const port = z.coerce.number().int().min(0).max(65_535)
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

/** Every setting the program reads, with what it means. The README's table is made from this. */
const environment = z.object({
  PORT: port.default(4000).describe('Port of the gateway (4000), or of the subgraph under `npm run subgraph`.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on (127.0.0.1). Beyond loopback only with JWT_JWKS_URL set.'),
  DATA_DIR: z.string().default('.data').describe('Where the embedded Neo4j and the demo key live (.data).'),
  NEO4J_URI: z.url().optional().describe('Use this Neo4j instead of the embedded one.'),
  NEO4J_USER: z.string().default('neo4j').describe('User at NEO4J_URI (neo4j).'),
  NEO4J_PASSWORD: z.string().optional().describe('Password at NEO4J_URI.'),
  NEO4J_DATABASE: z.string().default('neo4j').describe('Database at NEO4J_URI (neo4j).'),
  WRITES_IN_FLIGHT: z.coerce
    .number()
    .int()
    .min(1)
    .max(32)
    .default(4)
    .describe('Write transactions of a process at once (4): about twice the cores of the database; further ones wait.'),
  DEMO: flag.describe('`true` seeds demo customers when the graph is empty. Default: true for the embedded Neo4j.'),
  JWT_JWKS_URL: list
    .pipe(z.array(z.url()).min(1))
    .optional()
    .describe(
      'Keys of the token issuer (a JWK set). Several: URLs separated by commas. Without it a demo key in DATA_DIR signs and verifies.',
    ),
  JWT_ISSUER: list
    .optional()
    .describe('Required `iss` of a token. As many as JWT_JWKS_URL, in its order; needed where there are several.'),
  JWT_AUDIENCE: z.string().optional().describe('Required `aud` of a token.'),
  CLIENTS_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file of the clients that may ask, and what each may. Without it a token alone tells, and nobody has a points limit.',
    ),
  OPERATIONS_DIR: z.string().default('operations').describe('Folder of the published operations (operations).'),
  REDIS_URL: z
    .url()
    .optional()
    .describe(
      'Keeps the points of clients and users, for several gateways. Without it each process counts for itself.',
    ),
  CORS_ORIGINS: list
    .pipe(z.array(z.url()))
    .optional()
    .describe('Origins whose pages may ask, separated by commas. Default: none.'),
  INTROSPECTION: flag.describe(
    '`true`: every token may read the schema. Default: only with the demo key; else scope schema:read, or the client file.',
  ),
  PLAYGROUND: flag.describe('GraphiQL for a browser at GET /graphql. Default: only with the demo key.'),
  SUBGRAPH_IDENTITY_URL: z
    .url()
    .optional()
    .describe('Call this subgraph over HTTP instead of in process; the other three likewise.'),
  SUBGRAPH_ENGAGEMENT_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  SUBGRAPH_BILLING_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  SUBGRAPH_CONSENT_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  GATEWAY_KEYS: list
    .pipe(z.array(z.string().min(32).refine(isSecret, 'looks like a placeholder: use a random text')).min(1).max(2))
    .optional()
    .describe(
      'Secrets (32 characters or more, the first signs, both verify) between gateway and remote subgraphs. Default: a key in DATA_DIR.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least severe line logged (info): trace, debug, info, warn, error.'),
  DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(500)
    .describe(
      'At SIGTERM: milliseconds in which /readiness says no and requests are still taken (500). Longer than a load balancer needs to look.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe(
      'Collector of the traces. Nothing is traced without it. The other OTEL_EXPORTER_OTLP_* settings hold too.',
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url().optional().describe('The same, for traces alone.'),
  OTEL_TRACES_EXPORTER: z
    .enum(['otlp', 'console', 'none'])
    .optional()
    .describe('otlp, console or none. Default: otlp with an endpoint, else none.'),
  OTEL_TRACES_SAMPLER: z
    .enum([
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ])
    .default('parentbased_always_on')
    .describe('Which requests are traced (parentbased_always_on): as OpenTelemetry names them.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share for the traceidratio samplers (1).'),
  OTEL_SERVICE_NAME: z.string().optional().describe('Name in the traces. Default: gateway, or that of the subgraph.'),
  OTEL_SDK_DISABLED: flag.describe('`true`: no traces, whatever else is set.'),
})

export const subgraphNames = ['identity', 'engagement', 'billing', 'consent'] as const
export type SubgraphName = (typeof subgraphNames)[number]

export interface IssuerSettings {
  readonly jwksUrl: string
  /** Null: any `iss`; only where there is one issuer. */
  readonly issuer: string | null
  readonly audience: string | null
}

export interface TracingSettings {
  readonly exporter: 'otlp' | 'console'
  readonly sampler: string
  readonly ratio: number
  /** Null: the program's own. */
  readonly serviceName: string | null
}

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Null: the embedded server. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | null
  readonly database: string
  readonly writesInFlight: number
  readonly seedDemo: boolean
  /** Null: the demo key. */
  readonly issuers: readonly IssuerSettings[] | null
  /** Null: no client registry. */
  readonly clientsFile: string | null
  readonly operationsDir: string
  readonly redisUrl: string | null
  readonly corsOrigins: readonly string[]
  /** For every token. */
  readonly introspection: boolean
  readonly playground: boolean
  readonly subgraphUrls: Readonly<Partial<Record<SubgraphName, string>>>
  readonly gatewayKeys: readonly string[] | null
  readonly logLevel: string
  readonly drainMs: number
  /** Null: off. */
  readonly tracing: TracingSettings | null
}

/** Throws one message that names each wrong setting. The only reader of the process's environment. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  // Empty is a secret that was forgotten, not one that was left to us.
  if (env.GATEWAY_KEYS === '') throw new Error('Settings are wrong: GATEWAY_KEYS is empty')
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new Error(`Settings are wrong:\n${z.prettifyError(parsed.error)}`)
  const settings = parsed.data
  if (settings.NEO4J_URI !== undefined && settings.NEO4J_PASSWORD === undefined)
    throw new Error('Settings are wrong: NEO4J_URI is set, so NEO4J_PASSWORD must be set too')
  const isDemoKey = settings.JWT_JWKS_URL === undefined
  if (isDemoKey && !isLoopback(settings.HOST))
    throw new Error(
      `Settings are wrong: the demo key never listens beyond loopback: set JWT_JWKS_URL or HOST=127.0.0.1, not ${settings.HOST}`,
    )
  const isEmbedded = settings.NEO4J_URI === undefined
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    neo4j:
      settings.NEO4J_URI === undefined
        ? null
        : { uri: settings.NEO4J_URI, user: settings.NEO4J_USER, password: settings.NEO4J_PASSWORD ?? '' },
    database: settings.NEO4J_DATABASE,
    writesInFlight: settings.WRITES_IN_FLIGHT,
    seedDemo: settings.DEMO ?? isEmbedded,
    issuers: settings.JWT_JWKS_URL === undefined ? null : toIssuers(settings),
    clientsFile: settings.CLIENTS_FILE ?? null,
    operationsDir: settings.OPERATIONS_DIR,
    redisUrl: settings.REDIS_URL ?? null,
    corsOrigins: (settings.CORS_ORIGINS ?? []).map((origin) => new URL(origin).origin),
    introspection: settings.INTROSPECTION ?? isDemoKey,
    playground: settings.PLAYGROUND ?? isDemoKey,
    subgraphUrls: {
      ...(settings.SUBGRAPH_IDENTITY_URL === undefined ? {} : { identity: settings.SUBGRAPH_IDENTITY_URL }),
      ...(settings.SUBGRAPH_ENGAGEMENT_URL === undefined ? {} : { engagement: settings.SUBGRAPH_ENGAGEMENT_URL }),
      ...(settings.SUBGRAPH_BILLING_URL === undefined ? {} : { billing: settings.SUBGRAPH_BILLING_URL }),
      ...(settings.SUBGRAPH_CONSENT_URL === undefined ? {} : { consent: settings.SUBGRAPH_CONSENT_URL }),
    },
    gatewayKeys: settings.GATEWAY_KEYS ?? null,
    logLevel: settings.LOG_LEVEL,
    drainMs: settings.DRAIN_MS,
    tracing: toTracing(settings),
  }
}

function toIssuers({ JWT_JWKS_URL = [], JWT_ISSUER = [], JWT_AUDIENCE }: z.infer<typeof environment>) {
  if (JWT_JWKS_URL.length > 1 ? JWT_ISSUER.length !== JWT_JWKS_URL.length : JWT_ISSUER.length > 1)
    throw new Error('Settings are wrong: JWT_ISSUER names one issuer for each URL of JWT_JWKS_URL, in the same order')
  return JWT_JWKS_URL.map((jwksUrl, index) => ({
    jwksUrl,
    issuer: JWT_ISSUER[index] ?? null,
    audience: JWT_AUDIENCE ?? null,
  }))
}

/** The process's own, for what must see it as it is. */
export function environmentOf(): Readonly<Record<string, string | undefined>> {
  return process.env
}

function toTracing(settings: z.infer<typeof environment>): TracingSettings | null {
  const endpoint = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? settings.OTEL_EXPORTER_OTLP_ENDPOINT
  const exporter = settings.OTEL_TRACES_EXPORTER ?? (endpoint === undefined ? 'none' : 'otlp')
  if (exporter === 'none' || settings.OTEL_SDK_DISABLED) return null
  return {
    exporter,
    sampler: settings.OTEL_TRACES_SAMPLER,
    ratio: settings.OTEL_TRACES_SAMPLER_ARG,
    serviceName: settings.OTEL_SERVICE_NAME ?? null,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Settings and limits as the README prints them. */
export function settingsDocument(): string {
  const settings = Object.entries(environment.shape).map(
    ([name, type]) => `| \`${name}\` | ${type.description ?? ''} |`,
  )
  const bounds = Object.entries(limits).map(([name, bound]) => `| ${name} | ${bound} |`)
  return [
    '| setting | meaning |',
    '|---|---|',
    ...settings,
    '',
    '| limit of a request | |',
    '|---|---|',
    ...bounds,
  ].join('\n')
}
