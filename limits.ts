/** Bounds on what a request may ask for. One that is passed answers LIMIT_EXCEEDED and names the limit. */
export const limits = {
  /** Entries of one page. */
  pageSize: 100,
  /** References in one `records(refs)`. */
  recordRefs: 100,
  /** Items of one ingest mutation. */
  ingestItems: 250,
  bodyBytes: 2 * 1024 * 1024,
  documentCharacters: 15_000,
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  /** Objects an answer may hold, by the sizes its lists are asked for. */
  nodes: 10_000,
  /** Points; see the README. */
  cost: 1_000,
  planningMs: 500,
  headers: 100,
  requestTimeoutMs: 15_000,
  /** A query's call of a remote subgraph; a mutation's has requestTimeoutMs. */
  subgraphTimeoutMs: 2_000,
  /** Requests under way at once, at most: fewer while answers are slow. Further ones wait for queueMs, then 503. */
  concurrentRequests: 256,
  queueMs: 20,
} as const

export type Limits = { readonly [name in keyof typeof limits]: number }
