import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { formatAuthority } from '../../process/authority.ts'
import { type Finding, failed, ok, skipped } from './finding.ts'

const leastNode = 24

export function checkNode(version: string): Finding {
  return Number(version.split('.')[0]) >= leastNode
    ? ok('node', version)
    : failed('node', version, `Node ${leastNode} runs the product: npm run setup installs it into node_modules`)
}

interface JavaQuestion {
  /** Whether Neo4j is started by the product, rather than reached by NEO4J_URI. */
  readonly isEmbedded: boolean
  readonly javaHome: string | undefined
}

/** Only the embedded Neo4j needs it. */
export function checkJava({ isEmbedded, javaHome }: JavaQuestion): Finding {
  if (!isEmbedded) return skipped('java', 'NEO4J_URI is set: no Java is needed')
  const command = javaHome === undefined ? 'java' : join(javaHome, 'bin', 'java')
  const { stderr, error } = spawnSync(command, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' })
  const version = /java\.specification\.version = (\S+)/.exec(stderr ?? '')?.[1]
  if (error === undefined && (version === '17' || version === '21')) return ok('java', version)
  return failed(
    'java',
    version ?? 'none',
    'Install a JDK 17 or 21 (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME, or use a Neo4j of your own through NEO4J_URI',
  )
}

interface PortQuestion {
  readonly name: string
  readonly setting: string
  readonly port: number
  readonly host: string
  /** The address at which our own server answers with `sign`. */
  readonly path: string
  readonly sign: string
}

/** The port is free, or a running server of ours uses it. */
export async function checkPort({ name, setting, port, host, path, sign }: PortQuestion): Promise<Finding> {
  if (port === 0) return skipped(name, `${setting}=0: any free one`)
  if (await isFree(port, host)) return ok(name, `${port} is free`)
  try {
    const response = await fetch(`http://${formatAuthority(host, port)}${path}`, { signal: AbortSignal.timeout(2_000) })
    if ((await response.text()).includes(sign)) return ok(name, `${port}: the server is running`)
  } catch {
    // Another program, which may not speak HTTP.
  }
  return failed(
    name,
    `${port} is taken by another program`,
    `Stop that program or choose another port: ${setting}=${port < 65_535 ? port + 1 : port - 1} npm start`,
  )
}

function isFree(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen(port, host, () => server.close(() => resolve(true)))
  return promise
}

const secrets = [
  'demo-key.json',
  'gateway-key',
  'secret-key',
  'receipt-key.json',
  'audit-key.json',
  join('neo4j', 'password'),
]

/** Only the owner may read the secrets of the data directory. */
export async function checkKeyFiles(dataDir: string): Promise<Finding> {
  const found = await Promise.all(
    secrets.map(async (name) => {
      const mode = await stat(join(dataDir, name)).then(
        (file) => file.mode & 0o777,
        () => null,
      )
      return { name, mode }
    }),
  )
  const there = found.filter(({ mode }) => mode !== null)
  const open = there.filter(({ mode }) => ((mode ?? 0) & 0o077) !== 0)
  if (open.length > 0) {
    const files = open.map(({ name }) => join(dataDir, name)).join(' ')
    return failed('keys', `others may read ${files}`, `chmod 600 ${files}, and replace them if others use this machine`)
  }
  return ok('keys', there.length === 0 ? 'none made yet' : `${there.map(({ name }) => name).join(', ')}: mode 0600`)
}
