import { type ConstDirectiveNode, Kind, parse } from 'graphql'
import { type Category, categories } from '../../access/categories.ts'

/** Schema coordinates by category, sorted: fields tagged themselves, and all fields of a tagged type that are not public. */
export function guardedFields(sdls: readonly string[]): ReadonlyMap<Category, readonly string[]> {
  const coordinatesByCategory = new Map<Category, Set<string>>(categories.map((category) => [category, new Set()]))
  for (const definition of sdls.flatMap((sdl) => parse(sdl, { noLocation: true }).definitions)) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    const typeCategory = categoryOf(definition.directives)
    for (const field of definition.fields ?? []) {
      const category = categoryOf(field.directives) ?? (isPublic(field.directives) ? null : typeCategory)
      if (category !== null) coordinatesByCategory.get(category)?.add(`${definition.name.value}.${field.name.value}`)
    }
  }
  return new Map([...coordinatesByCategory].map(([category, coordinates]) => [category, [...coordinates].sort()]))
}

function categoryOf(directives: readonly ConstDirectiveNode[] = []): Category | null {
  const tag = directives.find(({ name }) => name.value === 'personalData')
  const value = tag?.arguments?.find(({ name }) => name.value === 'category')?.value
  return (value?.kind === Kind.ENUM && categories.find((category) => category === value.value)) || null
}

function isPublic(directives: readonly ConstDirectiveNode[] = []): boolean {
  return directives.some(({ name }) => name.value === 'public')
}
