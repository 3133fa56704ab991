import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import type { FieldNode } from 'graphql'
import { codedError } from '../../errors.ts'
import type { MissesAccount } from '../cost/misses.ts'
import type { LookUpFieldsOf } from '../look-up-fields.ts'

/**
 * Limits how often one user may look up somebody who does not exist here: each such answer reveals that somebody is not a customer, or that
 * a guess is wrong.
 */
export function limitMisses(
  lookUpFieldsOf: LookUpFieldsOf,
  accountOf: (context: object) => MissesAccount | null,
): GatewayPlugin {
  return {
    onExecute({ args: { document, operationName }, context, setResultAndStopExecution }) {
      const account = accountOf(context)
      const keys = account === null ? [] : responseKeysOf(lookUpFieldsOf(document, operationName))
      if (account === null || keys.length === 0) return
      const whenDone = {
        onExecuteDone({ result }: ExecuteDone) {
          if (Symbol.asyncIterator in result) return
          const misses = missesIn(result, keys)
          return misses === 0 ? undefined : account.spend(misses)
        },
      }
      return account.spentUntil().then((until) => {
        if (until === null) return whenDone
        setResultAndStopExecution({ errors: [tooMany(until)] })
      })
    },
  }
}

type OnExecute = NonNullable<GatewayPlugin['onExecute']>
type ExecuteHooks = Exclude<Awaited<ReturnType<OnExecute>>, void>
type ExecuteDone = Parameters<NonNullable<ExecuteHooks['onExecuteDone']>>[0]
type Result = Exclude<ExecuteDone['result'], AsyncIterable<unknown>>

function responseKeysOf(fields: readonly FieldNode[]): readonly string[] {
  return [...new Set(fields.map(({ alias, name }) => alias?.value ?? name.value))]
}

/** A null, an empty list, each null in a list. A field that failed reveals nothing of the kind. */
function missesIn({ data, errors = [] }: Result, keys: readonly string[]): number {
  const failed = new Set(errors.map(({ path }) => path?.length === 1 && path[0]))
  let misses = 0
  for (const key of keys) {
    if (!Object.hasOwn(data ?? {}, key) || failed.has(key)) continue
    const value: unknown = data?.[key]
    if (Array.isArray(value)) misses += value.length === 0 ? 1 : value.filter((item) => item === null).length
    else if (value === null) misses++
  }
  return misses
}

function tooMany(until: number) {
  return codedError(
    'RATE_LIMITED',
    'Too many look-ups by this user found nobody: try again after the time in the header retry-after.',
    {
      retryAfterSeconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)),
    },
  )
}
