import { once } from 'node:events'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { limits, type SubgraphName } from '../../config.ts'
import { callOverHttp } from '../../gateway/subgraph-calls/subgraph-call.ts'
import type { TestGraph } from '../harness/neo4j.ts'
import { type Answer, startProduct } from '../harness/product.ts'
import { until } from '../harness/until.ts'
import { startReplicaFront } from './replica-front.ts'
import { startSubgraphProcess } from './subgraph-processes.ts'

const key = 'a key of this drill that is long enough'
const query = `{ customerByIdentifier(type: EMAIL, value: "ann.lee@example.com") {
  displayName balance { currency } timeline(first: 3) { edges { node { kind } } } consents { status } } }`
export const callers = 4

/** Answers that lacked something, of how many. */
export interface DrillResult {
  readonly answers: number
  readonly failed: readonly Answer[]
}

/**
 * Two replicas of a subgraph behind a front, the others in the gateway's process; callers without a pause. One replica is killed and
 * another started; the older one is told to stop; at last the one that is left is killed too.
 */
export async function drillReplicas(testGraph: TestGraph, name: SubgraphName) {
  const front = await startReplicaFront()
  const { subgraphTimeoutMs: timeoutMs, requestTimeoutMs: mutationTimeoutMs } = limits
  const tokens = createGatewayTokens([key], () => new Date())
  const remote = callOverHttp(name, front.url, { tokens, timeoutMs, mutationTimeoutMs })
  const product = await startProduct(testGraph, { [name]: remote }, { onFault: () => undefined })
  const add = async () => {
    const replica = await startSubgraphProcess(testGraph, key, name)
    await front.add(replica.url)
    return replica
  }

  /** What is answered from some answers before `change` until some after it. */
  async function during(change: () => Promise<unknown>): Promise<DrillResult> {
    const answers: Answer[] = []
    let isOver = false
    const asking = Array.from({ length: callers }, async () => {
      while (!isOver) answers.push(await product.ask({ as: 'support', for: 'CustomerCare', query }))
    })
    const more = async (count: number) => {
      const enough = answers.length + count
      await until(() => answers.length >= enough)
    }
    await more(20)
    await change()
    await more(40)
    isOver = true
    await Promise.all(asking)
    const isWhole = ({ status, errors }: Answer) => status === 200 && errors.length === 0
    return { answers: answers.length, failed: answers.filter((answer) => !isWhole(answer)) }
  }

  const [first, second] = await Promise.all([add(), add()])
  const kill = async (replica: typeof first) => {
    replica.child.kill('SIGKILL')
    await once(replica.child, 'exit')
  }
  try {
    const killed = await during(() => kill(first))
    const third = await add()
    const stopped = await during(() => second.stop())
    const left = await during(() => kill(third))
    return { killed, stopped, left, exitCode: second.child.exitCode }
  } finally {
    await product.close()
    await front.close()
  }
}
