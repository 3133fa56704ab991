/** What people of the demo are called at work and at home, by the name in their documents. */
export const nicknamesByName: Readonly<Record<string, readonly string[]>> = {
  Alexander: ['Alex', 'Sandy'],
  Andrew: ['Andy', 'Drew'],
  Anthony: ['Tony'],
  Benjamin: ['Ben'],
  Charles: ['Charlie', 'Chuck'],
  Christopher: ['Chris'],
  Daniel: ['Dan', 'Danny'],
  David: ['Dave'],
  Edward: ['Ed', 'Ted'],
  Frederick: ['Fred', 'Freddie'],
  George: ['Georgie'],
  Henry: ['Harry'],
  James: ['Jim', 'Jamie'],
  John: ['Jack', 'Johnny'],
  Jonathan: ['Jon'],
  Joseph: ['Joe'],
  Matthew: ['Matt'],
  Michael: ['Mike', 'Mick'],
  Nicholas: ['Nick'],
  Patrick: ['Paddy', 'Pat'],
  Peter: ['Pete'],
  Richard: ['Rick', 'Dick'],
  Robert: ['Bob', 'Rob'],
  Samuel: ['Sam'],
  Stephen: ['Steve'],
  Thomas: ['Tom', 'Tommy'],
  William: ['Bill', 'Will'],
  Abigail: ['Abby'],
  Barbara: ['Barb'],
  Catherine: ['Cathy', 'Kate'],
  Christine: ['Chris', 'Tina'],
  Deborah: ['Debbie'],
  Elizabeth: ['Liz', 'Beth'],
  Jacqueline: ['Jackie'],
  Jennifer: ['Jen', 'Jenny'],
  Jessica: ['Jess'],
  Judith: ['Judy'],
  Margaret: ['Maggie', 'Peggy'],
  Pamela: ['Pam'],
  Patricia: ['Pat', 'Trish'],
  Rebecca: ['Becky'],
  Samantha: ['Sam'],
  Sandra: ['Sandy'],
  Susan: ['Sue'],
  Theresa: ['Terry', 'Tess'],
  Victoria: ['Vicky'],
}

/** Family names that many unrelated people share, so that a name alone proves little. */
export const commonFamilyNames =
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Edwards Green Hall Wood Harris Clarke'.split(
    ' ',
  )

/** Names in documents, for households that need a common name. */
export const formalNames = {
  male: Object.keys(nicknamesByName).slice(0, 27),
  female: Object.keys(nicknamesByName).slice(27),
} as const
