import { mkdtempSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openClients } from '../access/clients.ts'
import { loadSecrets } from '../access/secrets.ts'
import { loadDemoKey } from '../access/tokens/demo-key.ts'
import { readOperations } from '../gateway/operations/stored-operations.ts'

const root = mkdtempSync(join(tmpdir(), 'file-settings-'))
let folder: string
let count = 0

beforeEach(async () => {
  folder = join(root, String(++count))
  await mkdir(folder)
})
afterAll(() => rm(root, { recursive: true }))

async function faultOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

describe('a file that a setting names', () => {
  const clients = (file: string) => faultOf(async () => (await openClients({ file, onFault: () => undefined })).stop())
  const good = JSON.stringify({ clients: {} })

  it.each([
    ['that does not exist', null, /does not exist\. Write it after examples\/clients\.json/],
    ['that is a folder', 'FOLDER', /is a folder, not a file\. /],
    ['that is not JSON', '{"clients":', /cannot be read as JSON \(.+\)\. Write it after examples\/clients\.json/],
    ['that is empty', '', /cannot be read as JSON/],
    ['of another shape', '{"clients":{"web":{"name":"Web","colour":1}}}', /is wrong\. [\s\S]*clients\.web: /],
  ])('%s is told by setting, path and remedy: CLIENTS_FILE', async (_, text, told) => {
    const file = join(folder, 'clients.json')
    if (text === 'FOLDER') await mkdir(file)
    else if (text !== null) await writeFile(file, text)
    const message = await clients(file)
    expect(message).toMatch(told)
    expect(message.startsWith(`CLIENTS_FILE: ${file} `)).toBe(true)
    expect(message).not.toMatch(/[^\n\x20-\x7e]|ENOENT|EISDIR/)
    await rm(file, { recursive: true, force: true })
    await writeFile(file, good)
    expect(await clients(file)).toBe('')
  })

  it('is told: OPERATIONS_DIR', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await faultOf(() => readOperations(file))).toMatch(
      /^OPERATIONS_DIR: .*file is not a folder.*\. Name a folder/,
    )
    await mkdir(join(folder, 'shop/a.graphql'), { recursive: true })
    expect(await faultOf(() => readOperations(folder))).toMatch(
      /^OPERATIONS_DIR: .*a\.graphql is a folder, not a file\. /,
    )
    await rm(join(folder, 'shop'), { recursive: true })
    await writeFile(join(folder, 'lost.graphql'), 'query A { a }')
    expect(await faultOf(() => readOperations(folder))).toMatch(
      /^OPERATIONS_DIR: .*lost\.graphql: put it into a folder/,
    )
  })

  it('is told: what is kept in DATA_DIR', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    for (const open of [() => loadSecrets(null, file), () => loadDemoKey(file)])
      expect(await faultOf(open)).toMatch(
        /^DATA_DIR: \S+ is not a folder, or lies in a file\. Name a folder in DATA_DIR/,
      )
    await writeFile(join(folder, 'demo-key.json'), '{"kty":"OKP"}')
    expect(await faultOf(() => loadDemoKey(folder))).toMatch(
      /^DATA_DIR: \S+demo-key\.json is not an Ed25519 key in JWK form\. /,
    )
    await writeFile(join(folder, 'secret-key'), 'short')
    expect(await faultOf(() => loadSecrets(null, folder))).toMatch(
      /^DATA_DIR: \S+secret-key holds fewer than 32 characters\. /,
    )
    await rm(join(folder, 'secret-key'))
    expect(await faultOf(() => loadSecrets(null, folder))).toBe('')
  })
})
