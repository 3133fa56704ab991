import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, Kind, parse, validate } from 'graphql'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personas } from '../../access/tokens/personas.ts'
import { subgraphNames } from '../../config.ts'
import { createPlayground, playgroundScript, readTabs } from '../../gateway/playground/playground.ts'
import { composeSupergraph } from '../../gateway/supergraph.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'

const tabs = readTabs()
let url: string
let html: string
let response: Response
const playground = createPlayground({ tabs, mint: async (persona) => `token-of-${persona}` })
// A client's kept connection must not be closed under its next request.
const server = createServer({ keepAliveTimeout: 65_000 }, (request, answer) => {
  if (request.url === playgroundScript) void playground.script(request, answer)
  else if (request.method === 'GET') void playground.page(request, answer)
  else answer.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}')
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  response = await fetch(url, { headers: { accept: 'text/html' } })
  html = await response.text()
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

describe('tabs', () => {
  it('are at least six', () => expect(tabs.length).toBeGreaterThanOrEqual(6))

  it.each(tabs)('$file is one named operation for a purpose its persona has', ({ query, persona, purpose }) => {
    const operations = parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    expect(operations).toHaveLength(1)
    expect(operations[0]).toHaveProperty('name.value')
    expect(personas[persona].purposes).toContain(purpose)
  })

  it.each(tabs)('$file fits the schema', ({ query }) => {
    const sdls = subgraphNames.map((name) => ({
      name,
      sdl: readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url)),
    }))
    const schema = buildSchema(composeSupergraph(sdls), { assumeValidSDL: true })
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])
  })
})

it('the same question stands in adjacent tabs for two purposes', () => {
  const at = tabs.findIndex(({ file }) => file === '5-what-marketing-may-see.graphql')
  const [marketing, care] = tabs.slice(at, at + 2)
  const question = (query = '') => query.replace(/^#.*$/gm, '').replace(/^query \w+/m, 'query')
  expect(question(care?.query)).toBe(question(marketing?.query))
  expect([marketing?.purpose, care?.purpose]).toEqual(['Marketing', 'CustomerCare'])
  expect(care?.variables).toEqual(marketing?.variables)
})

describe('the page', () => {
  it('has each tab with its token and purpose', () => {
    for (const { persona, purpose, query } of tabs) {
      expect(html).toContain(`token-of-${persona}`)
      expect(html).toContain(purpose)
      expect(html).toContain(JSON.stringify(query).slice(1, 60))
    }
  })

  it('is packed, comes from our own origin and sets no cookie', () => {
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('set-cookie')).toBeNull()
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/https?:/)
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    const scripts = html.match(/<script[^>]*>/g)
    expect(scripts).toEqual([`<script nonce="${nonce}" src="${playgroundScript}">`, `<script nonce="${nonce}">`])
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=["'](?:https?:)?\/\//)
  })

  it('has another nonce each time, and holds a token: nobody keeps it', async () => {
    const nonceOf = ({ headers }: Response) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]
    const again = await fetch(url, { headers: { accept: 'text/html' } })
    expect(nonceOf(again)).toMatch(/^.{20,}$/)
    expect(nonceOf(again)).not.toBe(nonceOf(response))
    expect(await again.text()).toContain(`nonce="${nonceOf(again)}"`)
    expect(again.headers.get('cache-control')).toBe('private, no-store')
  })

  it('has its program sent once', async () => {
    const script = await fetch(new URL(playgroundScript, url))
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect((await script.text()).length).toBeGreaterThan(1_000_000)
    const etag = script.headers.get('etag') ?? ''
    const again = await fetch(new URL(playgroundScript, url), { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  const browser = '/usr/bin/chromium'
  if (!existsSync(browser)) console.log(`left out: the playground in a real browser, for there is no ${browser}`)
  it.runIf(existsSync(browser))('shows its tabs in a browser that reaches nothing else', async () => {
    const chrome = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] })
    try {
      const page = await chrome.newPage()
      const foreign: string[] = []
      const refused: string[] = []
      await page.route('**/*', (route) => {
        const target = route.request().url()
        if (/^(data|blob):/.test(target) || target.startsWith(new URL(url).origin)) return route.continue()
        foreign.push(target)
        return route.abort()
      })
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text())
      })
      await page.goto(url)
      await page.waitForSelector('.graphiql-editor', { timeout: 30_000 })
      await page.waitForFunction((count) => document.querySelectorAll('[role="tab"]').length >= count, tabs.length)
      expect(foreign).toEqual([])
      expect(refused).toEqual([])
    } finally {
      await chrome.close()
    }
  })
})
