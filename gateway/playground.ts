import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { isPersonaName, type PersonaName } from '../access/personas.ts'
import { isPurposeKey, type PurposeKey } from '../access/purposes.ts'
import type { Route } from './http/listener.ts'

/** One tab: an operation to start from, and who asks it for what. */
export interface PlaygroundTab {
  readonly file: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly persona: PersonaName
  readonly purpose: PurposeKey
}

const folder = new URL('./playground/', import.meta.url)
const header = /^# as (?<persona>[\w-]+) for (?<purpose>\w+)(?: with (?<variables>\{.*\}))?$/m

/** In order of file name. Throws on a file without the line `# as PERSONA for PURPOSE [with {VARIABLES}]`. */
export function readTabs(directory: URL = folder): readonly PlaygroundTab[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.graphql'))
  return files.sort().map((file) => {
    const query = readFileSync(new URL(file, directory), 'utf8')
    const { persona = '', purpose = '', variables = '{}' } = header.exec(query)?.groups ?? {}
    if (!isPersonaName(persona) || !isPurposeKey(purpose))
      throw new Error(
        `gateway/playground/${file}: begin with a line "# as support for CustomerCare", and variables if any`,
      )
    return { file, query, variables: JSON.parse(variables), persona, purpose }
  })
}

export interface PlaygroundDeps {
  readonly tabs: readonly PlaygroundTab[]
  readonly mint: (persona: PersonaName) => Promise<string>
}

/** Long enough for a working day, so that open tabs keep working; the page is made anew well before it ends. */
export const playgroundTokenSeconds = 12 * 3600
const remakeAfterMs = 3 * 3600 * 1000

interface Page {
  readonly gzipped: Buffer
  readonly etag: string
  readonly policy: string
}

/**
 * GraphiQL from our own origin: one page with everything in it, no cookie, no other host. The 9 MB page is made and packed once in
 * three hours, so its nonce is the page's, not the request's: it guards a page that shows nothing a request could put into it.
 */
export function createPlayground({ tabs, mint }: PlaygroundDeps): Route {
  let page: { readonly made: Promise<Page>; readonly madeAt: number } | null = null

  return async (request, response) => {
    if (page === null || Date.now() - page.madeAt > remakeAfterMs)
      page = { made: render(tabs, mint), madeAt: Date.now() }
    const { gzipped, etag, policy } = await page.made
    response.setHeader('etag', etag)
    response.setHeader('cache-control', 'private, no-cache')
    response.setHeader('content-security-policy', policy)
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('vary', 'accept, accept-encoding')
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end()
      return
    }
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      const html = await promisify(gunzip)(gzipped)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
      return
    }
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': gzipped.length,
    })
    response.end(gzipped)
  }
}

async function render(tabs: PlaygroundDeps['tabs'], mint: PlaygroundDeps['mint']): Promise<Page> {
  const defaultTabs = await Promise.all(
    tabs.map(async ({ query, variables, persona, purpose }) => ({
      query,
      variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : null,
      headers: JSON.stringify({ authorization: `Bearer ${await mint(persona)}`, 'x-purpose': purpose }, null, 2),
    })),
  )
  const nonce = randomBytes(18).toString('base64')
  const html = renderGraphiQL({
    title: 'Federated customer graph',
    defaultTabs,
    // Introspection runs before a tab is chosen.
    headers: defaultTabs[0]?.headers ?? '{}',
    defaultHeaders: defaultTabs[0]?.headers ?? '{}',
    shouldPersistHeaders: true,
    defaultEditorToolsVisibility: 'headers',
    // The page's one script; further ones in the bundle are text of programs.
  }).replace('<div id="root"></div>\n\n      <script>', `<div id="root"></div>\n\n      <script nonce="${nonce}">`)
  const gzipped = await promisify(gzip)(html, { level: 6 })
  return {
    gzipped,
    etag: `"${createHash('sha256').update(html).digest('base64url')}"`,
    policy: [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic' 'unsafe-eval'`,
      // The editor styles its own elements.
      "style-src 'self' 'unsafe-inline'",
      'img-src data:',
      'font-src data:',
      'worker-src blob: data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}
