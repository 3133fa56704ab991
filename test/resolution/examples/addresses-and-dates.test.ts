import { describe, expect, it } from 'vitest'
import { areOne } from './pair.ts'

const name = { givenName: 'Tobias', familyName: 'Feddersen-Quist' }

/** `line1 | line2 | city | postal code`. */
function addressOf(written: string, countryCode: string): object {
  const [line1, line2, city, postalCode] = written.split('|').map((part) => part.trim())
  return { line1, ...(line2 === '' ? {} : { line2 }), city, postalCode, countryCode }
}

describe('one address in two writings', () => {
  it.each([
    ['DE', 'Hauptstraße 12a || Musterstadt | 04109', 'Hauptstr. 12 a || Musterstadt | D-04109'],
    ['AT', 'Mariahilfer Straße 88/2/14 || Wien | 1070', 'Mariahilferstr. 88 | Stiege 2, Top 14 | Wien | A-1070'],
    ['CH', 'Bahnhofstrasse 5 || Zürich | 8001', 'Bahnhofstr. 5 || Zurich | CH-8001'],
    ['FR', '12 bis rue du Général-de-Gaulle || Lyon | 69002', '12bis, Rue du Gal de Gaulle || LYON | 69002'],
    ['ES', 'Calle de Alcalá 45, 3º B || Madrid | 28014', 'C/ Alcalá, 45 | 3B | Madrid | 28014'],
    ['IT', 'Piazza San Marco 1 || Venezia | 30124', 'P.zza S. Marco n. 1 || Venezia | 30124'],
    [
      'PT',
      'Avenida da Liberdade 110, 2.º Esq. || Lisboa | 1250-146',
      'Av. da Liberdade, 110 | 2 Esq | Lisboa | 1250146',
    ],
    [
      'BR',
      'Rua Augusta, 1500 - Apto 42 || São Paulo | 01304-001',
      'R. Augusta 1500 | Apartamento 42 | Sao Paulo | 01304001',
    ],
    ['NL', 'Prinsengracht 263-H || Amsterdam | 1016 GV', 'Prinsengracht 263 H || Amsterdam | 1016GV'],
    ['BE', 'Rue Neuve 17 bte 4 || Bruxelles | 1000', 'Rue Neuve 17 | boîte 4 | Brussel | B-1000'],
    ['PL', 'ul. Marszałkowska 10/12 m. 5 || Warszawa | 00-590', 'Marszałkowska 10/12 | m. 5 | Warszawa | 00590'],
    ['SE', 'Kungsgatan 8 lgh 1203 || Stockholm | 111 43', 'Kungsg. 8 | lgh 1203 | Stockholm | SE-11143'],
    ['US', '1600 N Western Ave Apt 4B || Chicago | 60622', '1600 North Western Avenue #4B || Chicago | 60622-1234'],
    ['GB', 'Rose Cottage, 3 Mill Lane || Burford | OX18 4RG', '3 Mill Ln | Rose Cottage | Burford | OX184RG'],
    ['IE', '14 Upper O’Connell Street || Dublin 1 | D01 F5P2', "14 O'Connell Street Upper || Dublin | D01F5P2"],
    ['TR', 'Atatürk Cad. No: 15 D: 3 || İzmir | 35220', 'Atatürk Caddesi 15/3 || Izmir | 35220'],
    ['HU', 'Kossuth Lajos utca 12. II/5. || Budapest | 1053', 'Kossuth L. u. 12 | II. em. 5. | Budapest | H-1053'],
    ['GR', 'Ερμού 15 || Αθήνα | 105 63', 'Ermou 15 || Athens | 10563'],
    ['RU', 'ул. Ленина, д. 5, кв. 12 || Москва | 101000', 'улица Ленина 5-12 || Москва | 101000'],
    ['JP', '1-2-3 Ginza || Chuo-ku | 104-0061', 'Ginza 1-chome 2-3 || Chuo-ku | 1040061'],
    ['AU', 'Unit 5, 12 Wattle Street || Ultimo | 2007', '5/12 Wattle St || Ultimo | 2007'],
    ['IN', 'No. 42, 3rd Cross, MG Road || Bengaluru | 560001', '#42 3rd Cross M.G. Road || Bangalore | 560 001'],
    [
      'MX',
      'Av. Insurgentes Sur 1602 Int. 301 || Ciudad de México | 03940',
      'Avenida Insurgentes Sur No. 1602 | Interior 301 | CDMX | 03940',
    ],
    ['DK', 'Nørregade 10, 2. tv || København K | 1165', 'Norregade 10, 2.tv. || Kobenhavn | DK-1165'],
  ])('%s: %s is %s', (country, a, b) => {
    const [left, right] = [a, b].map((written) => ({
      attributes: { ...name, addresses: [addressOf(written, country)] },
    }))
    expect(left !== undefined && right !== undefined && areOne(left, right)).toBe(true)
  })

  it('is none of two homes: the control', () => {
    const [a, b] = ['14 High St || Ely | CB7 4JU', '97 Station Rd || Leeds | LS1 4DY'].map((written) => ({
      attributes: { givenName: 'John', familyName: 'Smith', addresses: [addressOf(written, 'GB')] },
    }))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(false)
  })
})

describe('a birth date of one name and home', () => {
  it.each(
    `11.03.1984, 11.3.84, 1984-11-03, 1984-03-10T23:00:00Z, 1984-03-12, 1900-01-01, 01.01.1970, 0000-00-00, 11. März 1984, 11 mars 1984,
    11 de marzo de 1984, 11 marca 1984, 11 марта 1984, 19840311, 1984年3月11日, 1984/3/11`
      .split(',')
      .map((written) => [written.trim()]),
  )('%s does not contradict 1984-03-11', (written) => {
    const [a, b] = [written, '1984-03-11'].map((birthDate) => ({
      attributes: { ...name, birthDate, addresses: [addressOf('Ahornweg 4 || Kiel | 24103', 'DE')] },
    }))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(true)
  })
})
