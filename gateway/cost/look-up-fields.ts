import { Kind, parse } from 'graphql'
import { recordingOf } from '../../access/recording.ts'

/** The names of the fields of Query whose arguments name somebody, as their subgraphs state. */
export function lookUpFields(subgraphs: readonly { readonly sdl: string }[]): ReadonlySet<string> {
  const definitions = subgraphs.flatMap(({ sdl }) => parse(sdl, { noLocation: true }).definitions)
  return new Set(
    definitions.flatMap((definition) => {
      const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      if (!isObject || definition.name.value !== 'Query') return []
      return (definition.fields ?? []).flatMap(({ name, directives = [] }) =>
        recordingOf(directives, name.value)?.as === 'LOOK_UP' ? [name.value] : [],
      )
    }),
  )
}
