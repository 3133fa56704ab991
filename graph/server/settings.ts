import { totalmem } from 'node:os'

export interface Neo4jMemory {
  readonly heapMb: number
  readonly pageCacheMb: number
}

/** An eighth of the machine's (or container's) memory each: heap 512 to 2048 MiB, page cache 256 to 1024 MiB. */
export function defaultMemory(): Neo4jMemory {
  const constrained = process.constrainedMemory()
  const bytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
  const eighth = Math.floor(bytes / 8 / 1024 ** 2)
  return { heapMb: clamp(eighth, 512, 2048), pageCacheMb: clamp(eighth, 256, 1024) }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

/** Most of the work of a server for tests is planning: each statement is planned once per type of its parameters. */
const shortLivedSettings = `dbms.cypher.min_replan_interval=1h
internal.cypher.use_parameter_size=false
`

/**
 * neo4j.conf. Only Bolt on loopback listens. `shortLived` plans each statement once, however the graph grows and however long its lists
 * are.
 */
export function neo4jConf(port: number, memory: Neo4jMemory, shortLived: boolean): string {
  return `server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.memory.heap.initial_size=${memory.heapMb}m
server.memory.heap.max_size=${memory.heapMb}m
server.memory.pagecache.size=${memory.pageCacheMb}m
# A statement without a bound of its own still ends.
db.transaction.timeout=30s
# Query logs would hold the values of statements.
db.logs.query.enabled=OFF
db.tx_log.rotation.size=64M
db.tx_log.rotation.retention_policy=2 files
# Netty waits twice this long (default 5 s) for late packets at stop: 10 s in which nothing happens.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
${shortLived ? shortLivedSettings : ''}`
}

/**
 * Flags of the server's JVM. The parallel collector starts faster than G1 (4.2 s instead of 5.6 s) and takes 200 MB less. `shortLived`
 * omits the optimising compiler: 6 s of CPU instead of 10 s until ready, but a lower peak performance.
 * Without that compiler Java would keep 48 MB of compiled code, and it throws methods away and compiles them again once that is full: planning
 * every statement fills it.
 */
export function jvmFlags({ heapMb }: Neo4jMemory, shortLived: boolean): readonly string[] {
  return [
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    '-XX:+UseParallelGC',
    ...(shortLived ? ['-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m'] : []),
    // Better dead than half alive: the supervisor starts it again.
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-OmitStackTraceInFastThrow',
    '-XX:+DisableExplicitGC',
    '-Dlog4j2.disable.jmx=true',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dfile.encoding=UTF-8',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  ]
}
