import { type ConstDirectiveNode, Kind, valueFromASTUntyped } from 'graphql'

/** The names of the federation directives in one schema: an import may rename them. */
export type DirectiveNames = Readonly<Record<'authenticated' | 'requiresScopes' | 'policy', ReadonlySet<string>>>

/** Reads the schema's own `@link` directives. */
export function directiveNames(schemaDirectives: readonly ConstDirectiveNode[]): DirectiveNames {
  const named = (name: string) => {
    const imported = schemaDirectives.filter(isFederation).flatMap(importsOf)
    const renamed = imported.flatMap((item) =>
      typeof item === 'object' && item !== null && Reflect.get(item, 'name') === `@${name}`
        ? [String(Reflect.get(item, 'as') ?? `@${name}`).slice(1)]
        : [],
    )
    return new Set([name, `federation__${name}`, ...renamed])
  }
  return { authenticated: named('authenticated'), requiresScopes: named('requiresScopes'), policy: named('policy') }
}

function isFederation(directive: ConstDirectiveNode): boolean {
  const url = directive.arguments?.find(({ name }) => name.value === 'url')?.value
  return directive.name.value === 'link' && url?.kind === Kind.STRING && /\/federation\/v/.test(url.value)
}

function importsOf(directive: ConstDirectiveNode): readonly unknown[] {
  const list = directive.arguments?.find(({ name }) => name.value === 'import')?.value
  const imports: unknown = list === undefined ? [] : valueFromASTUntyped(list)
  return Array.isArray(imports) ? imports : []
}
