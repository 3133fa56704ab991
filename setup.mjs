// Brings a clone to the state that package-lock.json and graph/server/pom.xml describe. Each npm script starts with it. Plain JavaScript
// without dependencies, because it runs before there are any, on any Node from 20 on; on an older one it says so. Writes progress to
// standard error only, because scripts that print data own standard output. Does and prints nothing if everything is in place.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import util from 'node:util'

const root = path.dirname(fileURLToPath(import.meta.url))
const state = path.join(root, '.setup')
const pom = path.join(root, 'graph', 'server', 'pom.xml')
const pinnedNode = path.join(root, 'node_modules', 'node', 'bin', 'node')
const recordedJava = path.join(state, 'java')

const waysOut = `Or use a Neo4j 5 that runs elsewhere:
  - set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to an existing one, or
  - docker compose up -d neo4j   (its address and password are in compose.yaml)`

/** The npm or Maven at work, which must end with this process. */
let running = null

/** A failure whose message states the remedy. */
class SetupError extends Error {}

const help = `Usage: npm run setup -- [options]

Brings this folder to the state that its lockfile and graph/server/pom.xml describe: pinned npm packages, Node 24, the Neo4j server.
Every npm script does it first. It changes nothing when everything is in place.

Options:
  --without neo4j  leave the Neo4j server out
  --with bench     also install the packages of the other gateways that the benchmark compares
  -h, --help       Print this help and do nothing else.

Examples:
  npm run setup
  npm run setup -- --without neo4j
`

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(help)
  else await setUp(options)
} catch (error) {
  console.error(`\nSet-up failed: ${explain(error)}`)
  process.exit(1)
}

/** Ends the process with code 2 if an argument is wrong, like every other command. */
function readOptions(args) {
  // Before the arguments: an older one has no parseArgs.
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new SetupError(`Node ${process.versions.node} is too old: install Node 20 or newer.`)
  try {
    const { values } = util.parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        without: { type: 'string', multiple: true },
        with: { type: 'string', multiple: true },
      },
    })
    const { without = [], with: also = [] } = values
    if (without.some((part) => part !== 'neo4j')) throw new Error('--without takes neo4j only')
    if (also.some((part) => part !== 'bench')) throw new Error('--with takes bench only')
    return { help: values.help === true, wantsNeo4j: without.length === 0, wantsBench: also.length > 0 }
  } catch (error) {
    console.error(`error: ${error.message}\nNothing was done. Run the command with --help to see its options.`)
    process.exit(2)
  }
}

async function setUp({ wantsNeo4j: mayNeedNeo4j, wantsBench }) {
  const folders = [root]
  if (wantsBench) folders.push(path.join(root, 'bench', 'apollo'))
  const wantsNeo4j = mayNeedNeo4j && !process.env.NEO4J_URI
  const isDone = () => folders.every(hasPackages) && (!wantsNeo4j || hasNeo4j())
  if (isDone()) return

  // Before the long steps, so that the user learns what is missing in the first second.
  const tools = wantsNeo4j && !hasNeo4j() ? findTools() : null
  const release = await takeLock(isDone)
  try {
    for (const folder of folders) if (!hasPackages(folder)) await installPackages(folder)
    if (wantsNeo4j && !hasNeo4j()) await installNeo4j(tools ?? findTools())
  } finally {
    release()
  }
}

// npm packages

function hasPackages(folder) {
  const lockfile = path.join(folder, 'package-lock.json')
  if (!fs.existsSync(lockfile)) return folder !== root
  return readOr(path.join(folder, 'node_modules', '.setup-stamp')) === packagesStamp(folder) && hasPinnedNode(folder)
}

function hasPinnedNode(folder) {
  return folder !== root || fs.existsSync(pinnedNode)
}

/** What an installation depends on. Stored inside node_modules so that it disappears with it. */
function packagesStamp(folder) {
  const { dependencies, devDependencies, overrides } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json')))
  const hash = createHash('sha256').update(fs.readFileSync(path.join(folder, 'package-lock.json')))
  hash.update(JSON.stringify([dependencies, devDependencies, overrides, process.platform, process.arch]))
  return hash.digest('hex')
}

async function installPackages(folder) {
  const stamp = packagesStamp(folder)
  const title = folder === root ? 'npm packages' : `npm packages of ${path.relative(root, folder)}`
  if (!isInstalledAsLocked(folder)) {
    await step(title, 'npm ci', async () => {
      const result = await run(...npm(), ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], folder)
      if (result.code !== 0) throw failed('npm ci', result)
    })
  }
  if (folder === root) checkPinnedNode()
  fs.writeFileSync(path.join(folder, 'node_modules', '.setup-stamp'), stamp)
}

/** True if npm's own record of node_modules already equals the lockfile (someone ran npm by hand). */
function isInstalledAsLocked(folder) {
  const record = readOr(path.join(folder, 'node_modules', '.package-lock.json'))
  if (record === null || !hasPinnedNode(folder)) return false
  const installed = JSON.parse(record).packages
  const locked = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'))).packages
  const names = Object.keys(locked).filter((name) => name !== '')
  const isSame = (name) =>
    installed[name] === undefined
      ? locked[name].optional === true
      : installed[name].version === locked[name].version && fs.existsSync(path.join(folder, name))
  return names.every(isSame) && Object.keys(installed).every((name) => locked[name] !== undefined)
}

function checkPinnedNode() {
  const { stdout, error } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' })
  const version = (stdout || '').trim()
  if (version.startsWith('v24.')) return
  throw new SetupError(
    `The pinned Node 24 of the npm package "node" does not run (${version || (error ? error.message : 'no answer')}).
npm installs it with an install script: allow those (npm config get ignore-scripts must say false), remove node_modules and run this again.`,
  )
}

/** The npm that runs this script, with the Node it came with: the one on PATH may be inside the node_modules that it replaces. */
function npm() {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.[cm]?js$/.test(script)) return [process.env.npm_node_execpath || process.execPath, [script]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

// Neo4j

function neo4jFolder() {
  const version = /<neo4j\.version>([^<]+)</.exec(fs.readFileSync(pom, 'utf8'))
  return path.join(state, `neo4j-${version[1]}`)
}

function pomStamp() {
  return createHash('sha256').update(fs.readFileSync(pom)).digest('hex')
}

function hasNeo4j() {
  const java = readOr(recordedJava)
  return hasJars() && java !== null && fs.existsSync(java)
}

function hasJars() {
  return readOr(path.join(neo4jFolder(), 'stamp')) === pomStamp()
}

function findTools() {
  return { java: findJava(), maven: hasJars() ? null : findMaven() }
}

async function installNeo4j({ java, maven }) {
  if (maven !== null && !hasJars())
    await step('Neo4j server', 'Maven downloads about 120 MB', () => downloadJars(java, maven, neo4jFolder()))
  fs.writeFileSync(recordedJava, java)
  // Without it, starts take twice the work. A failure is not reported.
  await step('Neo4j fast start', 'a first run of the server', () =>
    run(pinnedNode, [], [path.join(root, 'graph', 'server', 'make-archive.ts')], root).catch(() => null),
  )
}

/** Into a separate folder that gets its name when it is complete: a broken download leaves nothing half done. */
async function downloadJars(java, maven, folder) {
  for (const name of fs.readdirSync(state))
    if (name.startsWith('neo4j-part-')) fs.rmSync(path.join(state, name), { recursive: true })
  const part = path.join(state, `neo4j-part-${process.pid}`)
  try {
    const lib = path.join(part, 'lib')
    const result = await run(
      maven,
      [],
      // -C: a jar that does not fit its checksum is an error.
      [
        '-q',
        '-B',
        '-C',
        '-Dmaven.artifact.threads=10',
        '-f',
        pom,
        'dependency:copy-dependencies',
        `-DoutputDirectory=${lib}`,
      ],
      root,
    )
    if (result.code !== 0) throw failed('Maven', result)
    const probe = await run(java, [], ['-cp', path.join(lib, '*'), 'org.neo4j.cli.AdminTool', '--version'], root, {
      NEO4J_HOME: part,
    })
    if (probe.code !== 0) throw failed('A first run of the downloaded Neo4j', probe)
    fs.writeFileSync(path.join(part, 'stamp'), pomStamp())
    fs.rmSync(folder, { recursive: true, force: true })
    fs.renameSync(part, folder)
  } finally {
    fs.rmSync(part, { recursive: true, force: true })
  }
}

/** The absolute path of a Java 17 or 21: that of JAVA_HOME, otherwise the one on PATH. */
function findJava() {
  const home = process.env.JAVA_HOME
  const seen = []
  for (const command of [...(home ? [path.join(home, 'bin', 'java')] : []), 'java']) {
    const { stderr, error } = spawnSync(command, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' })
    if (error) continue
    const major = (/java\.specification\.version = (\S+)/.exec(stderr) || [])[1]
    const javaHome = (/java\.home = (.+)/.exec(stderr) || [])[1]
    if ((major === '17' || major === '21') && javaHome) return path.join(javaHome.trim(), 'bin', 'java')
    seen.push(major || 'unknown')
  }
  const what = seen.length === 0 ? 'no Java is installed' : `Java ${seen.join(' and ')} is here`
  throw new SetupError(`Neo4j needs a JDK 17 or 21, but ${what}.
Install one (Debian: apt-get install openjdk-17-jdk-headless) or point JAVA_HOME at it, and run this again.
${waysOut}`)
}

function findMaven() {
  const maven = process.platform === 'win32' ? 'mvn.cmd' : 'mvn'
  if (!spawnSync(maven, ['--version'], { shell: process.platform === 'win32' }).error) return maven
  throw new SetupError(`Maven fetches the Neo4j server's jars, but mvn is not installed.
Install it (Debian: apt-get install maven) and run this again.
${waysOut}`)
}

// Running commands

async function step(title, how, work) {
  const startedAt = Date.now()
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  console.error(`${title}: installing (${how}) ...`)
  const ticker = setInterval(() => console.error(`${title}: still running after ${elapsed()}`), 5_000)
  try {
    await work()
    console.error(`${title}: done in ${elapsed()}`)
  } finally {
    clearInterval(ticker)
  }
}

/** Runs a command to its end and keeps its output without showing it: warnings of npm and Maven mean nothing to a newcomer. */
function run(command, leading, args, cwd, extraEnv = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...leading, ...args], {
      cwd,
      env: { ...childEnv(), ...extraEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    running = child
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Our environment without what an outer `npm run` adds (--silent, --omit), and without node_modules/.bin on PATH. */
function childEnv() {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^npm_config_(loglevel|silent|omit|include|production|workspace)/i.test(name)) delete env[name]
  delete env.NODE_ENV
  const folders = (env.PATH || '').split(path.delimiter)
  env.PATH = folders.filter((folder) => !folder.endsWith(path.join('node_modules', '.bin'))).join(path.delimiter)
  return env
}

function failed(what, { code, output }) {
  const lines = output
    .trimEnd()
    .split('\n')
    .slice(-15)
    .map((line) => `  | ${line}`)
  return new SetupError(`${what} ended with code ${code}. ${remedyOf(output)}\nIts last lines:\n${lines.join('\n')}`)
}

function remedyOf(output) {
  if (/ENOSPC|No space left on device/i.test(output)) return 'The disk is full: free about 1.5 GB and run this again.'
  if (/EACCES|Permission denied/i.test(output))
    return 'A folder is not writable: get write access to it and run this again.'
  if (/in sync|EUSAGE/.test(output))
    return 'package.json and package-lock.json differ: run npm install and commit the lockfile.'
  if (/EINTEGRITY|[Cc]hecksum/.test(output))
    return 'A download is corrupt: run this again. If the fault persists, run npm cache verify first.'
  if (/ENOTFOUND|ETIMEDOUT|ECONNRE|EAI_AGAIN|E40\d|Could not (transfer|resolve)|Unknown host/.test(output))
    return 'A download failed: check the network, the proxy and the registry settings, and run this again.'
  return 'Nothing was left half done. Run this again when the cause below is fixed.'
}

function explain(error) {
  if (error instanceof SetupError) return error.message
  if (error.code === 'ENOSPC') return 'the disk is full: free about 1.5 GB and run this again.'
  if (error.code === 'EACCES') return `${error.path} is not writable: get write access to it and run this again.`
  if (error.code === 'ENOENT' && /^spawn npm/.test(error.message))
    return 'npm is not installed: install it (it comes with Node) and run this again.'
  return error.stack
}

// One set-up at a time

/** Waits for another set-up of this clone. A lock whose holder died, or stopped refreshing it, is taken over. */
async function takeLock(isDone) {
  fs.mkdirSync(state, { recursive: true })
  const lock = path.join(state, 'lock')
  let isTold = false
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isStale(lock)) {
      steal(lock)
      continue
    }
    if (!isTold) console.error('Another set-up of this folder is running: waiting for it ...')
    isTold = true
    await new Promise((resolve) => setTimeout(resolve, 250))
    if (isDone()) return () => {}
  }
  const refresh = setInterval(() => fs.utimesSync(lock, new Date(), new Date()), 2_000)
  const release = () => {
    clearInterval(refresh)
    fs.rmSync(lock, { force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      if (running !== null) running.kill(signal)
      release()
      process.exit(130)
    })
  return release
}

function isStale(lock) {
  try {
    if (Date.now() - fs.statSync(lock).mtimeMs > 30_000) return true
    const pid = Number(fs.readFileSync(lock, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Of several processes that see the same stale lock, only one renames it. A lock that was renewed in between is put back. */
function steal(lock) {
  const aside = `${lock}.${process.pid}`
  try {
    fs.renameSync(lock, aside)
    if (!isStale(aside)) fs.linkSync(aside, lock)
    fs.rmSync(aside)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
}

function readOr(file, fallback = null) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return fallback
  }
}
