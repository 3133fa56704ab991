import { GraphQLError } from 'graphql'
import { type DestinationStream, type Logger, pino } from 'pino'
import { print } from '../../process/terminal.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/**
 * JSON lines. No line contains a value that a caller sent or that the graph contains. Keys that could contain one by mistake are removed by
 * name.
 */
export function createLog(level: string, service: string, destination: DestinationStream = stderr()): Log {
  return pino(
    {
      level,
      base: { service },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { fault: (fault) => describeFault(fault) },
      hooks: {
        logMethod([first, ...rest], method) {
          // Otherwise, pino would use an error's message as the message of the line.
          if (first instanceof Error) method.apply(this, [{ fault: first }, 'fault'])
          else method.apply(this, [first, ...rest] as Parameters<typeof method>)
        },
      },
      redact: {
        paths: ['token', 'authorization', 'password', 'secret', 'query', 'variables', 'body', 'headers'].flatMap(
          (name) => [name, `*.${name}`],
        ),
        remove: true,
      },
    },
    destination,
  )
}

/** Not awaited: a slow terminal or pipe must not slow down a request. */
function stderr(): DestinationStream {
  const destination = pino.destination({ dest: 2, sync: false })
  // JSON escapes the control characters that old terminals obey, but not those of newer ones.
  return { write: (line) => print(destination, line) }
}

interface FaultDescription {
  readonly type: string
  readonly code?: string
  readonly statement?: string
  readonly subgraph?: string
  readonly frames?: readonly string[]
  readonly cause?: FaultDescription
}

const mostFrames = 8
const mostCauses = 3

/** The type and location of an error. Never its message: the database, the JSON parser and GraphQL quote the values at fault in theirs. */
export function describeFault(fault: unknown, depth = 0): FaultDescription {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const inner = fault instanceof GraphQLError ? (fault.originalError ?? fault.cause) : fault.cause
  const { statement, subgraph, code = codeProperty(fault) } = fault instanceof GraphQLError ? fault.extensions : {}
  return {
    type: fault.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof statement === 'string' && { statement }),
    ...(typeof subgraph === 'string' && { subgraph }),
    frames: framesOf(fault),
    ...(inner !== undefined && inner !== null && depth < mostCauses && { cause: describeFault(inner, depth + 1) }),
  }
}

/** Codes of Node's and the driver's errors: ECONNREFUSED, Neo.ClientError.Schema.ConstraintValidationFailed. */
function codeProperty(fault: Error): unknown {
  const code = 'code' in fault ? fault.code : undefined
  return typeof code === 'string' && /^[\w.]{1,80}$/.test(code) ? code : undefined
}

/** The message, which precedes the frames, may have lines that look like frames. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const afterMessage = message === '' ? stack : stack.slice(stack.lastIndexOf(message) + message.length)
  return afterMessage
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim())
}
