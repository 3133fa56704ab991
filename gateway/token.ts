import { Command, InvalidArgumentError } from 'commander'
import { loadDemoKey } from '../access/demo-key.ts'
import { isPersonaName, type PersonaName, personas } from '../access/personas.ts'
import { usualLifetimeSeconds } from '../access/token-times.ts'
import { mintToken, type RecordClaim } from '../access/tokens.ts'
import { loadCommandConfig } from '../config.ts'
import { printLine } from '../terminal.ts'

const secondsByUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

function toPersona(name: string): PersonaName {
  if (isPersonaName(name)) return name
  throw new InvalidArgumentError(`There is no such persona. Take one of: ${Object.keys(personas).join(', ')}.`)
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

const program = new Command('token')
  .description('Prints a token of the demo key and nothing else.')
  .requiredOption('--persona <name>', `who asks: ${Object.keys(personas).join(', ')}`, toPersona)
  .option('--customer <id>', 'whose token it is, with --persona customer')
  .option('--record <source:id>', 'the record that this customer signed in with', toRecord)
  .option('--sources <names>', 'sees only what these brought, separated by commas')
  .option('--expires <time>', 'how long it is good for', toSeconds, 3600)
  .parse()

const { persona, customer, record, sources, expires } = program.opts<{
  readonly persona: PersonaName
  readonly customer?: string
  readonly record?: RecordClaim
  readonly sources?: string
  readonly expires: number
}>()
if ((persona === 'customer') !== (customer !== undefined))
  program.error('error: --customer ID goes with --persona customer, and that persona needs it')
if (record !== undefined && customer === undefined) program.error('error: --record goes with --customer')
const config = loadCommandConfig()
if (config.issuers !== null)
  program.error('error: JWT_JWKS_URL is set: tokens come from that issuer, not from the demo key')
const key = await loadDemoKey(config.dataDir)
const token = await mintToken(
  key,
  {
    persona,
    ...(customer !== undefined && { customerId: customer }),
    ...(record !== undefined && { record }),
    ...(sources !== undefined && { sources: sources.split(',').map((source) => source.trim()) }),
    expiresInSeconds: expires,
  },
  new Date(),
)
printLine(process.stdout, token)
