import { composeServices } from '@theguild/federation-composition'
import { GraphQLError, parse } from 'graphql'

export interface SubgraphSdl {
  readonly name: string
  readonly sdl: string
}

/**
 * Base of the placeholder addresses in the supergraph. Those who run the subgraphs elsewhere override them in the router's own settings.
 */
const placeholderHost = 'http://127.0.0.1:4000/subgraphs/'

/** The supergraph SDL of these subgraphs. Throws one error that names each faulty subgraph, the rule and the fault. */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const services = subgraphs.map(({ name, sdl }) => ({
    name,
    url: placeholderHost + name,
    typeDefs: parsed(name, sdl),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (supergraphSdl !== undefined) return supergraphSdl
  const faults = (errors ?? []).map((error) => `- ${String(error.extensions?.code ?? 'INVALID')}: ${error.message}`)
  throw new Error(`The subgraphs do not compose:\n${faults.join('\n')}`)
}

function parsed(name: string, sdl: string) {
  try {
    return parse(sdl, { noLocation: true })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const [at] = error.locations ?? []
    throw new Error(`The subgraphs do not compose:\n- SYNTAX: [${name}] line ${at?.line ?? 0}: ${error.message}`, {
      cause: error,
    })
  }
}
