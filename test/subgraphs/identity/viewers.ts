import { parse } from 'graphql'
import { ulid } from 'ulid'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import type { View } from '../../../access/viewer.ts'
import { createIdentitySubgraph } from '../../../subgraphs/identity/index.ts'
import { createExecutable } from '../../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../../subgraphs/runtime/request-context.ts'
import type { TestGraph } from '../../harness/neo4j.ts'
import { testSecrets } from '../../harness/neo4j.ts'

export interface Asking {
  readonly scopes?: readonly string[]
  readonly purpose?: PurposeKey
  readonly sources?: readonly string[]
  readonly view?: View
  readonly customerId?: string
  /** Id of the record that the customer signed in with. */
  readonly record?: string
  readonly clientId?: string
  readonly subject?: string
}

export interface Answer<T> {
  readonly data: T
  readonly codes: readonly unknown[]
  readonly messages: readonly string[]
}

/** Asks the guarded subgraph, in customer care with customer:read unless stated otherwise. `secrets`: of another deployment. */
export function createViewers(test: TestGraph, secrets = testSecrets) {
  const deps = {
    graph: test.graph,
    batcher: test.batcher,
    now: () => new Date(),
    newId: () => ulid(),
    secrets,
  }
  const executable = createExecutable(createIdentitySubgraph(deps))

  return async function ask<T>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    asking: Asking = {},
  ): Promise<Answer<T>> {
    const viewer = {
      subject: asking.subject ?? 'tester',
      clientId: asking.clientId ?? 'test',
      scopes: new Set(asking.scopes ?? ['customer:read']),
      purposes: purposeKeys,
      sources: asking.sources ?? null,
      view: asking.view,
      customerId: asking.customerId ?? null,
      record: asking.record,
    }
    const context = createRequestContext(
      { requestId: 'test', viewer, purpose: asking.purpose ?? 'CustomerCare' },
      { graph: test.graph, batcher: test.batcher, secrets, now: deps.now },
      null,
    )
    const { data, errors = [] } = await executable.execute({ document: parse(query), variables }, context)
    return {
      // As a client gets it: plain JSON. The caller's own selection gives the type.
      data: JSON.parse(JSON.stringify(data ?? null)) as T,
      codes: errors.map((error) => error.extensions.code ?? error.message),
      messages: errors.map((error) => error.message),
    }
  }
}
