import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { EmbeddedNeo4jError } from './failure.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))

/** The Java that runs Neo4j, as setup.mjs found it. */
export interface Neo4jInstallation {
  readonly java: string
  readonly classPath: string
  /** A JVM archive of the classes that a start loads. It halves the work of a start. It may be missing. */
  readonly archive: string
}

/** Finds what setup.mjs installed. Fails with JARS_MISSING or JAVA_MISSING. */
export async function findInstallation(): Promise<Neo4jInstallation> {
  const version = /<neo4j\.version>([^<]+)</.exec(readFileSync(join(root, 'graph/server/pom.xml'), 'utf8'))?.[1]
  const lib = join(root, '.setup', `neo4j-${version}`, 'lib')
  if (!existsSync(lib))
    throw new EmbeddedNeo4jError('JARS_MISSING', "Neo4j's jars are not installed: run `node setup.mjs`.")
  return { java: await findJava(), classPath: join(lib, '*'), archive: join(lib, '..', 'classes.jsa') }
}

async function findJava(): Promise<string> {
  const recorded = join(root, '.setup', 'java')
  const command = existsSync(recorded) ? readFileSync(recorded, 'utf8').trim() : 'java'
  try {
    const { stderr } = await run(command, ['-XshowSettings:properties', '-version'])
    const major = Number(/java\.specification\.version = (\S+)/.exec(stderr)?.[1])
    const javaHome = /java\.home = (.+)/.exec(stderr)?.[1]?.trim()
    if ((major === 17 || major === 21) && javaHome !== undefined) return join(javaHome, 'bin', 'java')
    throw new Error(`${command} is Java ${major}`)
  } catch (error) {
    throw new EmbeddedNeo4jError(
      'JAVA_MISSING',
      `Neo4j needs a JDK 17 or 21 (${error instanceof Error ? error.message.split('\n')[0] : error}). ` +
        'Install one and run `node setup.mjs`, or set NEO4J_URI to a Neo4j you run yourself (`docker compose up -d neo4j`).',
    )
  }
}
