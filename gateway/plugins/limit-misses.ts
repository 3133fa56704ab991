import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type DocumentNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql'
import { codedError } from '../../errors.ts'
import type { MissesAccount } from '../cost/misses.ts'
import { fragmentsOf } from '../fragments.ts'

/**
 * Bounds how often one user may ask for somebody who is not there: each such answer tells who is no customer, or which guess is wrong.
 * `lookUps`: the fields of Query whose arguments name somebody.
 */
export function limitMisses(
  lookUps: ReadonlySet<string>,
  accountOf: (context: object) => MissesAccount | null,
): GatewayPlugin {
  const keysByDocument = new WeakMap<DocumentNode, ReadonlyMap<string, readonly string[]>>()

  function keysOf(document: DocumentNode, operationName: string | null | undefined): readonly string[] {
    const known = keysByDocument.get(document) ?? new Map<string, readonly string[]>()
    const keys = known.get(operationName ?? '') ?? lookUpKeys(document, operationName, lookUps)
    keysByDocument.set(document, new Map(known).set(operationName ?? '', keys))
    return keys
  }

  return {
    onExecute({ args: { document, operationName }, context, setResultAndStopExecution }) {
      const account = accountOf(context)
      const keys = account === null ? [] : keysOf(document, operationName)
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

/** Response keys of look-ups. */
function lookUpKeys(
  document: DocumentNode,
  operationName: string | null | undefined,
  lookUps: ReadonlySet<string>,
): readonly string[] {
  const fragments = fragmentsOf(document)
  const keys = new Set<string>()

  function visit({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (lookUps.has(selection.name.value)) keys.add(selection.alias?.value ?? selection.name.value)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet)
      // Valid documents have no circles.
      else {
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) visit(fragment.selectionSet)
      }
    }
  }

  const operation = getOperationAST(document, operationName)
  if (operation?.operation === 'query') visit(operation.selectionSet)
  return [...keys]
}

/** A null, an empty list, each null in a list. A field that failed told nothing of the kind. */
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
