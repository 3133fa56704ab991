import type { Tracer } from '@opentelemetry/api'
import { createGatewayTokens, loadGatewayKeys } from '../../access/tokens/gateway-tokens.ts'
import { type Config, limits, type SubgraphName } from '../../config.ts'
import { createExecutable } from '../../subgraphs/runtime/executable.ts'
import type { Subgraph } from '../../subgraphs/runtime/subgraph.ts'
import { traced } from '../../subgraphs/runtime/traced.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { tracedFetches } from '../telemetry/traced-fetches.ts'
import { withBreaker } from './circuit-breaker.ts'
import { callInProcess, callOverHttp, type SubgraphCall } from './subgraph-call.ts'

export interface CallsDeps {
  readonly config: Config
  readonly subgraphs: readonly Subgraph[]
  readonly metrics: Metrics
  readonly tracer: Tracer | null
  readonly now: () => Date
}

export type Calls = Readonly<Record<SubgraphName, SubgraphCall>>

/** Calls in process, except for subgraphs with an address: those are called behind a circuit breaker. */
export async function createCalls({ config, subgraphs, metrics, tracer, now }: CallsDeps): Promise<Calls> {
  const isAnyRemote = Object.keys(config.subgraphUrls).length > 0
  const tokens = isAnyRemote
    ? createGatewayTokens(await loadGatewayKeys(config.gatewayKeys, config.dataDir), now)
    : null

  function callOf(subgraph: Subgraph): SubgraphCall {
    const { name } = subgraph
    const url = config.subgraphUrls[name]
    if (url === undefined || tokens === null) {
      const executable = createExecutable(subgraph)
      return metrics.subgraph(
        name,
        callInProcess(tracer === null ? executable : traced(executable, subgraph.resolvers, tracer)),
      )
    }
    const { subgraphTimeoutMs: timeoutMs, requestTimeoutMs } = limits
    const settings = { tokens, timeoutMs, mutationTimeoutMs: requestTimeoutMs, firstTimeoutMs: requestTimeoutMs }
    const { call, isOpen } = withBreaker(name, callOverHttp(name, url, settings))
    return metrics.subgraph(name, call, isOpen)
  }

  // createSubgraphs creates each of the four.
  const calls = Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, callOf(subgraph)])) as Calls
  return tracer === null ? calls : (tracedFetches(calls, tracer) as Calls)
}
