import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { type BrotliOptions, brotliDecompress, gunzip, type ZlibOptions } from 'node:zlib'
import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { DuplicateKeyError } from '../../text/duplicate-key.ts'
import { parseExactJson } from '../../text/exact-json.ts'
import { isNestedDeeper } from '../../text/json-depth.ts'
import { halfCharacterAt } from '../../text/well-formed.ts'
import type { GraphQLParams } from '../caller.ts'
import { isJsonInUtf8 } from './media-type.ts'

/** The parameters of the request. Throws coded errors, with `extensions.http.status` if the code's own status is not specific enough. */
export async function readParams(request: IncomingMessage, url: URL, slowestBodyMs = 10_000): Promise<GraphQLParams> {
  return request.method === 'GET' ? fromQueryString(request, url) : fromBody(request, slowestBodyMs)
}

function fromQueryString(request: IncomingMessage, { searchParams }: URL): GraphQLParams {
  // Apollo's clients send it with every request. Like POST, it is not among what a page may send without a preflight.
  const type = request.headers['content-type']
  if (type !== undefined && type.trim() !== '' && !isJsonInUtf8(type))
    throw badInput('Send a GET without a content-type, or with application/json.', 415)
  const given = Object.fromEntries(
    ['query', 'documentId', 'operationName', 'variables', 'extensions'].flatMap((name) => {
      const [value = null, ...others] = searchParams.getAll(name)
      if (others.length > 0) throw badInput(`The parameter \`${name}\` occurs more than once in the URL: send it once.`)
      if (value === null || value === '') return []
      return [
        [
          name,
          name === 'variables' || name === 'extensions' ? parsed(value, `The parameter \`${name}\` of the URL`) : value,
        ],
      ]
    }),
  )
  return toParams(given)
}

async function fromBody(request: IncomingMessage, slowestBodyMs: number): Promise<GraphQLParams> {
  const type = request.headers['content-type']
  if (type === undefined || !isJsonInUtf8(type)) throw badInput('Send application/json in UTF-8.', 415)
  const encoding = (request.headers['content-encoding'] ?? '').trim().toLowerCase()
  const unpack = unpackByEncoding.get(encoding)
  if (unpack === undefined)
    throw badInput(
      'The content-encoding is not supported: send the body uncompressed, or compressed with gzip or br.',
      415,
    )
  const body = await readBody(request, slowestBodyMs)
  const text = decoded(unpack === null ? body : await unpacked(body, unpack))
  if (text === '') throw badInput('The body is empty: send one JSON object with query.')
  return toParams(parsed(text, 'The body'))
}

type Unpack = (body: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>

const unzip: Unpack = promisify<Buffer, ZlibOptions, Buffer>(gunzip)

/** Null: uncompressed. */
const unpackByEncoding: ReadonlyMap<string, Unpack | null> = new Map<string, Unpack | null>([
  ['', null],
  ['identity', null],
  ['gzip', unzip],
  // The same, by RFC 9110.
  ['x-gzip', unzip],
  ['br', promisify<Buffer, BrotliOptions, Buffer>(brotliDecompress)],
])

/** A small body may expand to a large one. The same limit applies to the expanded body, and decompression stops there. */
async function unpacked(body: Buffer, unpack: Unpack): Promise<Buffer> {
  try {
    return await unpack(body, { maxOutputLength: limits.bodyBytes })
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw badInput(
      'The body is not compressed as its content-encoding states: compress it again, or send it uncompressed.',
    )
  }
}

function readBody(request: IncomingMessage, slowestBodyMs: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) return Promise.reject(tooLarge())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const slow = setTimeout(
      () => reject(badInput('The body arrived too slowly: send the request again.', 408)),
      slowestBodyMs,
    )
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limits.bodyBytes) reject(tooLarge())
      else chunks.push(chunk)
    })
    request.on('end', () => {
      clearTimeout(slow)
      const [only] = chunks
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks))
    })
    request.on('error', reject)
    request.on('close', () => clearTimeout(slow))
  })
}

/** Removes a byte order mark, which some clients write before JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw badInput('The body is not valid UTF-8: encode it in UTF-8.')
  }
}

function parsed(text: string, place: string): unknown {
  try {
    // As text, a number that a float cannot represent keeps its digits: rounded, an id would be the id of something else.
    return parseExactJson(text)
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw badInput(`${place} is not clear: ${error.message}.`)
    throw badInput(`${place} is not valid JSON.`)
  }
}

function toParams(given: unknown): GraphQLParams {
  if (!isObject(given))
    throw badInput('Send one object with query, and variables, operationName, extensions if needed.')
  const { query, documentId, operationName, variables, extensions } = given
  const hasId = (typeof documentId === 'string' && documentId !== '') || isObject(extensions)
  if (!isNothing(documentId) && typeof documentId !== 'string') throw badInput('`documentId` must be a string.')
  if (typeof query !== 'string' ? !isNothing(query) || !hasId : query === '')
    throw badInput('`query` is missing or is not a string.')
  if (!isNothing(operationName) && typeof operationName !== 'string')
    throw badInput('`operationName` must be a string.')
  if (!isNothing(variables) && !isObject(variables)) throw badInput('`variables` must be an object.')
  if (!isNothing(extensions) && !isObject(extensions)) throw badInput('`extensions` must be an object.')
  checkDepth('variables', variables)
  checkDepth('extensions', extensions)
  checkCharacters(variables)
  return {
    ...(typeof query === 'string' && { query }),
    ...(typeof documentId === 'string' && documentId !== '' && { documentId }),
    ...(typeof operationName === 'string' && operationName !== '' && { operationName }),
    ...(isObject(variables) && { variables }),
    ...(isObject(extensions) && { extensions }),
  }
}

function checkDepth(place: string, value: unknown): void {
  const most = limits.jsonDepth
  if (isNestedDeeper(value, most))
    throw codedError('LIMIT_EXCEEDED', `${place} is nested too deeply: at most ${most} levels of arrays and objects.`, {
      limit: 'jsonDepth',
      most,
    })
}

/** The database would replace half of a character with another one, and a look-up would find somebody else's id. */
function checkCharacters(variables: unknown): void {
  const half = halfCharacterAt(variables)
  if (half === null) return
  const place = ['variables', ...half.map(String)].join('.').toWellFormed()
  throw badInput(`${place} contains half of a character (a lone surrogate): send the whole character, or leave it out.`)
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function badInput(message: string, status = 400) {
  return codedError('BAD_USER_INPUT', message, { http: { status } })
}

function tooLarge() {
  const most = limits.bodyBytes
  return codedError('LIMIT_EXCEEDED', `The request body is too large: it may have at most ${most} bytes.`, {
    http: { status: 413 },
    limit: 'bodyBytes',
    most,
  })
}
