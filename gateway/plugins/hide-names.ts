import type { GraphQLError } from 'graphql'

const suggestion = / Did you mean [\s\S]*$/
const name = /[_A-Za-z]\w*/g
const ownTypes: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID'])

/**
 * The message without the names of the schema that the caller did not write. For an invalid document, the library quotes them: parent
 * types, required arguments, names similar to a misspelt field. For an error of execution, only suggestions are removed.
 */
export function hideNames({ message, path, source }: GraphQLError): string {
  const unsuggested = message.replace(suggestion, '')
  if (path !== undefined || source === undefined) return unsuggested
  const written = new Set(source.body.match(name))
  return unsuggested.replace(/"[^"]*"/g, (quoted) =>
    (quoted.match(name) ?? []).every((one) => written.has(one) || ownTypes.has(one)) ? quoted : '"..."',
  )
}
