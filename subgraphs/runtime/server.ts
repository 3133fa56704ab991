import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { context as otel, propagation, ROOT_CONTEXT } from '@opentelemetry/api'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { GatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { limits } from '../../config.ts'
import { codedError, codeOf, maskedMessage, statusByCode, toErrorCode } from '../../errors.ts'
import type { ExecutableSubgraph } from './executable.ts'
import { goneSignal } from './gone-signal.ts'
import type { createRequestContext, RequestContextInput } from './request-context.ts'

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<ServedContext>['gateway']>
/** `trace`: see GatewayClaims. */
type ServedContext = ReturnType<typeof createRequestContext> & { readonly trace: Readonly<Record<string, string>> }

export interface SubgraphServerDeps {
  readonly subgraph: ExecutableSubgraph
  readonly tokens: GatewayTokens
  readonly createContext: (input: RequestContextInput) => ReturnType<typeof createRequestContext>
  readonly newId: () => string
  readonly onFault: (requestId: string, fault: unknown) => void
}

/**
 * One subgraph as an Apollo Server over HTTP. It answers only what the gateway signed, introspection included, and turns every other fault
 * into a GraphQL error with a code and the request's id. `/healthcheck` shows only that the process is alive.
 */
export async function createSubgraphServer(deps: SubgraphServerDeps): Promise<FastifyInstance> {
  const { subgraph, tokens, createContext, newId, onFault } = deps
  // A context is created while the token is verified, before Apollo Server needs it.
  const contextByRequest = new WeakMap<FastifyRequest, ServedContext>()
  const bodyByRequest = new WeakMap<FastifyRequest, string>()

  const apollo = new ApolloServer<ServedContext>({
    gateway: executedBy(subgraph),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
    formatError({ message, path, locations, extensions = {} }) {
      const code = toErrorCode(extensions.code)
      const isOurs = code === 'INTERNAL_SERVER_ERROR'
      if (isOurs) onFault('-', message)
      return {
        message: isOurs ? maskedMessage : message,
        ...(path !== undefined && { path }),
        ...(path === undefined && locations !== undefined && { locations }),
        extensions: isOurs ? { code } : { ...extensions, code },
      }
    },
  })
  await apollo.start()

  const app = fastify({
    bodyLimit: limits.bodyBytes * 4,
    requestTimeout: limits.requestTimeoutMs,
    genReqId: newId,
    // Callers who are still connected while it stops get an answer, not a refusal.
    return503OnClosing: false,
  })
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    bodyByRequest.set(request, String(body))
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(codedError('BAD_USER_INPUT', 'The body is not valid JSON: send a GraphQL request as a JSON object.'))
    }
  })
  app.get('/healthcheck', () => ({ status: 'alive' }))
  app.post('/graphql', {
    onRequest: async (request) => {
      bearerOf(request)
    },
    preHandler: async (request, reply) => {
      const claims = await tokens.verify(subgraph.name, bearerOf(request), bodyByRequest.get(request) ?? '')
      contextByRequest.set(request, {
        ...createContext({ ...claims, budget: () => claims.budget ?? null, signal: goneSignal(reply.raw) }),
        trace: claims.trace ?? {},
      })
      reply.header('x-request-id', claims.requestId)
      reply.header('cache-control', 'private, no-store')
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        const context = contextByRequest.get(request)
        if (context === undefined)
          throw codedError('UNAUTHENTICATED', 'The request has no verified token: send it to the gateway.')
        return context
      },
    }),
  })
  app.setNotFoundHandler((request, reply) =>
    refuse(request, reply, codedError('NOT_FOUND', 'This path does not exist: POST to /graphql.'), onFault),
  )
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error, onFault))
  // A connection that is busy while the server closes would be kept open after its answer, and closing would wait for it.
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
  app.addHook('onClose', () => apollo.stop())
  return app
}

/** Apollo Server reads, parses and validates. The subgraph itself executes, so that both ways of running it are the same. */
function executedBy(subgraph: ExecutableSubgraph): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: subgraph.schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    async load() {
      return {
        executor: async ({ document, request, operationName, context }) => {
          const served = context as ServedContext
          const before = served.bookmarks().length
          // What the gateway signed: anybody could send a traceparent header.
          const result = await otel
            .with(propagation.extract(ROOT_CONTEXT, served.trace), () =>
              subgraph.execute(
                {
                  document,
                  ...(request.variables && { variables: request.variables }),
                  ...(operationName && { operationName }),
                },
                served,
              ),
            )
            .finally(() => served.trail?.commit())
          const bookmark = served.bookmarks().slice(before)
          return bookmark.length === 0 ? result : { ...result, extensions: { ...result.extensions, bookmark } }
        },
      }
    },
    async stop() {},
  }
}

function bearerOf({ headers }: FastifyRequest): string {
  const { authorization } = headers
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length)
  throw codedError(
    'UNAUTHENTICATED',
    'This subgraph only answers requests that the gateway has signed: send the request to the gateway.',
  )
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown, onFault: SubgraphServerDeps['onFault']) {
  const known = codeOf(error)
  const status = known === null ? statusOf(error) : statusByCode[known]
  const code = known ?? (status === 413 ? 'LIMIT_EXCEEDED' : status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR')
  const isOurs = code === 'INTERNAL_SERVER_ERROR'
  if (isOurs) onFault(request.id, error)
  // Fastify's own messages for a caller's fault are written for callers.
  const message = !isOurs && error instanceof Error ? error.message : maskedMessage
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="subgraph"')
  return reply
    .status(status)
    .type('application/json')
    .send({ errors: [{ message, extensions: { code, requestId: request.id } }] })
}

function statusOf(error: unknown): number {
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode
  return 500
}
