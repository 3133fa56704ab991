import { z } from 'zod'

const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()
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
  DEMO: flag.describe('`true` seeds demo customers when the graph is empty. Default: true for the embedded Neo4j.'),
  JWT_JWKS_URL: z
    .url()
    .optional()
    .describe('Keys of the token issuer. Without it a demo key in DATA_DIR signs and verifies.'),
  JWT_ISSUER: z.string().optional().describe('Required `iss` of a token.'),
  JWT_AUDIENCE: z.string().optional().describe('Required `aud` of a token.'),
  PLAYGROUND: flag.describe('GraphiQL for a browser at GET /graphql. Default: only with the demo key.'),
  SUBGRAPH_IDENTITY_URL: z
    .url()
    .optional()
    .describe('Call this subgraph over HTTP instead of in process; the other three likewise.'),
  SUBGRAPH_ENGAGEMENT_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  SUBGRAPH_BILLING_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  SUBGRAPH_CONSENT_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  GATEWAY_KEYS: list
    .pipe(z.array(z.string().min(32)).min(1).max(2))
    .optional()
    .describe(
      'Secrets (32 characters or more, the first signs, both verify) between gateway and remote subgraphs. Default: a key in DATA_DIR.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe line logged (info): trace, debug, info, warn, error, silent.'),
})

export const subgraphNames = ['identity', 'engagement', 'billing', 'consent'] as const
export type SubgraphName = (typeof subgraphNames)[number]

/** Bounds on what a request may ask for. One that is passed answers LIMIT_EXCEEDED and names the limit. */
export const limits = {
  /** Entries of one page. */
  pageSize: 100,
  /** References in one `records(refs)`. */
  recordRefs: 100,
  /** Items of one ingest mutation. */
  ingestItems: 250,
  bodyBytes: 2 * 1024 * 1024,
  documentCharacters: 15_000,
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  headers: 100,
  requestTimeoutMs: 15_000,
} as const

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Null: the embedded server. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | null
  readonly database: string
  readonly seedDemo: boolean
  /** Null: the demo key. */
  readonly issuer: { readonly jwksUrl: string; readonly issuer: string | null; readonly audience: string | null } | null
  readonly playground: boolean
  readonly subgraphUrls: Readonly<Partial<Record<SubgraphName, string>>>
  readonly gatewayKeys: readonly string[] | null
  readonly logLevel: string
}

/** Throws one message that names each wrong setting. The only reader of the process's environment. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
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
    seedDemo: settings.DEMO ?? isEmbedded,
    issuer:
      settings.JWT_JWKS_URL === undefined
        ? null
        : {
            jwksUrl: settings.JWT_JWKS_URL,
            issuer: settings.JWT_ISSUER ?? null,
            audience: settings.JWT_AUDIENCE ?? null,
          },
    playground: settings.PLAYGROUND ?? isDemoKey,
    subgraphUrls: {
      ...(settings.SUBGRAPH_IDENTITY_URL === undefined ? {} : { identity: settings.SUBGRAPH_IDENTITY_URL }),
      ...(settings.SUBGRAPH_ENGAGEMENT_URL === undefined ? {} : { engagement: settings.SUBGRAPH_ENGAGEMENT_URL }),
      ...(settings.SUBGRAPH_BILLING_URL === undefined ? {} : { billing: settings.SUBGRAPH_BILLING_URL }),
      ...(settings.SUBGRAPH_CONSENT_URL === undefined ? {} : { consent: settings.SUBGRAPH_CONSENT_URL }),
    },
    gatewayKeys: settings.GATEWAY_KEYS ?? null,
    logLevel: settings.LOG_LEVEL,
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
