import { describe, expect, it } from 'vitest'
import { generateLabelledSet } from '../../../resolution/evaluation/generated/generated-set.ts'
import { impostorKinds } from '../../../resolution/evaluation/generated/impostors.ts'
import { nameFaults } from '../../../resolution/evaluation/generated/name-faults.ts'
import {
  addressFaults,
  birthDateFaults,
  contactFaults,
  nationalIdFaults,
} from '../../../resolution/evaluation/generated/other-faults.ts'
import { relations } from '../../../resolution/evaluation/generated/people.ts'
import { accountLine, recordLine, sourceLine } from '../../../resolution/records/record-line.ts'

const set = generateLabelledSet({ seed: 1, people: 1_500, hasIds: true })

describe('the generated set of labelled records', () => {
  it('is the same for the same seed and another for another seed', () => {
    expect(generateLabelledSet({ seed: 1, people: 1_500, hasIds: true }).lines).toEqual(set.lines)
    expect(generateLabelledSet({ seed: 2, people: 1_500, hasIds: true }).lines).not.toEqual(set.lines)
  })

  it('makes every kind of fault and every relation between people', () => {
    const made = new Set([...set.faults.values()].flat())
    const kinds = [nameFaults, birthDateFaults, addressFaults, contactFaults, nationalIdFaults].flatMap(Object.keys)
    expect(kinds.filter((kind) => !made.has(kind))).toEqual([])
    expect(new Set(set.relations.values())).toEqual(new Set([...relations, 'COMPANY']))
  })

  it('has one to six records per person, and several faults on many of them', () => {
    const counts = new Map<string, number>()
    for (const label of set.truth.values()) counts.set(label, (counts.get(label) ?? 0) + 1)
    expect(new Set(counts.values())).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    const several = [...set.faults.values()].filter((faults) => faults.length > 1).length
    expect(several / set.faults.size).toBeGreaterThan(0.4)
  })

  it('consists of lines that ingest takes', () => {
    const shapes = { source: sourceLine, record: recordLine, account: accountLine }
    for (const line of set.lines) {
      const shape = shapes[line.kind as keyof typeof shapes]
      expect(shape.safeParse(line).error?.message).toBeUndefined()
    }
  })

  it('tells no national number where none is wanted', () => {
    const { lines, truth } = generateLabelledSet({ seed: 1, people: 1_500, hasIds: false })
    expect(JSON.stringify(lines)).not.toContain('NATIONAL_ID')
    expect(truth).toEqual(set.truth)
  })

  it('with verified contact points says all that it says without them, and of impostors what they state', () => {
    const verifying = generateLabelledSet({ seed: 1, people: 1_500, hasIds: true, isVerifying: true })
    const truth = new Map([...verifying.truth].filter(([, label]) => !label.startsWith('x')))
    expect(truth).toEqual(set.truth)
    const plain = new Map(set.lines.map((line) => [`${line.source}:${line.id}`, line]))
    for (const { source, id, attributes } of verifying.lines.slice(0, set.lines.length))
      expect(attributes).toEqual(plain.get(`${source}:${id}`)?.attributes)
    expect(new Set(verifying.relations.values())).toEqual(new Set([...relations, 'COMPANY', ...impostorKinds]))
    const text = verifying.lines.filter(({ kind }) => kind === 'record').map((line) => JSON.stringify(line.identifiers))
    const share = text.filter((identifiers) => identifiers.includes('verifiedAt')).length / text.length
    expect(share).toBeGreaterThan(0.1)
    expect(JSON.stringify(set.lines)).not.toContain('verifiedAt')
    for (const line of verifying.lines) if (line.kind === 'record') recordLine.parse(line)
  })
})
