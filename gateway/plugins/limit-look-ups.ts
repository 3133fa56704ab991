import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type DocumentNode, type FieldNode, valueFromASTUntyped } from 'graphql'
import { codedError } from '../../errors.ts'
import type { LookUpsAccount } from '../cost/look-ups.ts'
import type { LookUpFieldsOf } from '../look-up-fields.ts'

/**
 * Limits how many different identifiers and records one user may look up, whether or not somebody is found. Telephone numbers and ids of
 * systems are so close together that trying them all finds customers without many misses. A customer's own id cannot be guessed in this
 * way.
 */
export function limitLookUps(
  lookUpFieldsOf: LookUpFieldsOf,
  accountOf: (context: object) => LookUpsAccount | null,
): GatewayPlugin {
  function guessingFields(document: DocumentNode, operationName: string | null | undefined): readonly FieldNode[] {
    return lookUpFieldsOf(document, operationName).filter((field) => !isByOurId(field))
  }

  return {
    async onExecute({ args: { document, operationName, variableValues }, context, setResultAndStopExecution }) {
      const account = accountOf(context)
      const fields = account === null ? [] : guessingFields(document, operationName)
      if (account === null || fields.length === 0) return
      const until = await account.take(fields.flatMap((field) => guessesOf(field, variableValues ?? {})))
      if (until !== null) setResultAndStopExecution({ errors: [tooMany(until)] })
    },
  }
}

/** Nobody can guess an id of ours. */
function isByOurId({ arguments: given = [] }: FieldNode): boolean {
  return given.some(({ name }) => /^id$|Id$/.test(name.value))
}

/** One name per item of a list, otherwise one for all arguments together. */
function guessesOf(
  { arguments: given = [] }: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] {
  const values = given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)] as const)
  const lists = values.flatMap(([, value]) => (Array.isArray(value) ? [value] : []))
  return lists.length > 0 ? lists.flat().map((item) => JSON.stringify(item)) : [JSON.stringify(values.toSorted())]
}

function tooMany(until: number) {
  return codedError(
    'RATE_LIMITED',
    'This user has looked up too many different identifiers and records: try again after the time in the header retry-after.',
    { retryAfterSeconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)) },
  )
}
