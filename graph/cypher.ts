import type { Row } from './convert.ts'
import type { Patience } from './in-time.ts'

/** Values that a statement accepts. Whole numbers travel as Cypher integers. */
export type Params = Readonly<Record<string, unknown>>

/** A statement text that knows its parameters. */
export interface Cypher<P extends Params> {
  readonly text: string
  /** Never set: carries the parameter type. */
  readonly takes?: (params: P) => void
}

/** Cypher as written. Values are `$params`, so any `${}` other than a fragment throws. */
export function cypher<P extends Params = Record<string, never>>(
  strings: TemplateStringsArray,
  ...fragments: readonly Fragment[]
): Cypher<P> {
  return { text: joined(strings, fragments) }
}

/** Cypher that several statements share, as written. */
export function fragment(strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Fragment {
  return new Fragment(joined(strings, fragments))
}

/** The same fragment for another variable of one letter. */
export function about(part: Fragment, from: string, to: string): Fragment {
  if (!/^[a-z][a-z]$/.test(from + to)) throw new TypeError('A variable of a fragment must be one lower-case letter')
  return new Fragment(part.text.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to))
}

/** A part of a statement as its author wrote it. Text from outside never becomes one. */
export type { Fragment }

class Fragment {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

function joined(strings: TemplateStringsArray, fragments: readonly unknown[]): string {
  return strings
    .map((part, index) => {
      if (index === 0) return part
      const before = fragments[index - 1]
      if (!(before instanceof Fragment))
        throw new TypeError('A cypher text takes no interpolation: pass the value as a $parameter')
      return before.text + part
    })
    .join('')
}

export interface Statement<P extends Params, R> {
  readonly name: string
  readonly text: string
  readonly row: (row: Row) => R
  /** Never set: carries the parameter type. */
  readonly takes?: (params: P) => void
}

/** A statement that takes `$keys` and returns rows with a column `key`, so that the batcher can join it across requests. */
export interface KeyedStatement<P extends Params, R> extends Statement<P & Keys, R> {
  readonly keyed: true
  /** Absent: the default time of statements. */
  readonly patience?: Patience
}

interface Keys {
  readonly keys: readonly string[]
}

interface Definition<P extends Params, R> {
  /** `folder.whatItReads`: sent as the first comment line, so that query logs and traces name it. */
  readonly name: string
  readonly text: Cypher<P>
  readonly row: (row: Row) => R
}

export function statement<P extends Params, R>(definition: Definition<P, R>): Statement<P, R> {
  return { name: definition.name, text: `// ${definition.name}\n${definition.text.text}`, row: definition.row }
}

/** A statement that is run for its effect. */
export function command<P extends Params>(definition: Omit<Definition<P, void>, 'row'>): Statement<P, void> {
  return statement({ ...definition, row: () => undefined })
}

/** `P` names the shared parameters only; `$keys` is added by the batcher. */
export function keyed<P extends Params, R>(
  definition: Definition<P, R> & { readonly patience?: Patience },
): KeyedStatement<P, R> {
  if (!definition.text.text.includes('$keys') || !/\bkey\b/.test(definition.text.text))
    throw new TypeError(`${definition.name}: a keyed statement must take $keys and return a column key`)
  const { name, text, row } = statement(definition)
  const { patience } = definition
  return { name, text, row, keyed: true, ...(patience && { patience }) }
}
