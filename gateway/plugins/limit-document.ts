import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { Lexer, Source, TokenKind } from 'graphql'
import type { Limits } from '../../config.ts'
import { codedError } from '../../errors.ts'

/** Refuses a document by its size before it is parsed: parsing and validating cost more than linear time. */
export function limitDocument({ documentCharacters, tokens }: Limits): GatewayPlugin {
  return {
    onParse({ params: { source }, parseFn, setParseFn }) {
      // Not asked for a document in the parse cache: that one passed before.
      setParseFn((given: typeof source, options?: object) => {
        const text = typeof given === 'string' ? given : given.body
        if (text.length > documentCharacters) throw tooLarge('documentCharacters', documentCharacters)
        if (hasMoreTokens(text, tokens)) throw tooLarge('tokens', tokens)
        return parseFn(given, options)
      })
    },
  }
}

function tooLarge(limit: string, most: number) {
  return codedError('LIMIT_EXCEEDED', `The document is too large: ${limit} are at most ${most}.`, { limit, most })
}

function hasMoreTokens(text: string, most: number): boolean {
  const lexer = new Lexer(new Source(text))
  for (let count = 0; count <= most; count++) if (lexer.advance().kind === TokenKind.EOF) return false
  return true
}
