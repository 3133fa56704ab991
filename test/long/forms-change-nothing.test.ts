import { beforeAll, describe, expect, it } from 'vitest'
import { lineShapes } from '../../ingest/line.ts'
import { useJoinedWorld } from '../access/known-records/joined-world.ts'
import { isAllowed } from './forms-change-nothing/allowed.ts'
import { createQuestions, differencesOf, type Values } from './forms-change-nothing/answers.ts'
import { formsAbout, notOfForms } from './forms-change-nothing/forms.ts'
import { sources, victims } from './forms-change-nothing/known-people.ts'

const world = useJoinedWorld()
const none: Values = new Map()
let alone = none
let withStray = none
let withWeb = none
let withSystem = none
const written = new Set<string>()
/** Forms that were not joined with whom they name. */
const apart: string[] = []

beforeAll(async () => {
  const questions = createQuestions(world)
  const fill = async (forms: { readonly source: string; readonly verifies: boolean }) => {
    const lines = victims.flatMap((victim) => formsAbout(victim, forms))
    for (const { kind } of lines) written.add(kind)
    await world.ingest(lines)
  }
  await world.ingest([...sources, ...victims.flatMap(({ lines }) => lines)])
  await world.fit()
  alone = await questions.ask()
  await fill({ source: 'stray', verifies: false })
  withStray = await questions.ask()
  await fill({ source: 'web', verifies: false })
  await fill({ source: 'web', verifies: true })
  withWeb = await questions.ask()
  for (const { id } of victims)
    for (const tag of [`web-${id}`, `web-sure-${id}`, `stray-${id}`])
      if ((await world.ownerOf(`${tag.split('-')[0]}:${tag}-all`)) !== (await world.ownerOf(`crm:${id}`)))
        apart.push(tag)
  await world.ingest([{ kind: 'source', source: 'web', role: 'SYSTEM_OF_RECORD' }])
  withSystem = await questions.ask(['support'])
}, 600_000)

/** Each with what it was and is. */
function wrongly(before: Values, after: Values, source: 'stray' | 'web'): readonly string[] {
  return [...differencesOf(before, after)]
    .filter(([path, [was, is]]) => !isAllowed(path, was, is, source))
    .map(([path, [was, is]]) => `${path}: ${was} -> ${is}`)
}

/** Every answer about an opportunity that the system of record states, in one text each; but how warm its people are, visits tell. */
function dealsOf(values: Values): readonly string[] {
  const nodes = [...values].flatMap(([path, value]) =>
    path.endsWith('.name') && /\.opportunities\.edges\.\d+\.node\./.test(path) && value.includes('deal crm')
      ? [path.slice(0, -'name'.length)]
      : [],
  )
  const told = nodes.map((node) =>
    [...values].flatMap(([path, value]) =>
      path.startsWith(node) && !path.includes('.buyingGroup.') ? [`${path.slice(node.length)}: ${value}`] : [],
    ),
  )
  return told.map((fields) => fields.join('\n')).toSorted()
}

describe('what forms state about those whom a system of record knows', () => {
  it('is a line of each kind that a form may send, on records that are joined with theirs', () => {
    expect(apart.filter((tag) => tag !== 'stray-1')).toEqual([])
    expect([...written, ...notOfForms].toSorted()).toEqual(Object.keys(lineShapes).toSorted())
    expect(alone.size).toBeGreaterThan(20_000)
  })

  it('changes nothing if nobody declared their source', () => {
    expect(wrongly(alone, withStray, 'stray')).toEqual([])
  })

  it('changes nothing if it is a touchpoint, whatever of their own they have verified', () => {
    expect(wrongly(alone, withWeb, 'web')).toEqual([])
    expect(dealsOf(alone).length).toBeGreaterThan(0)
    expect(dealsOf(withWeb)).toEqual(dealsOf(alone))
  })

  it('changes values, journeys, decisions and contact points if a system of record states it: the control', () => {
    const changed = [...differencesOf(withWeb, withSystem).keys()].join('\n')
    for (const field of ['displayName', 'journeys', 'useMarketing', 'relations', 'household', 'firmographics'])
      expect(changed).toMatch(new RegExp(`\\.${field}\\b`))
  })
})
