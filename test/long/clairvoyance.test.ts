import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { personaViewer, startProduct, tokenOf } from '../harness/product.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

/** Guesses a schema from what errors tell; MIT, for Python, installed into a folder of the run. */
const tool = 'clairvoyance==2.5.5'
const run = promisify(execFile)
const testGraph = useGraph()
const schema = buildASTSchema(
  transformSupergraphToPublicSchema(
    parse(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')),
  ),
)
/** Its own list has 10,000 words, each tried as a field and then as an argument of what it takes for one: that never ends. */
const real = Object.keys(schema.getQueryType()?.getFields() ?? {})
const invented = real.map((name) => `${name}Zq`)
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let python: string | null = null

beforeAll(async () => {
  folder = await temporaryFolder()
  const home = join(folder.path, 'python')
  try {
    await run('python3', ['-m', 'venv', home])
    await run(join(home, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', tool])
    python = join(home, 'bin', 'python')
    writeFileSync(join(folder.path, 'words.txt'), [...real, ...invented].join('\n'))
  } catch (error) {
    console.log(`left out, ${tool} is not to be had: ${String(error).split('\n')[0]}`)
  }
}, 300_000)
afterAll(() => folder.remove())

/** Names of our words that it believes to be fields, and of types it names; none where it gives up. */
async function recovered(url: string) {
  const out = join(folder.path, 'schema.json')
  rmSync(out, { force: true })
  const told = await run(
    python ?? '',
    [
      ...['-m', 'clairvoyance', url, '-o', out, '-w', join(folder.path, 'words.txt'), '-c', '8'],
      ...['-H', `authorization: Bearer ${tokenOf(personaViewer('support'))}`, '-H', 'x-purpose: CustomerCare'],
    ],
    { maxBuffer: 1 << 28, timeout: 600_000 },
  ).catch((error: { readonly stderr?: string }) => ({ stderr: error.stderr ?? String(error) }))
  if (!existsSync(out)) {
    console.log('it gave up:', told.stderr.match(/.*Error.*/g)?.at(-1))
    return { fields: [], types: [] }
  }
  const { types } = JSON.parse(readFileSync(out, 'utf8')).data.__schema as {
    readonly types: readonly {
      readonly name: string
      readonly fields: readonly { readonly name: string }[] | null
    }[]
  }
  return {
    fields: types.flatMap(({ fields }) => (fields ?? []).map(({ name }) => name)),
    types: types.map(({ name }) => name),
  }
}

const share = (words: readonly string[], found: readonly string[]) =>
  words.filter((word) => found.includes(word)).length / words.length

describe('a schema that is not told', () => {
  it('is not guessed from errors: real names look as invented ones do', async ({ skip }) => {
    if (python === null) return skip()
    const product = await startProduct(testGraph, {}, { admission: { introspection: false } })
    const { fields, types } = await recovered(product.url)
    await product.close()
    console.log({ fields: fields.length, types })
    expect(share(real, fields)).toBe(share(invented, fields))
    expect(
      types.filter(
        (name) =>
          schema.getType(name) !== undefined && !/^(Query|Mutation|String|Int|Float|Boolean|ID|__\w+)$/.test(name),
      ),
    ).toEqual([])
  }, 700_000)

  it('would be where errors tell what they do by default', async ({ skip }) => {
    if (python === null) return skip()
    const server = new ApolloServer({ schema, introspection: false })
    const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
    const { fields } = await recovered(url)
    await server.stop()
    expect(share(real, fields)).toBeGreaterThan(0.9)
    expect(share(invented, fields)).toBe(0)
  }, 700_000)
})
