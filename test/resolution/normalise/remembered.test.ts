import { expect, test } from 'vitest'
import { remembered } from '../../../resolution/normalise/remembered.ts'

/** Counts how often the text is read. */
function counting() {
  let calls = 0
  const read = remembered((text: string) => {
    calls += 1
    return text === '' ? null : text.toUpperCase()
  })
  return { read, calls: () => calls }
}

test('a text is read once, also where nothing is found in it', () => {
  const { read, calls } = counting()
  expect([read('lee'), read('lee'), read(''), read('')]).toEqual(['LEE', 'LEE', null, null])
  expect(calls()).toBe(2)
})

test('a long text is not kept', () => {
  const { read, calls } = counting()
  const long = 'x'.repeat(201)
  expect([read(long), read(long)]).toEqual([long.toUpperCase(), long.toUpperCase()])
  expect(calls()).toBe(2)
})

test('a full memory forgets, and answers as before', () => {
  const { read, calls } = counting()
  read('lee')
  for (let index = 0; index < 20_000; index += 1) read(`n${index}`)
  expect(read('lee')).toBe('LEE')
  expect(calls()).toBe(20_002)
})
