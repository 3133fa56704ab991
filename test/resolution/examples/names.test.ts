import { describe, expect, it } from 'vitest'
import { areOne, home, nameOf } from './pair.ts'

const known = { birthDate: '1979-11-23', ...home }

function pairsOf(text: string): readonly (readonly string[])[] {
  return text.split(',').map((pair) => pair.trim().split(' '))
}

describe.each([
  ['Spanish', 'Zubizarreta', 'Concepción Concha, Jesús Chuy, Eduardo Lalo, Isabel Chabela, Luis Lucho, Gregorio Goyo'],
  ['Portuguese', 'Quaresma', 'António Tó, Sebastião Tião, Joaquim Quim, Luís Lula, José Zeca'],
  ['Russian', 'Воробьёв', 'Евгений Женя, Сергей Серёжа, Павел Паша, Владимир Вова'],
  ['German', 'Hinterseer', 'Theresia Resi, Georg Schorsch, Josef Sepp, Wolfgang Wolfi, Katharina Käthe'],
  ['French', 'Chastanet', 'Stéphanie Stef, Bernadette Nadette, Emmanuel Manu, Geneviève Ginette'],
  ['Italian', 'Montefalco', 'Filomena Mena, Raffaele Lello, Domenico Mimmo, Gaetano Tano'],
  ['Polish', 'Brzezińska', 'Agnieszka Aga, Joanna Asia, Elżbieta Ela, Zofia Zosia'],
  ['Dutch', 'Oosterhuis', 'Hendrik Rik, Cornelis Kees, Petronella Nel, Jacobus Koos'],
  ['Swedish', 'Ekenstam', 'Margareta Greta, Lars Lasse, Nils Nisse, Per Pelle, Olof Olle'],
  ['Turkish', 'Karaosmanoğlu', 'Mustafa Mıstık, Hatice Hatçe, Süleyman Sülo'],
  ['Arabic', 'El-Sayed', 'Mohammed Hamada, Abdulrahman Abdo'],
  ['English', 'Harbottle', 'Richard Dick, Dorothy Dot, Susannah Sukie, Mary Polly, Elizabeth Eliz'],
  ['Greek', 'Παπαδάκης', 'Γεώργιος Γιώργος, Δημήτριος Μήτσος'],
  ['Hungarian', 'Szentgyörgyi', 'István Pista, Ilona Ica, György Gyuri, Erzsébet Bözsi'],
])('%s short forms of one mailbox', (_, familyName, text) => {
  it.each(pairsOf(text))('%s is %s', (full, short) => {
    const [a, b] = [full, short].map((givenName) => ({
      attributes: { givenName, familyName },
      identifiers: [{ type: 'EMAIL' as const, value: 'post.box@post.example' }],
    }))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(true)
  })
})

describe('two given names of one home, birth date and phone', () => {
  it.each(
    pairsOf(`Nacho Pacho, Concha Charo, Саша Паша, Маша Даша, Fritz Franz, Kees Koos, Gigi Mimmo, Lasse Nisse, Kaisa Maisa, Amal Iman, Ola Ela,
      Mohammed Mahmoud, István Sándor, Hùng Dũng, Priya Pooja, Jian Jiang, 李娜 李强, 김민준 김서연, أحمد محمود`),
  )('are two people: %s and %s', (one, other) => {
    const [a, b] = [one, other].map((givenName) => ({
      attributes: {
        ...(/\p{Script=Han}|\p{Script=Hangul}/u.test(givenName ?? '')
          ? { fullName: givenName }
          : { givenName, familyName: 'Harbottle' }),
        ...known,
      },
      identifiers: [{ type: 'PHONE' as const, value: '+447700900777' }],
    }))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(false)
  })
})

const one: readonly (readonly [string | object, string | object])[] = [
  ['Trần Thị Ngọc Ánh', { givenName: 'Ánh', middleName: 'Thị Ngọc', familyName: 'Trần' }],
  ['Hoàng Minh Châu', 'Chau Minh Hoang'],
  ['欧阳明', 'Ouyang Ming'],
  ['李小龙', { givenName: 'Xiaolong', familyName: 'Li' }],
  ['陈大文', 'Chan Tai Man'],
  ['남궁민', 'Namkoong Min'],
  ['이영희', 'Lee Young-hee'],
  ['فاطمة الزهراء', 'Fatima Al-Zahra'],
  ['يوسف إبراهيم', 'Youssef Ibrahim'],
  ['Юрий Хрущёв', 'Yuri Khrushchev'],
  ['Иванов Сергей Петрович', { givenName: 'Sergey', middleName: 'Petrovich', familyName: 'Ivanov' }],
  ['Олексій Гончаренко', 'Oleksii Honcharenko'],
  ['Αικατερίνη Παπαδοπούλου', 'Aikaterini Papadopoulou'],
  ['山田太郎', 'Yamada Taro'],
  [
    { givenName: 'Kovács', familyName: 'János' },
    { givenName: 'János', familyName: 'Kovács' },
  ],
  [
    { givenName: 'Maite', familyName: 'Arrizabalaga Goñi' },
    { givenName: 'Maite', familyName: 'Arrizabalaga G.' },
  ],
  [
    { givenName: 'Ana Rita', familyName: 'Meireles da Silva Quintela' },
    { givenName: 'Ana Rita', familyName: 'Quintela' },
  ],
  [
    { givenName: 'Sabine', familyName: 'Leutheusser-Schnarre' },
    { givenName: 'Sabine', familyName: 'Schnarre' },
  ],
  [
    { givenName: 'Iker', familyName: 'Zabaleta y Urrutia' },
    { givenName: 'Iker', familyName: 'Zabaleta Urrutia' },
  ],
  [
    { givenName: 'Joost', familyName: 'van den Bergh' },
    { givenName: 'Joost', familyName: 'Bergh, van den' },
  ],
  ['Omar bin Rashid Al Farsi', { givenName: 'Omar', familyName: 'Al-Farsi' }],
  ['Henry Pettifer III', 'Henry Pettifer, 3rd'],
  ['Prof. Dr. h.c. Imke Sörensen', 'Imke Sörensen'],
  ['Mag. Roswitha Zangerl, BSc', 'Roswitha Zangerl'],
  ['Lic. Itzel Monterrubio', 'Itzel Monterrubio'],
  ['mgr inż. Radosław Pietrzykowski', 'Radosław Pietrzykowski'],
  ['Priya Venkataraman, CFA | Acme Ltd', 'Priya Venkataraman'],
  ['Ms Nadia Farouk - Marketing Manager', 'Nadia Farouk'],
]

describe('one name of one home and birth date', () => {
  it.each(one)('%j is %j', (a, b) => {
    const [left, right] = [a, b].map((name) => ({ attributes: { ...nameOf(name as string), ...known } }))
    expect(left !== undefined && right !== undefined && areOne(left, right)).toBe(true)
  })
})

describe('two names in one field', () => {
  it.each([
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Dũng'],
    ['Zhang Wei', 'Zhang Min'],
    ['Иванов Сергей Петрович', 'Иванов Пётр Сергеевич'],
    ['Walter Ashdown Jr.', 'Walter Ashdown Sr.'],
    ['Otto Brenninkmeyer sen.', 'Otto Brenninkmeyer jun.'],
    ['João Meireles Filho', 'João Meireles Neto'],
  ])('are two people of one home: %s and %s', (a, b) => {
    expect(areOne({ attributes: { fullName: a, ...known } }, { attributes: { fullName: b, ...known } })).toBe(false)
  })

  it('are one where a second name is left over: the control', () => {
    const [a, b] = ['Zhang Wei', 'Wei Zhang'].map((fullName) => ({ attributes: { fullName, ...known } }))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(true)
  })
})
