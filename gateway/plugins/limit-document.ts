import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { Lexer, Source, TokenKind } from 'graphql'
import type { Limits } from '../../config.ts'
import { codedError } from '../../errors.ts'

/** Refuses a document by its size before it is parsed: the cost of parsing and validating grows faster than the size. */
export function limitDocument({ documentCharacters, tokens, jsonDepth }: Limits): GatewayPlugin {
  return {
    onParse({ params: { source }, parseFn, setParseFn }) {
      // Not called for a document in the parse cache, which passed before.
      setParseFn((given: typeof source, options?: object) => {
        const text = typeof given === 'string' ? given : given.body
        if (text.length > documentCharacters) throw tooLarge('documentCharacters', documentCharacters)
        measure(text, tokens, jsonDepth)
        return parseFn(given, options)
      })
    },
  }
}

function tooLarge(limit: string, most: number) {
  return codedError('LIMIT_EXCEEDED', `The document is too large: ${limit} are at most ${most}.`, { limit, most })
}

/** Throws if the document has more tokens, or if its values are nested more deeply. */
function measure(text: string, mostTokens: number, mostLevels: number): void {
  const lexer = new Lexer(new Source(text))
  let isValue = false
  let levels = 0
  for (let count = 0; count <= mostTokens; count++) {
    const { kind } = lexer.advance()
    if (kind === TokenKind.EOF) return
    // Values, and types of variables, occur between parentheses and nowhere else.
    if (kind === TokenKind.PAREN_L || kind === TokenKind.PAREN_R) {
      isValue = kind === TokenKind.PAREN_L
      levels = 0
    } else if (kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L) levels++
    else if (kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R) levels--
    if (isValue && levels > mostLevels) throw tooLarge('jsonDepth', mostLevels)
  }
  throw tooLarge('tokens', mostTokens)
}
