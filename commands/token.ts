import { InvalidArgumentError } from 'commander'
import { loadDemoKey } from '../access/tokens/demo-key.ts'
import { isPersonaName, type PersonaName, personas } from '../access/tokens/personas.ts'
import { usualLifetimeSeconds } from '../access/tokens/token-times.ts'
import { mintToken, type RecordClaim } from '../access/tokens/tokens.ts'
import { loadCommandConfig } from '../config.ts'
import { createCommand, runCommand } from '../process/command-line.ts'
import { failToStart } from '../process/process-fault.ts'
import { printLine } from '../process/terminal.ts'
import { sourceName } from '../resolution/records/line-parts.ts'

const secondsByUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

function toPersona(name: string): PersonaName {
  if (isPersonaName(name)) return name
  throw new InvalidArgumentError(`No persona has this name. Use one of: ${Object.keys(personas).join(', ')}.`)
}

function toSeconds(text: string): number {
  const [, count, unit = 's'] = /^(\d{1,6})([smhd])?$/.exec(text) ?? []
  const seconds = Number(count) * (secondsByUnit[unit] ?? Number.NaN)
  if (seconds > 0 && seconds <= usualLifetimeSeconds) return seconds
  throw new InvalidArgumentError('Write a time up to a day, such as 30m or 12h.')
}

function toRecord(text: string): RecordClaim {
  const [, source = '', id = ''] = /^([^:]+):(.+)$/s.exec(text) ?? []
  if (source !== '') return { source, id }
  throw new InvalidArgumentError('Write the record as source:id, for example crm:42.')
}

/** Ids of customers are ULIDs. */
function toCustomer(text: string): string {
  if (/^[0-9A-HJKMNP-TV-Z]{26}$/.test(text)) return text
  throw new InvalidArgumentError('It is not the id of a customer, which has 26 digits and capital letters.')
}

/** The server refuses a token that is bound to other names. */
function toSources(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  for (const name of names) {
    const { success, error } = sourceName.safeParse(name)
    if (!success) throw new InvalidArgumentError(`The source "${name}" ${error.issues[0]?.message}.`)
  }
  return names
}

interface Options {
  readonly persona: PersonaName
  readonly customer?: string
  readonly record?: RecordClaim
  readonly sources?: readonly string[]
  readonly expires: number
}

const command = createCommand({
  name: 'npm run --silent token --',
  description: 'Prints a token that is signed with the demo key, and nothing else.',
  examples: [
    'npm run --silent token -- --persona support',
    'npm run --silent token -- --persona partner --sources crm,web --expires 12h',
  ],
})
  .requiredOption('--persona <name>', `who asks: ${Object.keys(personas).join(', ')}`, toPersona)
  .option('--customer <id>', 'id of the customer whose token it is; required for the persona customer', toCustomer)
  .option('--record <source:id>', 'the record that this customer signed in with', toRecord)
  .option('--sources <names>', 'the token sees only data of these sources; separate them by commas', toSources)
  .option('--expires <time>', 'lifetime of the token, such as 30m or 12h', toSeconds, 3600)

async function printToken({ persona, customer, record, sources, expires }: Options): Promise<number> {
  if ((persona === 'customer') !== (customer !== undefined))
    command.error('error: --persona customer needs --customer ID, and no other persona takes it')
  if (record !== undefined && customer === undefined) command.error('error: --record needs --customer ID')
  const config = loadCommandConfig()
  if (config.issuers !== null)
    throw new Error('JWT_JWKS_URL is set: get the token from that issuer. The demo key is not in use.')
  const key = await loadDemoKey(config.dataDir)
  const token = await mintToken(
    key,
    {
      persona,
      ...(customer !== undefined && { customerId: customer }),
      ...(record !== undefined && { record }),
      ...(sources !== undefined && { sources }),
      expiresInSeconds: expires,
    },
    new Date(),
  )
  printLine(process.stdout, token)
  return 0
}

process.exitCode = await runCommand<Options>(command, process.argv.slice(2), printToken).catch(failToStart)
