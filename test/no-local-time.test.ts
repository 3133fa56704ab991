import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const folders = ['access', 'demo', 'gateway', 'graph', 'ingest', 'resolution', 'subgraphs', 'bench', 'examples']

/** Each reads or writes a time in the zone of the machine, so that the same data would answer differently elsewhere. */
const localTime: readonly RegExp[] = [
  // Parts of a date. `Date.UTC(...)` is the way.
  /\bnew Date\((?!Date\.UTC\()[^()]*,/,
  /\.(?:get|set)(?:Date|Day|Month|FullYear|Year|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\(/,
  /\.to(?:Date|Time)String\(/,
  /\.toLocale(?:Date|Time)String\(/,
  // Without `timeZone` it formats in the machine's zone.
  /\bDateTimeFormat\((?!.*\btimeZone\b)/,
  // Cypher's local and current times; `datetime({epochMillis: ...})` is in UTC.
  /\b(?:localdatetime|localtime)\s*\(/i,
  /(?<![.\w])(?:date|time|datetime)\s*\(\s*\)/,
]

/** Text without a zone is read in the machine's zone, unless it is a date alone. */
const parsed = /\bDate\.parse\((.*)$/

/** What may be parsed: a literal in UTC, a date alone that the same line builds or checks, or the one function that adds the zone. */
const inUtc: readonly RegExp[] = [/(?:Z| GMT)['`]\)/, /\$\{month\}-01T00:00:00\.000Z/, /\\d\{4\}-\\d\\d-\\d\\d\$/]

/** Files whose argument is a date, or a time in UTC, by its type: why. */
const dateAlone: Readonly<Record<string, string>> = {
  'demo/clock.ts': 'the demo writes every instant with a Z',
  'subgraphs/engagement/portfolio/window.ts': 'arguments of the scalar Date, which is a date alone',
  'resolution/evaluation/generated/other-faults.ts': 'birth dates that the generator writes',
}

function linesOf(file: string): readonly string[] {
  return readFileSync(`${root}${file}`, 'utf8').split('\n')
}

function files(): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /\.(?:ts|mjs|cypher)$/.test(name) && !/node_modules|\.generated\.|\.d\.ts$/.test(name)),
  )
}

/** Faults of one line of code. */
function localTimeIn(file: string, line: string): boolean {
  const code = line.replace(/^\s*(?:\/\/|\*|\/\*).*$/, '').replace(/\s\/\/ .*$/, '')
  if (localTime.some((pattern) => pattern.test(code))) return true
  return parsed.test(code) && !(file in dateAlone) && !inUtc.some((pattern) => pattern.test(code))
}

describe('no code depends on the zone of the machine', () => {
  it('in any file of the product', () => {
    const faults = files().flatMap((file) =>
      linesOf(file).flatMap((line, at) => (localTimeIn(file, line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    )
    expect(faults).toEqual([])
  })

  it.each([
    'new Date(2026, 0, 31)',
    'new Date(year, month - 1, day)',
    'at.getDate()',
    'at.setHours(0)',
    'at.toLocaleDateString("en")',
    'new Intl.DateTimeFormat("en").format(at)',
    'Date.parse(value)',
    'RETURN localdatetime() AS now',
    'RETURN date() AS today',
  ])('and the check finds %s', (line) => {
    expect(localTimeIn('subgraphs/x.ts', line)).toBe(true)
  })

  it.each([
    'new Date(Date.UTC(2026, 0, 31))',
    'at.getUTCDate()',
    "Date.parse('2026-11-01T00:00:00Z')",
    'SET e.at = datetime({epochMillis: e.observedAt})',
    '// new Date(2026, 0, 31) would be local',
  ])('and leaves %s alone', (line) => {
    expect(localTimeIn('subgraphs/x.ts', line)).toBe(false)
  })
})
