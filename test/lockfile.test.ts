import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = new URL('../', import.meta.url)

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly license?: string
        readonly resolved?: string
        readonly peerDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

// Our own lockfile, written by npm.
const lockfile = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as Lockfile
const installed = Object.entries(lockfile.packages).flatMap(([path, entry]) => {
  const name = path.split('node_modules/').at(-1)
  return name && entry.version !== undefined
    ? [{ name, version: entry.version, license: entry.license, resolved: entry.resolved }]
    : []
})

/** First version without the advisory, by package. */
const leastVersions: Readonly<Record<string, { readonly least: string; readonly advisory: string }>> = {
  '@apollo/server': { least: '5.5.0', advisory: 'GHSA-9q82-xgwf-vj6h' },
  graphql: { least: '16.8.1', advisory: 'CVE-2023-26144' },
  '@graphql-mesh/runtime': { least: '0.96.9', advisory: 'GHSA-rr4x-crhf-8886' },
  '@apollo/subgraph': { least: '2.15.1', advisory: '2.14 depends on a package of the Elastic licence' },
  'graphql-armor-max-depth': { least: '2.4.2', advisory: 'GHSA-hmfr-rx46-4jx2' },
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number))
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

describe('dependencies', () => {
  it('are newer than their known advisories', () => {
    const old = installed.filter(({ name, version }) => {
      const rule = leastVersions[name]
      return rule !== undefined && compare(version, rule.least) < 0
    })
    expect(old).toEqual([])
    expect(installed.some(({ name }) => name === 'graphql')).toBe(true)
  })

  it('are free software, none of it source-available', () => {
    const odd = installed.filter(
      ({ license }) => license !== undefined && /elastic|busl|sspl|commons-clause|fsl/i.test(license),
    )
    expect(odd).toEqual([])
  })

  it('are pinned to exact versions', () => {
    const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
    )
    expect(ranges).toEqual([])
  })

  it('name no download address in the lockfile', () => {
    expect(installed.filter(({ resolved }) => resolved !== undefined)).toEqual([])
  })
})

describe('every dependency', () => {
  const manifest: Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>> & {
    readonly scripts: Readonly<Record<string, string>>
  } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const sources = execFileSync('git', ['ls-files', '-z', '--', '*.ts', '*.mjs'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  })
    .split('\0')
    // A package of its own, with its own manifest.
    .filter((file) => file !== '' && !file.startsWith('bench/apollo/'))
  const imported = new Set<string>()
  const importedByProduct = new Set<string>()
  for (const file of sources)
    for (const name of packagesIn(readFileSync(new URL(file, root), 'utf8'))) {
      imported.add(name)
      if (!/^(test|bench)\/|^(codegen|vitest[\w.]*)\.ts$/.test(file)) importedByProduct.add(name)
    }

  function packagesIn(source: string): readonly string[] {
    return [...source.matchAll(/\b(?:from|import|import\()\s*'((?:@[\w-]+\/)?[\w-][\w.-]*)/g)].map(
      ([, name = '']) => name,
    )
  }

  /** What is used by another name than its own. */
  function isTool(name: string): boolean {
    const scripts = Object.values(manifest.scripts).join('\n')
    const plugin = /^@graphql-codegen\/(.+)$/.exec(name)?.[1]
    const typed = /^@types\/(.+)$/.exec(name)?.[1]
    if (plugin !== undefined) return readFileSync(new URL('codegen.ts', root), 'utf8').includes(`'${plugin}'`)
    if (typed !== undefined) return typed === 'node' || imported.has(typed)
    if (name === 'node') return scripts.includes('node_modules/.bin/node ')
    const commands: Readonly<Record<string, string>> = { '@biomejs/biome': 'biome ', typescript: 'tsc ' }
    return commands[name] !== undefined && scripts.includes(commands[name])
  }

  it('is imported by the product, or is a tool of its scripts', () => {
    const unused = Object.keys(manifest.dependencies).filter((name) => !importedByProduct.has(name) && !isTool(name))
    expect(unused).toEqual([])
  })

  it('of development is imported somewhere, is a tool, or is what such a package wants beside it', () => {
    const names = Object.keys(manifest.devDependencies)
    const peers = new Set(
      names.flatMap((name) => Object.keys(lockfile.packages[`node_modules/${name}`]?.peerDependencies ?? {})),
    )
    const unused = names.filter((name) => !imported.has(name) && !isTool(name) && !peers.has(name))
    expect(unused).toEqual([])
  })

  it('would be missed otherwise', () => {
    expect(
      ['left-pad', '@clack/prompts', '@types/left-pad'].filter((name) => imported.has(name) || isTool(name)),
    ).toEqual([])
    expect(packagesIn("import { a } from '@scope/name/part'\nimport('jose')\nimport './own.ts'")).toEqual([
      '@scope/name',
      'jose',
    ])
  })
})

describe('secrets', () => {
  it('are in no committed file', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: fileURLToPath(root), encoding: 'utf8' })
      .split('\0')
      .filter(Boolean)
    const shapes = [
      /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
      /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
      /"d":\s*"[\w-]{40,}"/,
    ]
    const found = files
      .filter((file) => /\.(ts|mjs|json|ya?ml|md|graphql|env|sh)$/.test(file) && file !== 'package-lock.json')
      .filter((file) => {
        const text = readFileSync(new URL(file, root), 'utf8')
        return shapes.some((shape) => shape.test(text))
      })
    expect(found).toEqual([])
  })
})
