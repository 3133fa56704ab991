import { access, readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { Graph } from '../../graph/run.ts'
import { createCommand, runCommand } from '../../process/command-line.ts'
import { plainValue, printLine } from '../../process/terminal.ts'
import { loadSigningKey } from '../tokens/signing-key.ts'
import { auditFolder } from './audit.ts'
import type { Fault } from './chain-check.ts'
import { auditKeyFile, readSignedHeads, type SignedHead } from './signed-head.ts'
import { verifyAudit } from './verify.ts'

export interface VerifyCliDeps {
  /** Read only after the arguments have been checked. */
  readonly dataDir: () => string
  readonly openGraph: () => Promise<{ readonly graph: Graph; readonly close: () => Promise<void> }>
  readonly stdout: Writable
}

/** `npm run audit:verify [-- --head FILE_OR_TEXT --json]`. Returns the exit code: 1 if a record or a head is not intact. */
export async function runVerifyCli(args: readonly string[], deps: VerifyCliDeps): Promise<number> {
  const command = createCommand({
    name: 'npm run audit:verify --',
    description: 'Checks that no record of who read or wrote whose data was changed, removed or moved.',
    examples: ['npm run audit:verify', 'npm run audit:verify -- --head kept-elsewhere.log --json'],
  })
    .option(
      '--head <file or text>',
      'signed heads that were kept elsewhere: a file of log lines, an answer of /audit/head, or the text itself; may be repeated',
      (given: string, before: readonly string[]) => [...before, given],
      [],
    )
    .option('--kid <thumbprint>', 'the key that signed the heads (default: the key in the data directory)')
    .option('--json', 'print JSON and nothing else')
  return runCommand<Options>(command, args, (options) => verify(options, deps))
}

async function verify({ head, kid, json = false }: Options, deps: VerifyCliDeps): Promise<number> {
  const signed = await readHeads(head, kid ?? (await ownKid(deps.dataDir())))
  const { graph, close } = await deps.openGraph()
  try {
    const anchors = signed.heads.flatMap(({ heads }) => heads)
    const result = await verifyAudit(graph, auditFolder(deps.dataDir()), anchors)
    const { graphRecords, spoolRecords, writers, faults } = result
    const count = faults.length + signed.faults.length
    const finding = count === 0 ? 'whole and in order' : `faults: ${count}`
    const against = head.length === 0 ? '' : `, against ${signed.heads.length} signed heads`
    const summary = `Records checked: ${graphRecords} in the graph, ${spoolRecords} in the spool, writers: ${writers}${against}; ${finding}.`
    const lines = [...signed.faults, ...faults.map(nameFault), summary]
    printLine(
      deps.stdout,
      json
        ? `${JSON.stringify({ ...result, ...(head.length > 0 && { headFaults: signed.faults }) }, null, 2)}`
        : `${lines.join('\n')}`,
    )
    return count === 0 ? 0 : 1
  } finally {
    await close()
  }
}

interface Options {
  readonly head: readonly string[]
  readonly kid?: string
  readonly json?: boolean
}

/** Null if this data directory has never signed a head. */
async function ownKid(dataDir: string): Promise<string | null> {
  const file = auditKeyFile(dataDir)
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  return isThere ? (await loadSigningKey(file)).kid : null
}

/** `kid`: the key that must have signed the heads. Null accepts any key. */
async function readHeads(given: readonly string[], kid: string | null) {
  const heads: SignedHead[] = []
  const faults: string[] = []
  for (const each of given) {
    // An argument that is not the name of a file is the text of a head.
    const text = await readFile(each, 'utf8').catch(() => null)
    const found = await readSignedHeads(text ?? each)
    const name = each.length > 80 ? `${each.slice(0, 80)}...` : each
    if (found.heads.length + found.broken === 0)
      faults.push(
        `HEAD ${name}: ${text === null ? 'is neither a file that can be read nor' : 'contains no'} signed head`,
      )
    if (found.broken > 0) faults.push(`HEAD ${name}: ${found.broken} with a signature that does not fit`)
    const foreign = found.heads.filter((head) => kid !== null && head.kid !== kid)
    for (const { kid: other, at } of foreign)
      faults.push(`HEAD ${name}: signed at ${at} by the key ${other}, not by ${kid}; pass --kid if that key is known`)
    heads.push(...found.heads.filter((head) => !foreign.includes(head)))
  }
  return { heads, faults }
}

function nameFault({ kind, place, writer, sequence, through }: Fault): string {
  const records = sequence === through ? `record ${sequence}` : `records ${sequence} to ${through}`
  return `${kind} ${place} ${plainValue(writer)} ${records}`
}
