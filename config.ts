import type { z } from 'zod'
import type { Authority } from './process/authority.ts'
import { environment } from './process/environment.ts'
import { limitMeanings, limitNames } from './process/limit-meanings.ts'
import { isLoopback } from './process/loopback.ts'
import { findSettingFaults, type ProcessRole } from './process/setting-faults.ts'
import { tellShapeFaults } from './text/shape-faults.ts'

export const subgraphNames = ['identity', 'engagement', 'billing', 'consent'] as const
export type SubgraphName = (typeof subgraphNames)[number]

/** The port of OpenTelemetry's Prometheus exporters. */
const usualMetricsPort = 9464

/** Limits of a request; `process/limit-meanings.ts` describes each. A request that exceeds one fails with LIMIT_EXCEEDED and the limit's name. */
export const limits = {
  pageSize: 100,
  recordRefs: 100,
  ingestItems: 250,
  ingestIdentifiers: 2_500,
  clockSkewMs: 300_000,
  bodyBytes: 2 * 1024 * 1024,
  // Libraries walk such values by recursion.
  jsonDepth: 64,
  documentCharacters: 15_000,
  valueCharacters: 15_000,
  valueItems: 1_000,
  tokens: 2_000,
  depth: 10,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  nodes: 10_000,
  cost: 1_000,
  planningMs: 500,
  headers: 100,
  requestTimeoutMs: 15_000,
  decisionMs: 1_000,
  subgraphTimeoutMs: 2_000,
  concurrentRequests: 256,
  queueMs: 20,
} as const satisfies Readonly<Record<keyof typeof limitMeanings, number>>

export type Limits = { readonly [name in keyof typeof limits]: number }

export interface IssuerSettings {
  readonly jwksUrl: string
  /** Null: any `iss`. Only if there is one issuer. */
  readonly issuer: string | null
  readonly audience: string | null
}

export interface MetricsSettings {
  readonly host: string
  readonly port: number
  /** False: the default port, which another server may have taken. */
  readonly isChosen: boolean
}

export interface TracingSettings {
  readonly exporter: 'otlp' | 'console'
  readonly sampler: string
  readonly ratio: number
  /** Null: the program's own name. */
  readonly serviceName: string | null
}

export interface Config {
  readonly port: number
  readonly host: string
  /** Hosts that are accepted besides the loopback names. */
  readonly allowedHosts: readonly Authority[]
  /** Null: off. */
  readonly metrics: MetricsSettings | null
  readonly dataDir: string
  /** Null: the embedded server. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | null
  readonly database: string
  readonly writesInFlight: number
  readonly seedDemo: boolean
  /** Null: the demo key. */
  readonly issuers: readonly IssuerSettings[] | null
  readonly tokenLifetimeSeconds: number
  /** Null: no client registry. */
  readonly clientsFile: string | null
  readonly operationsDir: string
  readonly redisUrl: string | null
  readonly corsOrigins: readonly string[]
  /** Every token may read the schema. */
  readonly introspection: boolean
  readonly playground: boolean
  readonly subgraphUrls: Readonly<Partial<Record<SubgraphName, string>>>
  readonly gatewayKeys: readonly string[] | null
  /** Null: a key in the data directory. */
  readonly secretKeys: readonly string[] | null
  readonly logLevel: string
  readonly drainMs: number
  readonly auditHeadSeconds: number
  /** Null: off. */
  readonly tracing: TracingSettings | null
}

/**
 * Throws one error that names each setting that is wrong, or that opens too much for a process of this role. The only reader of the
 * process's environment.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  role: ProcessRole = 'gateway',
): Config {
  const config = readConfig(env)
  const refused = findSettingFaults(config, role).filter(({ isRefused }) => isRefused)
  if (refused.length > 0) throw new Error(`Settings are wrong:\n${refused.map(({ message }) => message).join('\n')}`)
  return config
}

/** The settings of a command, which listens on no port. */
export function loadCommandConfig(): Config {
  return loadConfig(process.env, 'command')
}

function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  // An empty value is a forgotten secret, not the wish for a default.
  if (env.GATEWAY_KEYS === '') throw new Error('Settings are wrong: GATEWAY_KEYS is empty')
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new Error(`Settings are wrong:\n${tellShapeFaults(parsed.error)}`)
  const settings = parsed.data
  if (settings.NEO4J_URI !== undefined && settings.NEO4J_PASSWORD === undefined)
    throw new Error('Settings are wrong: NEO4J_URI is set, so NEO4J_PASSWORD must be set too')
  const isDemoKey = settings.JWT_JWKS_URL === undefined
  const isEmbedded = settings.NEO4J_URI === undefined
  return {
    port: settings.PORT,
    host: settings.HOST,
    allowedHosts: settings.ALLOWED_HOSTS ?? [],
    metrics: toMetrics(settings),
    dataDir: settings.DATA_DIR,
    neo4j:
      settings.NEO4J_URI === undefined
        ? null
        : { uri: settings.NEO4J_URI, user: settings.NEO4J_USER, password: settings.NEO4J_PASSWORD ?? '' },
    database: settings.NEO4J_DATABASE,
    writesInFlight: settings.WRITES_IN_FLIGHT,
    seedDemo: settings.DEMO ?? (isEmbedded && (isDemoKey || isLoopback(settings.HOST))),
    issuers: settings.JWT_JWKS_URL === undefined ? null : toIssuers(settings),
    tokenLifetimeSeconds: settings.JWT_LIFETIME_SECONDS,
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
    secretKeys: settings.SECRET_KEYS ?? null,
    logLevel: settings.LOG_LEVEL,
    drainMs: settings.DRAIN_MS,
    auditHeadSeconds: settings.AUDIT_HEAD_SECONDS,
    tracing: toTracing(settings),
  }
}

function toIssuers({ JWT_JWKS_URL = [], JWT_ISSUER = [], JWT_AUDIENCE }: z.infer<typeof environment>) {
  if (JWT_JWKS_URL.length > 1 ? JWT_ISSUER.length !== JWT_JWKS_URL.length : JWT_ISSUER.length > 1)
    throw new Error(
      'Settings are wrong: JWT_ISSUER must name one issuer for each URL of JWT_JWKS_URL, in the same order',
    )
  if (new Set(JWT_ISSUER).size < JWT_ISSUER.length)
    throw new Error(
      'Settings are wrong: JWT_ISSUER names an issuer twice: name each issuer once, with one URL in JWT_JWKS_URL',
    )
  return JWT_JWKS_URL.map((jwksUrl, index) => ({
    jwksUrl,
    issuer: JWT_ISSUER[index] ?? null,
    audience: JWT_AUDIENCE ?? null,
  }))
}

/** The process's own environment, for code that must see it unchanged. */
export function environmentOf(): Readonly<Record<string, string | undefined>> {
  return process.env
}

function toMetrics({ METRICS_HOST, METRICS_PORT }: z.infer<typeof environment>): MetricsSettings | null {
  if (METRICS_PORT === 'off') return null
  return { host: METRICS_HOST, port: METRICS_PORT ?? usualMetricsPort, isChosen: METRICS_PORT !== undefined }
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

/** Settings and limits as the README prints them. */
export function settingsDocument(): string {
  const settings = Object.entries(environment.shape).map(
    ([name, type]) => `| \`${name}\` | ${type.description ?? ''} |`,
  )
  const bounds = limitNames.map((name) => `| ${name} | ${limits[name]} | ${limitMeanings[name]} |`)
  return [
    '| setting | meaning |',
    '|---|---|',
    ...settings,
    '',
    '| limit of a request | value | meaning |',
    '|---|---|---|',
    ...bounds,
  ].join('\n')
}
