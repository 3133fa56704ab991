import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from '@graphql-codegen/cli'
import { buildSchema, isScalarType, isSpecifiedScalarType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codegenScalars } from '../../client/codegen-scalars.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sdl = readFileSync(join(root, 'schema.graphql'), 'utf8')
const schema = buildSchema(sdl)
const scalarNames = Object.values(schema.getTypeMap())
  .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
  .map(({ name }) => name)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'codegen-user-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['**/*.ts'] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options = {
  strict: true,
  noEmit: true,
  module: 'nodenext',
  target: 'es2024',
  types: [],
  skipLibCheck: true,
  allowImportingTsExtensions: true,
}

/** Fails to compile where a scalar is `any` or `unknown`. */
const probe = `import type { Scalars } from './types.ts'
type IsOpen<T> = unknown extends T ? true : false
const closed: false[] = [
${scalarNames.flatMap((name) => ['input', 'output'].map((way) => `  false satisfies IsOpen<Scalars['${name}']['${way}']>,`)).join('\n')}
]
export { closed }
`

/** What a page of a user's own code does with an answer. */
const use = `import type { CustomersQuery } from './client/graphql.ts'
export function firstTimes({ customers }: CustomersQuery): readonly string[] {
  return (customers?.edges ?? []).flatMap(({ node }) =>
    (node?.timeline?.edges ?? []).flatMap(({ node: entry }) => [entry?.occurredAt.slice(0, 10) ?? '', entry?.title ?? '']),
  )
}
`
const document = `query Customers($first: Int!) {
  customers(first: $first) { edges { node {
    id displayName balance { amountMinor currency }
    timeline(first: 1) { edges { node { occurredAt title } } }
    metrics { mrr { value } }
  } } }
}`

async function generateWith(scalars: object): Promise<void> {
  const files: readonly { readonly filename: string; readonly content: string }[] = await generate(
    {
      silent: true,
      schema: sdl,
      documents: [document],
      config: { scalars, enumsAsTypes: true, useTypeImports: true },
      generates: {
        [join(folder, 'types.ts')]: { plugins: ['typescript', 'typescript-operations'] },
        [join(folder, 'client/')]: { preset: 'client', config: { scalars, enumsAsTypes: true, useTypeImports: true } },
      },
      importExtension: '.ts',
    },
    false,
  )
  for (const { filename, content } of files) {
    mkdirSync(dirname(filename), { recursive: true })
    writeFileSync(filename, content)
  }
  writeFileSync(join(folder, 'probe.ts'), probe)
  writeFileSync(join(folder, 'use.ts'), use)
}

function typeCheck(): string {
  const { stdout, status } = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder], { encoding: 'utf8' })
  return status === 0 ? '' : stdout
}

describe('the published schema and scalar map', () => {
  it('name the same scalars', () => {
    expect(Object.keys(codegenScalars).toSorted()).toEqual(scalarNames.toSorted())
  })

  it('show nothing of the machinery of federation', () => {
    expect(Object.keys(schema.getTypeMap()).filter((name) => name.includes('__') && !name.startsWith('__'))).toEqual([])
    expect(sdl).not.toMatch(/^directive|@(?!deprecated|oneOf|specifiedBy)\w+\(/m)
  })

  it('give GraphQL codegen closed types that compile in strict mode', async () => {
    await generateWith(codegenScalars)
    expect(typeCheck()).toBe('')
  })

  it('are needed: without the map each scalar is open', async () => {
    await generateWith({})
    const faults = typeCheck()
    for (const [index, name] of scalarNames.entries()) expect(faults, name).toContain(`probe.ts(${4 + 2 * index},`)
  })
})
