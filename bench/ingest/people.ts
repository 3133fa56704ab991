import { createDice, type Dice } from '../../demo/dice.ts'
import { type Rarity, shippedModel } from '../../resolution/match/model.ts'
import { type RecordLine, recordLine } from '../../resolution/records/record-line.ts'

/** Every third person is known to a second system as well, with another mailbox and a typing error somewhere. */
const shareKnownTwice = 1 / 3

/**
 * `count` records of people whose names are as common as in reality, so that most share a block with others. The same count produces the
 * same records.
 */
export function* generatedPeople(count: number): Generator<RecordLine> {
  const dice = createDice(1, 'bench-ingest')
  const { givenNames, familyNames } = shippedModel()
  const [given, family] = [pickerOf(givenNames), pickerOf(familyNames)]
  for (let index = 0; index < count; ) {
    const person = personOf(dice, given, family, index)
    yield lineOf('crm', index, person, `${person.givenName}.${person.familyName}.${index}@fernhill-bench.org`)
    index++
    if (index < count && dice.chance(shareKnownTwice)) {
      const copy = { ...person, ...slipOf(dice, person) }
      yield lineOf('shop', index, copy, `p${index}@another-bench.org`)
      index++
    }
  }
}

type Person = ReturnType<typeof personOf>

function personOf(dice: Dice, given: Picker, family: Picker, index: number) {
  const digits = (length: number) => String(dice.int(0, 10 ** length - 1)).padStart(length, '0')
  const day = new Date(Date.UTC(1930, 0, 1) + dice.int(0, 28_000) * 86_400_000)
  const place = dice.int(100, 1_299)
  return {
    givenName: given(dice.int(0, 1_000_000) / 1_000_000),
    familyName: family(dice.int(0, 1_000_000) / 1_000_000),
    birthDate: day.toISOString().slice(0, 10),
    street: `${dice.int(1, 180)} ${family(dice.int(0, 1_000_000) / 1_000_000)} Street`,
    city: `Town ${place}`,
    postalCode: String(20_000 + place * 7),
    phone: `+4477${digits(3)}${String(index).padStart(5, '0')}`,
  }
}

/** As a second form, filled in by hand, differs from the first. */
function slipOf(dice: Dice, { givenName, familyName, birthDate, street }: Person): Partial<Person> {
  const typos: readonly (() => Partial<Person>)[] = [
    () => ({ familyName: dropLetter(dice, familyName) }),
    () => ({ givenName: dropLetter(dice, givenName) }),
    () => ({ birthDate: `${birthDate.slice(0, 8)}${birthDate.endsWith('01') ? '11' : '01'}` }),
    () => ({ street: street.replace(/Street$/, 'St') }),
  ]
  return dice.pick(typos)()
}

function dropLetter(dice: Dice, name: string): string {
  const at = dice.int(1, Math.max(1, name.length - 1))
  return name.slice(0, at) + name.slice(at + 1)
}

function lineOf(source: string, index: number, person: Person, email: string): RecordLine {
  const { givenName, familyName, birthDate, street, city, postalCode, phone } = person
  const addresses = [{ line1: street, city, postalCode, countryCode: 'GB' }]
  return recordLine.parse({
    kind: 'record',
    source,
    id: `g${index}`,
    observedAt: '2026-01-01T00:00:00Z',
    identifiers: [
      { type: 'EMAIL', value: email },
      { type: 'PHONE', value: phone },
    ],
    attributes: { givenName, familyName, birthDate, addresses },
  })
}

/** From 0..1 to a name, each with its real frequency. */
type Picker = (at: number) => string

function pickerOf({ bits }: Rarity): Picker {
  const names = [...bits].map(([name, rarity]) => ({ name, share: 2 ** -rarity }))
  const total = names.reduce((sum, { share }) => sum + share, 0)
  let sum = 0
  const ends = names.map(({ name, share }) => {
    sum += share / total
    return { name, end: sum }
  })
  return (at) => ends.find(({ end }) => at <= end)?.name ?? ends.at(-1)?.name ?? ''
}
