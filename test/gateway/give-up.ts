import type { Graph } from '../../graph/run.ts'
import { type Product, personaViewer, tokenOf } from '../harness/product.ts'

const atOnce = 50

/** Sends the query so often, in rounds of 50, and gives up each third one on the way. Answers the most sessions that were open at a time. */
export async function askAndGiveUp(product: Product, graph: Graph, query: string, times: number): Promise<number> {
  let most = 0
  const body = JSON.stringify({ query })
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${tokenOf(personaViewer('support'))}`,
    'x-purpose': 'CustomerCare',
  }
  for (let round = 0; round < times / atOnce; round++)
    await Promise.all(
      Array.from({ length: atOnce }, async (_, index) => {
        const controller = new AbortController()
        const answer = fetch(product.url, { method: 'POST', headers, body, signal: controller.signal })
        if (index % 3 === 0) setTimeout(() => controller.abort(), index % 7)
        await answer.then((response) => response.text()).catch(() => undefined)
        most = Math.max(most, graph.openSessions())
      }),
    )
  return most
}
