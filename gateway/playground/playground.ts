import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { isPurposeKey, type PurposeKey } from '../../access/purposes.ts'
import { isPersonaName, type PersonaName } from '../../access/tokens/personas.ts'
import { sendCompressed, takesGzip } from '../http/compress.ts'
import type { Route } from '../http/listener.ts'

/** One tab: an operation to start from, with its persona and purpose. */
export interface PlaygroundTab {
  readonly file: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly persona: PersonaName
  readonly purpose: PurposeKey
  /** By variable: a query that the page sends to get its value, an id that no file can know. */
  readonly lookUps: Readonly<Record<string, string>>
}

const folder = new URL('./', import.meta.url)
const startPage = readFileSync(new URL('start-page.js', folder), 'utf8')
const pageStyle = readFileSync(new URL('page.css', folder), 'utf8')
const title = 'Federated customer graph'
const viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
const header = /^# as (?<persona>[\w-]+) for (?<purpose>\w+)(?: with (?<variables>\{.*\}))?$/m
const lookUp = /^# (?<variable>\w+): (?<query>\{.*\})$/gm

/**
 * Ordered by file name. Throws on a file without the line `# as PERSONA for PURPOSE [with {VARIABLES}]`. A line `# VARIABLE: {QUERY}`
 * states how the value of a variable is found.
 */
export function readTabs(directory: URL = folder): readonly PlaygroundTab[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.graphql'))
  return files.sort().map((file) => {
    const query = readFileSync(new URL(file, directory), 'utf8')
    const { persona = '', purpose = '', variables = '{}' } = header.exec(query)?.groups ?? {}
    if (!isPersonaName(persona) || !isPurposeKey(purpose))
      throw new Error(
        `gateway/playground/${file}: begin with a line "# as support for CustomerCare", and variables if any`,
      )
    const lookUps = Object.fromEntries(
      [...query.matchAll(lookUp)].map(({ groups }) => [groups?.variable ?? '', groups?.query ?? '']),
    )
    return { file, query, variables: JSON.parse(variables), persona, purpose, lookUps }
  })
}

export interface PlaygroundDeps {
  readonly tabs: readonly PlaygroundTab[]
  readonly mint: (persona: PersonaName) => Promise<string>
}

/** Long enough for a working day, so that open tabs keep working. The page is recreated well before it expires. */
export const playgroundTokenSeconds = 12 * 3600
const remakeAfterMs = 3 * 3600 * 1000

/** The path of the page's program. */
export const playgroundScript = '/graphql/playground.js'

export interface Playground {
  readonly page: Route
  readonly script: Route
}

/** GraphiQL's own page, split where its one program begins and where it ends. */
interface Parts {
  readonly head: string
  readonly program: string
  /** Starts it with the tabs. */
  readonly start: string
}

/**
 * Serves GraphiQL from our own origin: no cookie, no other host. Its program of 9 MB is compressed once and cached by the browser. The page
 * around it is created per request, with its own nonce.
 */
export function createPlayground({ tabs, mint }: PlaygroundDeps): Playground {
  let made: { readonly parts: Promise<Parts>; readonly at: number } | null = null
  let packed: Promise<{ readonly gzipped: Buffer; readonly etag: string }> | null = null

  function parts(): Promise<Parts> {
    if (made === null || Date.now() - made.at > remakeAfterMs) made = { parts: render(tabs, mint), at: Date.now() }
    return made.parts
  }

  return {
    async page(_request, response) {
      const { head, start } = await parts()
      const nonce = randomBytes(18).toString('base64')
      const scripts = `<script nonce="${nonce}" src="${playgroundScript}"></script>\n      <script nonce="${nonce}">`
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('cache-control', 'private, no-store')
      response.setHeader('content-security-policy', policyOf(nonce))
      response.setHeader('referrer-policy', 'no-referrer')
      response.setHeader('vary', 'accept')
      sendCompressed(response, 200, head + scripts + start)
    },
    async script(request, response) {
      packed ??= parts().then(({ program }) => pack(program))
      const { gzipped, etag } = await packed
      response.setHeader('etag', etag)
      response.setHeader('cache-control', 'private, no-cache')
      response.setHeader('vary', 'accept-encoding')
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304).end()
        return
      }
      response.setHeader('content-type', 'text/javascript; charset=utf-8')
      if (takesGzip(request)) {
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': gzipped.length }).end(gzipped)
        return
      }
      response.writeHead(200).end(await promisify(gunzip)(gzipped))
    },
  }
}

async function pack(program: string) {
  const etag = `"${createHash('sha256').update(program).digest('base64url')}"`
  return { gzipped: await promisify(gzip)(program, { level: 6 }), etag }
}

async function render(tabs: PlaygroundDeps['tabs'], mint: PlaygroundDeps['mint']): Promise<Parts> {
  const defaultTabs = await Promise.all(
    tabs.map(async ({ query, variables, persona, purpose }) => ({
      query,
      variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : null,
      headers: JSON.stringify({ authorization: `Bearer ${await mint(persona)}`, 'x-purpose': purpose }, null, 2),
    })),
  )
  const html = renderGraphiQL({ title })
  const options = {
    title,
    defaultTabs,
    // Introspection runs before a tab is selected.
    headers: defaultTabs[0]?.headers ?? '{}',
    defaultHeaders: defaultTabs[0]?.headers ?? '{}',
    shouldPersistHeaders: true,
    defaultEditorToolsVisibility: 'variables',
  }
  // The page's one script. Further ones in the bundle are parts of the program's text.
  const open = html.indexOf('<script>', html.indexOf('<div id="root"></div>'))
  const start = html.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL(')
  const end = html.indexOf('</script>', start)
  if (open === -1 || start < open || end === -1)
    throw new Error('The page of @graphql-yoga/render-graphiql has another shape')
  return {
    head: html.slice(0, open).replace('</head>', () => `${viewport}<style>${pageStyle}</style></head>`),
    program: html.slice(open + '<script>'.length, start),
    start: `${startPage}\nstartPage(${inScript(options)}, ${inScript(tabs.map(({ lookUps }) => lookUps))})${html.slice(end)}`,
  }
}

/** JSON that cannot end the script that contains it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function policyOf(nonce: string): string {
  return [
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
  ].join('; ')
}
