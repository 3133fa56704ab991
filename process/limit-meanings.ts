/** What each limit of a request is, with its unit, as the README prints it. */
export const limitMeanings = {
  pageSize: 'Items of one page of a list.',
  recordRefs: 'References in one `records(refs:)`.',
  ingestItems: 'Items of one ingest mutation.',
  ingestIdentifiers: 'Identifiers of the records of one `ingestRecords`.',
  clockSkewMs:
    'Milliseconds by which a time of a line may lie ahead of its arrival. A time further ahead counts as the time of arrival, except for the date of a billing line: what is agreed or billed may begin later.',
  bodyBytes: 'Bytes of a request body.',
  jsonDepth: 'Levels of arrays and objects in JSON and in values of a document.',
  documentCharacters: 'Characters of a GraphQL document.',
  valueCharacters: 'Characters of one text in the variables of a query.',
  valueItems: 'Items of one list in the variables of a query.',
  tokens: 'Tokens of a GraphQL document.',
  depth: 'Levels of fields in an operation.',
  aliases: 'Aliases in an operation.',
  rootFields: 'Root fields of an operation.',
  directives: 'Directives in an operation.',
  nodes: 'Objects that an answer may contain, by the requested sizes of its lists.',
  cost: 'Points that an operation may cost.',
  planningMs: 'Milliseconds in which an operation must be planned.',
  headers: 'Headers of a request.',
  requestTimeoutMs:
    'Milliseconds after which a query is ended with SERVICE_UNAVAILABLE. A mutation that has begun runs to its end.',
  decisionMs: 'Milliseconds in which the database must return the facts for a decision about access.',
  subgraphTimeoutMs: 'Milliseconds that one call of a remote subgraph may take in a query.',
  concurrentRequests:
    'Requests that are processed at once. Fewer are, while answers are slow. A caller may also have as many requests whose bodies are still arriving.',
  queueMs: 'Milliseconds that a further request waits before it fails with status 503.',
} as const

type LimitName = keyof typeof limitMeanings

/** In the order of the table. */
export const limitNames = Object.keys(limitMeanings) as readonly LimitName[]
