import { expect, it } from 'vitest'
import { sourceName } from '../../resolution/records/line-parts.ts'
import { sourceFilter } from '../../subgraphs/source-filter.ts'

const hidden = { only: null, never: ['market'], unlessStated: [] }

it.each([
  ['everything', null],
  ['what hides nothing', { only: ['shop'], never: [], unlessStated: [] }],
  ['what hides a source', hidden],
])('%s takes the plan that each other filter takes: no list of hidden sources is empty', (_name, known) => {
  const { hiddenSources, hiddenUnlessStated } = sourceFilter(known)
  for (const list of [hiddenSources, hiddenUnlessStated]) expect(list.length).toBeGreaterThan(0)
  // What stands in an empty list's place names no source that there could be.
  const [placeholder] = hiddenUnlessStated
  expect(sourceName.safeParse(placeholder).success).toBe(false)
})

it('hides what is hidden', () => {
  expect(sourceFilter(hidden)).toMatchObject({ knownSources: null, hiddenSources: expect.arrayContaining(['market']) })
})
