import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { codedError } from '../errors.ts'
import { fileFault } from '../process/file-fault.ts'
import { parseExactJson } from '../text/exact-json.ts'
import { tellShapeFaults } from '../text/shape-faults.ts'
import { ownSources } from './known-records/own-sources.ts'
import { purposeKeys } from './purposes.ts'
import { type Viewer, views } from './viewer.ts'

const remedy = 'Write it after examples/clients.json, or name another file in CLIENTS_FILE.'
const self = 'self'
const names = z.array(z.string().min(1))
const purposes = z.array(z.enum(purposeKeys))
const grant = z.strictObject({ scopes: names, purposes })
const personal = z.strictObject({ scopes: z.array(z.literal(self)), purposes })
const withoutSelf = grant.refine(
  ({ scopes }) => !scopes.includes(self),
  'only a token of a customer may have the scope self: remove it from this entry',
)
const bucket = z.strictObject({ amount: z.int().positive(), seconds: z.int().positive() })

const client = z.strictObject({
  name: z.string(),
  /** The only issuer that may name this client. Required if issuers are configured. */
  issuer: z.string().optional(),
  /** The most that a token may have, by the kind of caller. A kind that is absent is refused. */
  machine: withoutSelf.optional(),
  staff: withoutSelf.optional(),
  customer: personal.optional(),
  sources: z
    .array(
      z
        .string()
        .min(1)
        .refine((name) => !ownSources.has(name), {
          error: ({ input }) =>
            `must not be \`${input}\`, which is reserved for ${ownSources.get(String(input))}; name the systems that the client owns`,
        }),
    )
    .optional(),
  /**
   * The organisation that the client acts for, as consents name it. A consent given to another organisation opens nothing to the client.
   */
  controller: z.string().min(1).optional(),
  /** For tokens with sources: `own` shows the data of these sources, `golden` everything about a customer whom one of them knows. */
  view: z.enum(views).default('own'),
  points: z.strictObject({ client: bucket.optional(), user: bucket.optional() }).default({}),
  /** Look-ups that find nobody, per user. A machine is one user. */
  misses: bucket.default({ amount: 1_000, seconds: 3_600 }),
  /** Different identifiers and records that each user may look up, found or not. A machine is one user. */
  lookUps: bucket.default({ amount: 5_000, seconds: 3_600 }),
  /** `any`: whatever the client sends; `known`: published operations; a list: only the operations with these names. */
  operations: z.union([z.enum(['any', 'known']), names]).default('any'),
  introspection: z.boolean().default(false),
  revoked: z.boolean().default(false),
})

const file = z.strictObject({
  clients: z.record(z.string(), client),
  revokedTokens: names.default([]),
  revokedSubjects: names.default([]),
})

type Registry = z.infer<typeof file>
export type Client = z.infer<typeof client>
export type PointsBucket = z.infer<typeof bucket>

/** A viewer with what both the token and the client allow. */
export interface Admitted {
  readonly viewer: Viewer
  readonly client: Client
}

export interface Clients {
  /** Throws UNAUTHENTICATED for a client that is unknown or revoked, and for a token of a kind that the client may not use. */
  admit(viewer: Viewer): Admitted
  stop(): void
}

export interface ClientsDeps {
  /** The path of a JSON file. examples/clients.json shows its shape. */
  readonly file: string
  /** The configured issuers, of which each client must name one: otherwise any of them could issue a token for the client. */
  readonly issuers?: readonly string[]
  /** The interval at which the file is read again: a revoked token works for this long at most. */
  readonly rereadMs?: number
  /** If the file cannot be read or is wrong, the last good one stays in force. */
  readonly onFault: (fault: unknown) => void
}

/** Rejects with a message that names every fault of the file. */
export async function openClients(deps: ClientsDeps): Promise<Clients> {
  const { file: path, issuers = [], rereadMs = 10_000, onFault } = deps
  let text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFault({ name: 'CLIENTS_FILE', path, remedy }, error)
  })
  let registry = parseRegistry(path, text, issuers)
  // A viewer is one object for as long as its token is cached.
  let admitted = new WeakMap<Viewer, Admitted>()

  async function reread(): Promise<void> {
    const found = await readFile(path, 'utf8').catch((error: unknown) => {
      throw fileFault({ name: 'CLIENTS_FILE', path, remedy: 'The clients of the last good file stay in force.' }, error)
    })
    if (found === text) return
    registry = parseRegistry(path, found, issuers)
    text = found
    admitted = new WeakMap()
  }

  const timer = setInterval(() => reread().catch(onFault), rereadMs).unref()
  return {
    admit(viewer) {
      const known = admitted.get(viewer)
      if (known !== undefined) return known
      const found = admit(registry, viewer)
      admitted.set(viewer, found)
      return found
    },
    stop: () => clearInterval(timer),
  }
}

function parseRegistry(path: string, text: string, issuers: readonly string[]): Registry {
  const parsed = file.safeParse(jsonOf(path, text))
  if (!parsed.success) throw new Error(`CLIENTS_FILE: ${path} is wrong. ${remedy}\n${tellShapeFaults(parsed.error)}`)
  if (issuers.length === 0) return parsed.data
  const unbound = Object.entries(parsed.data.clients).filter(([, { issuer }]) => !issuers.includes(issuer ?? ''))
  if (unbound.length === 0) return parsed.data
  throw new Error(
    `CLIENTS_FILE: ${path} is wrong: ${unbound.map(([name]) => name).join(', ')}: name the client's issuer, one of JWT_ISSUER: "issuer": "${issuers[0]}"`,
  )
}

function jsonOf(path: string, text: string): unknown {
  try {
    return parseExactJson(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new Error(`CLIENTS_FILE: ${path} cannot be read as JSON (${reason}). ${remedy}`, { cause: error })
  }
}

function admit({ clients, revokedTokens, revokedSubjects }: Registry, viewer: Viewer): Admitted {
  const client = Object.hasOwn(clients, viewer.clientId) ? clients[viewer.clientId] : undefined
  if (client === undefined || client.revoked || (client.issuer !== undefined && client.issuer !== viewer.issuer))
    throw codedError('UNAUTHENTICATED', 'The client of this token is not registered: add it to CLIENTS_FILE.')
  if (revokedSubjects.includes(viewer.subject) || (viewer.tokenId && revokedTokens.includes(viewer.tokenId)))
    throw codedError('UNAUTHENTICATED', 'The token was revoked: get a new one from its issuer.')
  const granted = client[kindOf(viewer)]
  if (granted === undefined)
    throw codedError(
      'UNAUTHENTICATED',
      `This client may not use tokens of the kind ${kindOf(viewer)}: change its entry in CLIENTS_FILE.`,
    )
  const scopes = new Set<string>(granted.scopes)
  return {
    client,
    viewer: {
      ...viewer,
      scopes: new Set([...viewer.scopes].filter((scope) => scopes.has(scope))),
      purposes: viewer.purposes.filter((purpose) => granted.purposes.includes(purpose)),
      sources: bothOf(viewer.sources, client.sources ?? null),
      view: client.view,
      controller: client.controller,
    },
  }
}

/** Client credentials name the client as subject (RFC 9068, 2.2). A customer's own token names the customer. */
function kindOf({ subject, clientId, customerId }: Viewer): 'machine' | 'staff' | 'customer' {
  if (customerId !== null) return 'customer'
  return subject === clientId ? 'machine' : 'staff'
}

function bothOf(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b
  return a.filter((source) => b.includes(source))
}
