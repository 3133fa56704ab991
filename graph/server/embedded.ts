/** How the embedded Neo4j is started; sizes are MiB, without them they follow the machine's memory. */
export type EmbeddedNeo4jOptions = {
  readonly dataDir: string
  readonly log?: (line: string) => void
  readonly heapMb?: number
  readonly pageCacheMb?: number
  readonly startTimeoutMs?: number
}

export type EmbeddedNeo4j = {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** false: another live process runs this DATA_DIR's server and this one only joined it. */
  readonly owner: boolean
  readonly serverPid: () => number | null
  readonly stop: () => Promise<void>
}

export async function startEmbeddedNeo4j(options: EmbeddedNeo4jOptions): Promise<EmbeddedNeo4j> {
  throw new Error(`not written yet: ${options.dataDir}`)
}
