/** Forms of one given name, folded, a line each. A form may stand in several lines. */
const lines = `
abigail abby abbie gail
albert al bert albie
alexander alex alec sandy xander sasha lex
alexandra alex sandra sandy lexi sasha
alfred alf alfie fred
amanda mandy
andrew andy drew
angela angie
ann anne anna annie hannah nan
anthony tony antony
antonio tony toni
arthur art artie
barbara barb barbie babs
benjamin ben benny benji
bernard bernie
bradley brad
bridget biddy bridie
carol carole caroline carrie
catherine katherine kathryn catharine katharine kate katie kathy cathy kitty cath kath kat kay
charles charlie chuck chas
charlotte charlie lottie lotte
christian chris
christine christina chris tina chrissie kristin kirsten
christopher chris kit topher
clifford cliff
constance connie
cynthia cindy
daniel dan danny
danielle dani
david dave davey davy
deborah debra debbie deb
dennis denny den
dominic dom nick
donald don donnie
dorothy dot dottie dolly
douglas doug
edmund ed eddie ned ted
edward ed eddie ned ted teddy
eleanor ellie nell nora lenora elinor
elizabeth elisabeth liz lizzie beth betty betsy eliza lisa libby bess bessie elsie lilibet
ellen nell nellie helen
emily em emmy
ernest ernie
eugene gene
florence flo flora
frances fran fanny frankie
francis frank frankie fran
franklin frank
frederick frederic fred freddie freddy rick
gabriel gabe
gabrielle gabi gabby
genevieve gen jenny
geoffrey geoff jeff
gerald gerry jerry
gerard gerry
gilbert gil bert
gregory greg
harold harry hal
heather heath
heinrich heinz henry
henrietta hetty etta
henry harry hank hal
herbert bert herb
howard howie
hubert hugh bert
ian iain
irene rene
isabel isabella isabelle bella belle izzy
jacob jake jack
jacqueline jackie jacqui
james jim jimmy jamie jem
janet jan jenny
jane janie jenny
jason jay
jeffrey jeff
jennifer jen jenny jenna
jeremy jerry jez
jessica jess jessie
joan joanie
joanna joanne jo
johann johannes hans
john jack johnny jon johnnie
jonathan jon jonny nathan johnathan
joseph joe joey jo
josephine jo josie
joshua josh
juan juanito
judith judy jude
julia julie jules
julian jules
katarina kati katja
kenneth ken kenny
kimberly kim kimberley
laura laurie lori
lawrence laurence larry laurie
leonard len lenny leo
leopold leo poldi
leslie les
lillian lily lil
linda lin lynn lindy
louis lou louie lewis
louise lou lulu
lucille lucy
lucinda lucy cindy
ludwig louis luke
madeleine madeline maddie
malcolm mal
manuel manny manolo
marcus marc mark
margaret maggie peggy meg madge marge margie greta rita peg daisy
margarete grete gretel greta
maria mia mary
marilyn mary lynn
marjorie marge margie
martha marty mattie
martin marty
mary molly polly mamie may maria marie
matilda tilly mattie
matthew matt matty mat
maurice morris
maximilian max
megan meg
melanie mel
melissa mel missy lissa
michael mike mick mickey micky mitch
michelle shelly micki
mildred millie
miriam mimi
mitchell mitch
mohammed muhammad mohamed mohammad mo
nancy nan ann
nathaniel nathan nate nat
natalie nat
nicholas nicolas nick nicky nikolas klaus niko
nicola nicole nicky nikki
olivia liv livvy
oliver ollie
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy rick
paula polly
pauline polly
penelope penny
peter pete
philip phillip phil pip
philippa pip pippa
priscilla cilla
rachel rachael rae
ralph rafe
randolph randy
randall randy
raymond ray
rebecca becky becca beck
reginald reg reggie rex
richard rick dick rich richie ricky dickie
robert bob rob bobby robbie bert robin
roberta bobbie
roderick rod roddy
rodney rod
roger rodge
roland roly
ronald ron ronnie
rosemary rose rosie
rosalind ros roz
rudolf rudi rolf
rupert bert
russell russ
samantha sam sammie
samuel sam sammy
sandra sandy
sara sarah sally sadie
sebastian seb basti
sharon shaz
sidney sid
simon si
solomon sol
sophia sophie
stanley stan
stephanie steph stevie
stephen steven steve stevie
stuart stewart stu
susan sue susie suzanne suzie suzy susanna susannah
sylvia sylvie
tabitha tabby
teresa theresa terry tess tessa tracy
terence terrance terry
theodore theo ted teddy
thomas tom tommy
timothy tim timmy
valerie val
vanessa nessa
victor vic
victoria vicky vicki vikki tori
vincent vince vinnie
virginia ginny ginger
vivian viv
walter walt wally
wendy wend
wilfred wilf fred
wilhelm willi willy
william bill will billy willy liam willie
winifred winnie fred
zachary zach zack zak
`

const linesByName: ReadonlyMap<string, ReadonlySet<number>> = numberLines(lines.trim().split('\n'))

/** True where two different folded given names may be forms of one. */
export function areNicknames(a: string, b: string): boolean {
  const linesOfB = linesByName.get(b)
  return linesOfB !== undefined && linesByName.get(a)?.isDisjointFrom(linesOfB) === false
}

function numberLines(names: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const numbers = new Map<string, Set<number>>()
  for (const [number, line] of names.entries())
    for (const name of line.split(' ')) numbers.set(name, (numbers.get(name) ?? new Set()).add(number))
  return numbers
}
