import { z } from 'zod'
import { parseAuthority } from './authority.ts'
import { isListenable } from './loopback.ts'

const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()
/** Neither one of the words that examples use nor a text of few different letters. */
function isSecret(text: string): boolean {
  return new Set(text).size >= 10 && !/change.?me|default|placeholder|example/i.test(text)
}

const hostFault = 'is neither an IP address nor a host name: use for example 127.0.0.1, ::1, localhost or 0.0.0.0'
const secretKeys = z
  .array(z.string().min(32).refine(isSecret, 'looks like a placeholder: use random text'))
  .min(1)
  .max(2)

const port = z.coerce.number().int().min(0).max(65_535)
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

function toAuthority(text: string, context: z.RefinementCtx) {
  const authority = parseAuthority(text)
  if (authority !== null) return authority
  context.addIssue({ code: 'custom', message: `"${text}" is not a host name: write a name, with a port if needed` })
  return z.NEVER
}

/** Every setting that the program reads, with its meaning. The README's table is generated from this. */
export const environment = z.object({
  PORT: port.default(4000).describe('Port of the gateway (4000), or of the subgraph under `npm run subgraph`.'),
  HOST: z
    .string()
    .toLowerCase()
    .refine(isListenable, hostFault)
    .default('127.0.0.1')
    .describe(
      'Address to listen on (127.0.0.1). An address beyond loopback requires the settings of your issuers and CLIENTS_FILE.',
    ),
  ALLOWED_HOSTS: list
    .pipe(z.array(z.string().transform(toAuthority)))
    .optional()
    .describe(
      'Host names, separated by commas, that requests may use besides the loopback names: `graph.example.com`, or with a port. Default: none with the demo key, otherwise every name.',
    ),
  METRICS_PORT: z
    .literal('off')
    .or(port)
    .optional()
    .describe(
      'Port of `/metrics` (9464), 0 for a free port, or `off`. If 9464 is taken, there are no metrics. Metrics need no token, so no other port serves them.',
    ),
  METRICS_HOST: z
    .string()
    .toLowerCase()
    .refine(isListenable, hostFault)
    .default('127.0.0.1')
    .describe(
      'Address that `/metrics` listens on (127.0.0.1). Use an address beyond loopback only on a private network.',
    ),
  DATA_DIR: z.string().default('.data').describe('Folder of the embedded Neo4j and of generated keys (.data).'),
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
    .describe(
      'Number of write transactions that a process runs at once (4). Use about twice the cores of the database. Further writes wait.',
    ),
  DEMO: flag.describe(
    '`true` writes demo customers if the graph is empty. Default: `true` for the embedded Neo4j, except with issuers beyond loopback.',
  ),
  JWT_JWKS_URL: list
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
    .optional()
    .describe(
      'URL of the keys of the token issuer (a JWK set, https). Separate several URLs by commas. Without it, a demo key in DATA_DIR signs and verifies tokens.',
    ),
  JWT_ISSUER: list
    .optional()
    .describe(
      'Required `iss` of a token: one issuer for each URL of JWT_JWKS_URL, in the same order. Required beyond loopback.',
    ),
  JWT_AUDIENCE: z.string().optional().describe('Required `aud` of a token. Required beyond loopback.'),
  JWT_LIFETIME_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .max(31 * 86_400)
    .default(86_400)
    .describe(
      'Longest lifetime of a token, from `iat` (or from now, without `iat`) to `exp` (86400). The server refuses a token with a longer lifetime.',
    ),
  CLIENTS_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file that states which clients may send requests, what each one may do, and which issuer signs its tokens. Required beyond loopback. Without it, only the token decides, and there is no limit on points.',
    ),
  OPERATIONS_DIR: z.string().default('operations').describe('Folder of the published operations (operations).'),
  REDIS_URL: z
    .url()
    .optional()
    .describe(
      'Redis that several gateways share for the points of clients and users, and replicas of a subgraph for the gateway tokens already used. Without it, each process counts for itself.',
    ),
  CORS_ORIGINS: list
    .pipe(
      z.array(z.url({ protocol: /^https?$/, error: 'is not an http or https origin: name each origin, never `*`' })),
    )
    .optional()
    .describe('Origins whose pages may send requests, separated by commas. Default: none.'),
  INTROSPECTION: flag.describe(
    '`true`: every token may read the schema. Default: `true` with the demo key; otherwise a token needs the scope schema:read, or its client permits it in CLIENTS_FILE. Not allowed with issuers beyond loopback.',
  ),
  PLAYGROUND: flag.describe('GraphiQL for a browser at GET /graphql. Default: only with the demo key.'),
  SUBGRAPH_IDENTITY_URL: z
    .url()
    .optional()
    .describe(
      'URL of the identity subgraph, to call it over HTTP instead of in process. The other three subgraphs have the same setting.',
    ),
  SUBGRAPH_ENGAGEMENT_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  SUBGRAPH_BILLING_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  SUBGRAPH_CONSENT_URL: z.url().optional().describe('See SUBGRAPH_IDENTITY_URL.'),
  GATEWAY_KEYS: list
    .pipe(secretKeys)
    .optional()
    .describe(
      'One or two secrets of 32 characters or more, shared by gateway and remote subgraphs. The first one signs, both verify. Default: a key in DATA_DIR, which works on one machine only.',
    ),
  SECRET_KEYS: list
    .pipe(secretKeys)
    .optional()
    .describe(
      'One or two secrets of 32 characters or more that seal page cursors and derive pseudonyms. The first one seals, both open. All gateways and subgraphs of a deployment need the same secrets. Default: a key in DATA_DIR.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Lowest severity that is logged (info): trace, debug, info, warn, error.'),
  AUDIT_HEAD_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(60)
    .describe(
      'Interval in seconds at which the signed head of the access records is written to the log while records are added (60). Records that are removed before the next head leave no trace outside.',
    ),
  DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(500)
    .describe(
      'Milliseconds after SIGTERM in which /readiness returns 503 and requests are still accepted (500). Set it to more than the interval at which your load balancer checks.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe(
      'URL of the collector of traces. Without it, nothing is traced. The other OTEL_EXPORTER_OTLP_* settings apply as well.',
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url().optional().describe('URL of the collector, for traces only.'),
  OTEL_TRACES_EXPORTER: z
    .enum(['otlp', 'console', 'none'])
    .optional()
    .describe('`otlp`, `console` or `none`. Default: `otlp` with an endpoint, otherwise `none`.'),
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
    .describe('Sampler that selects the traced requests (parentbased_always_on), by its OpenTelemetry name.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of requests, 0 to 1, that the traceidratio samplers trace (1).'),
  OTEL_SERVICE_NAME: z
    .string()
    .optional()
    .describe('Name in the traces. Default: `gateway`, or the name of the subgraph.'),
  OTEL_SDK_DISABLED: flag.describe('`true` switches traces off, whatever else is set.'),
})
