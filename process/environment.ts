import { z } from 'zod'
import { parseAuthority } from './authority.ts'
import { isListenable } from './loopback.ts'

const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()
/** Neither one of the words that examples use nor a text of few letters. */
function isSecret(text: string): boolean {
  return new Set(text).size >= 10 && !/change.?me|default|placeholder|example/i.test(text)
}

const hostFault = 'is neither an IP address nor a host name: use for example 127.0.0.1, ::1, localhost or 0.0.0.0'
const secretKeys = z
  .array(z.string().min(32).refine(isSecret, 'looks like a placeholder: use a random text'))
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

/** Every setting the program reads, with what it means. The README's table is made from this. */
export const environment = z.object({
  PORT: port.default(4000).describe('Port of the gateway (4000), or of the subgraph under `npm run subgraph`.'),
  HOST: z
    .string()
    .toLowerCase()
    .refine(isListenable, hostFault)
    .default('127.0.0.1')
    .describe(
      'Address to listen on (127.0.0.1). Beyond loopback only with the settings of your issuers and CLIENTS_FILE.',
    ),
  ALLOWED_HOSTS: list
    .pipe(z.array(z.string().transform(toAuthority)))
    .optional()
    .describe(
      'Host names, separated by commas, that requests may use besides the loopback names: `graph.example.com`, or with a port. Default: with the demo key none; else every name.',
    ),
  METRICS_PORT: z
    .literal('off')
    .or(port)
    .optional()
    .describe(
      'Port of `/metrics` (9464; where that is taken there are none), 0 for a free one, or `off`. It needs no token and stands on no other port.',
    ),
  METRICS_HOST: z
    .string()
    .toLowerCase()
    .refine(isListenable, hostFault)
    .default('127.0.0.1')
    .describe('Address `/metrics` listens on (127.0.0.1). Beyond loopback: on a private network only.'),
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
  DEMO: flag.describe(
    '`true` seeds demo customers when the graph is empty. Default: true for the embedded Neo4j, except with issuers beyond loopback.',
  ),
  JWT_JWKS_URL: list
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
    .optional()
    .describe(
      'Keys of the token issuer (a JWK set), by https. Several: URLs separated by commas. Without it a demo key in DATA_DIR signs and verifies.',
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
      'Longest time from `iat` (or from now, without one) to `exp` of a token (86400); one that lives longer is refused.',
    ),
  CLIENTS_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file of the clients that may ask, what each may, and which issuer issues its tokens. Required beyond loopback. Without it only the token decides, and there is no points limit.',
    ),
  OPERATIONS_DIR: z.string().default('operations').describe('Folder of the published operations (operations).'),
  REDIS_URL: z
    .url()
    .optional()
    .describe(
      'Keeps the points of clients and users for several gateways, and which gateway tokens were used for several replicas of a subgraph. Without it each process counts for itself.',
    ),
  CORS_ORIGINS: list
    .pipe(
      z.array(z.url({ protocol: /^https?$/, error: 'is not an http or https origin: name each origin, never `*`' })),
    )
    .optional()
    .describe('Origins whose pages may ask, separated by commas. Default: none.'),
  INTROSPECTION: flag.describe(
    '`true`: every token may read the schema. Default: only with the demo key; else the scope schema:read, or the client file. Never with issuers beyond loopback.',
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
    .pipe(secretKeys)
    .optional()
    .describe(
      'Secrets (32 characters or more, the first signs, both verify) between gateway and remote subgraphs. Default: a key in DATA_DIR, on one machine only.',
    ),
  SECRET_KEYS: list
    .pipe(secretKeys)
    .optional()
    .describe(
      'One or two secrets of 32 characters or more that seal page cursors and derive pseudonyms. The first one seals, both open. All gateways and subgraphs of a deployment need the same. Default: a key in DATA_DIR.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least severe line logged (info): trace, debug, info, warn, error.'),
  AUDIT_HEAD_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(60)
    .describe(
      'How often the signed head of the access records is written to the log while records are added (60). Records removed before the next head leave no trace outside.',
    ),
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
