import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { type GraphQLSchema, parse, validate } from 'graphql'
import { loadCommandConfig, subgraphNames } from '../config.ts'
import { toPoints } from '../gateway/cost/measure-cost.ts'
import { readWeights } from '../gateway/cost/weights.ts'
import { operationUseFile } from '../gateway/open-registries.ts'
import { faultsOf, findBroken } from '../gateway/operations/check-operations.ts'
import { costOfOperation } from '../gateway/operations/operation-cost.ts'
import { openOperationUse } from '../gateway/operations/operation-use.ts'
import { readManifest } from '../gateway/operations/read-manifest.ts'
import { schemaChanges, unapproved } from '../gateway/operations/schema-changes.ts'
import { readOperations, sha256 } from '../gateway/operations/stored-operations.ts'
import { publicSchema } from '../gateway/public-schema.ts'
import { composeSupergraph } from '../gateway/supergraph.ts'
import { createCommand, examplesText, runCommand } from '../process/command-line.ts'
import { errorText, readGivenFile } from '../process/file-fault.ts'
import { plainValue, printLine } from '../process/terminal.ts'
import { readSdl } from '../subgraphs/runtime/executable.ts'

const supergraphFile = new URL('../gateway/supergraph.graphql', import.meta.url)

function publish(file: string, owner: string): void {
  const { operationsDir } = loadCommandConfig()
  const schema = publicSchema(readFileSync(supergraphFile, 'utf8'))
  const text = readGivenFile(file)
  const published = ofFile(file, () => readManifest(file, text))
  if (published.length === 0) throw new Error(`Nothing was published: ${file} contains no operations.`)
  const faults = published.flatMap(({ name, text }) =>
    faultsOf(schema, parse(text)).map((fault) => `${name}: ${fault}`),
  )
  if (faults.length > 0) throw new Error(`Nothing was published:\n${faults.join('\n')}`)
  mkdirSync(join(operationsDir, owner), { recursive: true })
  for (const { name, text } of published) {
    // Clients in the field still request older texts of the same name.
    const target = join(operationsDir, owner, `${name}.${sha256(text).slice(0, 8)}.graphql`)
    writeFileSync(target, text)
    printLine(process.stdout, `${sha256(text)} ${target}`)
  }
}

/** Prefixes an error with the name of the file. */
function ofFile<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const told = errorText(error, file)
    throw new Error(told.includes(file) ? told : `${file}: ${told}`, { cause: error })
  }
}

/** It becomes the name of a folder. */
function toOwner(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) return text
  throw new InvalidArgumentError('Write letters, digits and . _ - only, at most 64, for example web-team.')
}

function list(asJson: boolean): void {
  const { operationsDir, dataDir } = loadCommandConfig()
  const supergraph = readFileSync(supergraphFile, 'utf8')
  const schema = publicSchema(supergraph)
  const weights = readWeights(supergraph)
  const use = openOperationUse(operationUseFile(dataDir), () => new Date())
  const rows = readOperations(operationsDir).all.map(({ id, name, owner, text }) => ({
    name,
    owner,
    cost: costOf(schema, weights, text),
    lastUsed: use.lastUses().get(id) ?? null,
    id,
  }))
  if (asJson) printLine(process.stdout, JSON.stringify(rows, null, 2))
  else
    console.table(
      rows.map(({ name, owner, ...row }) => ({
        name: plainValue(name),
        owner: plainValue(owner),
        ...row,
        lastUsed: row.lastUsed ?? 'never',
      })),
    )
}

/** With the default values of its variables, and ten where the size of a list has no default. */
function costOf(schema: GraphQLSchema, weights: ReturnType<typeof readWeights>, text: string): number | null {
  const document = parse(text)
  if (validate(schema, document).length > 0) return null
  return toPoints(costOfOperation(schema, weights, document).weight)
}

async function check(against: string | undefined): Promise<void> {
  const { operationsDir } = loadCommandConfig()
  const folder = (name: string) => new URL(`../subgraphs/${name}/schema.graphql`, import.meta.url)
  const next = publicSchema(composeSupergraph(subgraphNames.map((name) => ({ name, sdl: readSdl(folder(name)) }))))
  const previous =
    against === undefined
      ? publicSchema(committedSupergraph())
      : ofFile(against, () => publicSchema(readGivenFile(against)))
  const changes = await schemaChanges(previous, next)
  for (const { level, message } of changes) printLine(process.stdout, `${level}: ${message}`)
  const operations = readOperations(operationsDir).all
  const broken = findBroken(operations, next, previous)
  for (const { operation, faults, migrated } of broken) {
    printLine(
      process.stdout,
      `\n${operation.file} (${operation.owner}) is broken:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    printLine(
      process.stdout,
      migrated === null ? '  The schema does not state a replacement.' : `Corrected operation:\n${migrated}`,
    )
  }
  const approvalFile = join(operationsDir, 'approved-changes.json')
  const open = unapproved(changes, existsSync(approvalFile) ? readFileSync(approvalFile, 'utf8') : '[]')
  for (const { message } of open) printLine(process.stdout, `\nNot approved in ${approvalFile}: ${message}`)
  printLine(
    process.stdout,
    `\n${operations.length} operations, ${broken.length} broken; ${open.length} breaking changes not approved`,
  )
  if (broken.length > 0 || open.length > 0) process.exitCode = 1
}

/** The last committed version; the file itself if this is not a clone. */
function committedSupergraph(): string {
  try {
    const options = {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1 << 26,
    } as const
    return execFileSync('git', ['show', 'HEAD:gateway/supergraph.graphql'], options)
  } catch {
    return readFileSync(supergraphFile, 'utf8')
  }
}

const command = createCommand({
  name: 'npm run operations --',
  description: 'Manages the published operations, which clients run by the hash of their text.',
  examples: [
    'npm run operations -- publish checkout.graphql --owner web-team',
    'npm run operations -- list',
    'npm run operations -- check',
  ],
})
command
  .command('publish')
  .description('Publish one .graphql file, or a manifest of the tools of Apollo or GraphQL codegen.')
  .argument('<file>', 'the .graphql file or the manifest')
  .requiredOption('--owner <name>', 'the team or client that the operations belong to', toOwner)
  .addHelpText(
    'after',
    examplesText([
      'npm run operations -- publish checkout.graphql --owner web-team',
      'npm run operations -- publish persisted-query-manifest.json --owner web-team',
    ]),
  )
  .action((file: string, { owner }: { readonly owner: string }) => publish(file, owner))
command
  .command('list')
  .description('List name, owner, cost in points and last use of every operation.')
  .option('--json', 'print JSON')
  .addHelpText('after', examplesText(['npm run operations -- list', 'npm run operations -- list --json']))
  .action(({ json }: { readonly json?: true }) => list(json === true))
command
  .command('check')
  .description('Exit with code 1 if the present schemas break a published operation, or its callers without approval.')
  .option('--against <file>', 'the supergraph to compare with (default: the committed one)')
  .addHelpText(
    'after',
    examplesText([
      'npm run operations -- check',
      'npm run operations -- check --against production/supergraph.graphql',
    ]),
  )
  .action(({ against }: { readonly against?: string }) => check(against))
await runCommand(command, process.argv.slice(2)).then(
  (code) => {
    if (code !== 0) process.exitCode = code
  },
  (error: unknown) => {
    printLine(process.stderr, errorText(error))
    process.exitCode = 1
  },
)
