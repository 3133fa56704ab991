import { describe, expect, it } from 'vitest'
import { areOne, home, type Side } from './pair.ts'

function twin(fullName: string): Side {
  return { attributes: { fullName, birthDate: '1979-11-23', ...home } }
}

function pairsOf(lines: string): readonly (readonly string[])[] {
  return lines
    .trim()
    .split(/[|\n]/)
    .map((line) => line.split(', '))
}

describe('twins of one home', () => {
  it.each(
    pairsOf(`Friedrich Lindqvist, Friederike Lindqvist|Klaus Obermoser, Claudia Obermoser|Josef Wimmer, Josefa Wimmer|Julián Carrasquilla, Juliana Carrasquilla
Daniele Zambrotta, Daniela Zambrotta|Nicola Castellucci, Nicoletta Castellucci|Pascal Delacroix, Pascale Delacroix|Stanisław Wróblewski, Stanisława Wróblewska
Aleksandr Voronin, Aleksandra Voronina|Yevgeny Zaytsev, Yevgenia Zaytseva|Emre Yıldırım, Emine Yıldırım|Dennis Ackland, Denise Ackland
Leon Ackland, Leonie Ackland|Samir Bouzid, Samira Bouzid|Deepak Ramaswamy, Deepa Ramaswamy|Nadia Najjar, Nadine Najjar
Nguyen Van Hung, Nguyen Van Hoang|Lê Văn Nam, Lê Thị Nam`),
  )('are two people under two names: %s and %s', (one, other) => {
    expect(areOne(twin(one), twin(other))).toBe(false)
  })

  it.each(
    pairsOf(`Fritz Lindqvist, Friedrich Lindqvist|Wastl Pichlmayr, Sebastian Pichlmayr|Paco Villalobos, Francisco Villalobos|Beppe Zambrotta, Giuseppe Zambrotta
Gosia Pietrzak, Małgorzata Pietrzak|Kolya Baranov, Nikolai Baranov|Toninho Figueiredo, Antônio Figueiredo|Sjaak Oosterhuis, Jacques Oosterhuis
Catherine Threlfall, Kathryn Threlfall|Steven Threlfall, Stephen Threlfall|Shaun Prendergast, Sean Prendergast|Nguyen Van Hung, Hung Nguyen|Van Hung Nguyen, Nguyen Van Hung
Zofia Wróblewska, Zosia Wróblewski`),
  )('are one person under two forms of one name, the control: %s and %s', (one, other) => {
    expect(areOne(twin(one), twin(other))).toBe(true)
  })
})

function company(name: string): Side {
  return {
    type: 'ORGANISATION',
    attributes: { name, ...home },
    identifiers: [
      { type: 'DOMAIN', value: 'kesslertech.example' },
      { type: 'PHONE', value: '+441584870001' },
    ],
  }
}

describe('companies of one address, domain and phone number', () => {
  it.each(
    pairsOf(
      'Kesslertech Imports Ltd, Kesslertech Exports Ltd|University of Northfield, University of Southfield|Kesslertech GmbH, Kesslertech Verwaltungs GmbH|Bauer Holding GmbH, Bauer GmbH|Kesslertech GmbH, Kesslertech AG|Oberdorf Brauerei, Unterdorf Brauerei',
    ),
  )('are two under names that part them: %s and %s', (one, other) => {
    expect(areOne(company(one), company(other))).toBe(false)
  })

  it.each(
    pairsOf(
      'Kesslertech Imports Ltd, Kesslertech Import Ltd|Roger et Laurent SA, Ro9er et Laurent SA|Kędziora Retail Sp. z o.o., Kędziora Retail|Kowal Sp. z o.o., Kowal spółka z ograniczoną odpowiedzialnością|Sadıklar Ltd. Şti., Sadıklar',
    ),
  )('are one where a typo or the form makes the difference, the control: %s and %s', (one, other) => {
    expect(areOne(company(one), company(other))).toBe(true)
  })
})
