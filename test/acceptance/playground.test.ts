import { existsSync } from 'node:fs'
import { parse, print } from 'graphql'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../access/viewer.ts'
import { demoLines } from '../../demo/generate.ts'
import { codedError } from '../../errors.ts'
import { createPlayground, playgroundScript, readTabs } from '../../gateway/playground/playground.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { fitGraph } from '../../subgraphs/billing/value/fit/graph-fit.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../harness/product.ts'
import { browserFile, chooseTab, chosenTab, openBrowser, openPlayground, pressRun } from './press-run.ts'

const testGraph = useGraph()
const tabs = readTabs()
let product: Product
/** Tokens of another day are no longer good. */
let today = 0
let browser: Browser

if (!existsSync(browserFile)) console.log(`left out: the playground in a real browser, for there is no ${browserFile}`)

beforeAll(async () => {
  let playground = openDay()
  product = await startProduct(
    testGraph,
    {},
    {
      admission: { verifyToken },
      wrap: (listener) => (request, response) => {
        if (request.url === '/next-day') {
          today++
          playground = openDay()
          response.end()
          return
        }
        if (request.url === playgroundScript) void playground.script(request, response)
        else if (request.method === 'GET') void playground.page(request, response)
        else listener(request, response)
      },
    },
  )
  // The same shape; the generator's own types are narrower.
  await product.ingest(demoLines({ people: 300 }) as Iterable<IngestLineInput>)
  await fitGraph(product.deps)
  if (existsSync(browserFile)) browser = await openBrowser()
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await product.close()
})

function openDay() {
  const day = today
  return createPlayground({ tabs, mint: async (persona) => `demo.${tokenOf(personaViewer(persona))}.${day}` })
}

async function verifyToken(token: string): Promise<Viewer> {
  const [, payload = '', day] = token.includes('.') ? token.split('.') : ['', token]
  if (day !== undefined && Number(day) !== today) throw codedError('UNAUTHENTICATED', 'a token of another day')
  const viewer = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return { ...viewer, scopes: new Set(viewer.scopes) }
}

/** Without comments and layout, which GraphiQL does not send. */
function plain(query: string): string {
  return print(parse(query))
}

describe('the first list of a newcomer', () => {
  it('says something: names, companies, invoices and stories on its first page', async () => {
    const { data } = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: `{ customers(first: 20) { edges { node {
        displayName balance { formatted } accounts { role } household { confidence }
        invoices(first: 1) { edges { node { status } } } timeline(first: 1) { edges { node { title } } }
      } } } }`,
    })
    const { edges } = data?.customers as { readonly edges: readonly { readonly node: Newcomer }[] }
    const has = (test: (node: Newcomer) => boolean) => edges.filter(({ node }) => test(node)).length
    expect(edges).toHaveLength(20)
    expect(has(({ displayName }) => displayName !== null)).toBeGreaterThanOrEqual(15)
    expect(has(({ balance }) => balance !== null)).toBeGreaterThanOrEqual(5)
    expect(has(({ accounts }) => (accounts ?? []).length > 0)).toBeGreaterThanOrEqual(3)
    expect(has(({ invoices }) => (invoices?.edges ?? []).length > 0)).toBeGreaterThanOrEqual(3)
    expect(has(({ timeline }) => (timeline?.edges ?? []).length > 0)).toBeGreaterThanOrEqual(15)
    expect(has(({ household }) => household !== null)).toBeGreaterThanOrEqual(2)
  })
})

interface Newcomer {
  readonly displayName: string | null
  readonly balance: object | null
  readonly household: object | null
  readonly accounts: readonly object[] | null
  readonly invoices: { readonly edges: readonly object[] } | null
  readonly timeline: { readonly edges: readonly object[] } | null
}

describe.runIf(existsSync(browserFile))('in a browser that was never here', () => {
  it.each([1280, 390])('%i pixels wide, Run answers in every tab what HTTP answers', {
    timeout: 400_000,
  }, async (width) => {
    const page = await openPlayground(browser, product.url, { width })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(await page.getByRole('tab').count()).toBe(tabs.length)
    for (const [index, tab] of tabs.entries()) {
      if (index > 0) await chooseTab(page, index)
      expect(await chosenTab(page), tab.file).toBe(index)
      const { request, headers, status, answer, shown } = await pressRun(page)
      expect(plain(request.query), tab.file).toBe(plain(tab.query))
      expect(headers['x-purpose'], tab.file).toBe(tab.purpose)
      expect({ file: tab.file, status, data: answer.data }).toMatchObject({ status: 200, data: expect.any(Object) })
      // The page breaks long lines.
      const whole = JSON.stringify(answer).replaceAll(/\s/g, '')
      expect(shown.length, tab.file).toBeGreaterThan(1)
      expect(
        shown.filter((line) => !whole.includes(line.replaceAll(/\s/g, ''))),
        tab.file,
      ).toEqual([])
      expect(
        Object.keys(tab.lookUps).filter((name) => /^the id/.test(String(request.variables?.[name]))),
        tab.file,
      ).toEqual([])
      if (/^mutation/m.test(tab.query)) expect(JSON.stringify(answer.data), tab.file).toContain('Success')
      else {
        const { data } = await product.ask({
          as: tab.persona,
          for: tab.purpose,
          query: request.query,
          ...(request.variables !== undefined && { variables: request.variables }),
        })
        expect(answer.data, tab.file).toEqual(data)
      }
    }
    await page.context().close()
  })

  it('the first Run fails without the variables that the page hands in', async () => {
    const change = (html: string) => html.replace(/\.\.\.\(isNew && \{ variables: [^\n]*\n/, '\n')
    const page = await openPlayground(browser, product.url, { width: 1280, change })
    expect((await pressRun(page)).status).toBe(400)
    await page.context().close()
  })

  it('a click misses its tab, and a telephone sees a page of 980 pixels, without our style', async () => {
    const change = (html: string) => html.replace(/<meta name="viewport"[^>]*><style>[\s\S]*?<\/style>/, '')
    const wide = await openPlayground(browser, product.url, { width: 1280, change })
    await wide.waitForTimeout(1_000)
    await chooseTab(wide, 1)
    expect(await chosenTab(wide)).toBe(0)
    await wide.context().close()
    const narrow = await openPlayground(browser, product.url, { width: 390, change })
    expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBeGreaterThan(900)
    await narrow.context().close()
  })

  it('finds tabs of an earlier visit with tokens of today', async () => {
    const page = await openPlayground(browser, product.url, { width: 1280 })
    await chooseTab(page, 1)
    await page.waitForTimeout(1_000)
    await fetch(new URL('/next-day', product.url))
    await page.reload()
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    expect(await page.getByRole('tab').count()).toBe(tabs.length)
    for (const index of [0, 1, 2]) {
      await chooseTab(page, index)
      const { request, status } = await pressRun(page)
      expect(status).toBe(200)
      expect(plain(request.query)).toBe(plain(tabs[index]?.query ?? ''))
    }
    await page.context().close()
  })
})
