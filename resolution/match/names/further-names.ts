/** Given names in use that the lists omit. Folded. From general knowledge. */
export const furtherNames: readonly string[] = `
rosamund rosamond rosaria rosario isobel ishbel isabeau sybil sibyl phyllida philippa henrietta winifred millicent muriel mildred
hester thirza verity prudence patience temperance charity clemency constance honor mercy unity araminta arabella clarissa cordelia
cressida drusilla ernestine eugenie euphemia evangeline georgiana gwendolen hermione imogen jemima lavinia leonora letitia lettice
lucasta marcia marguerite marjorie minerva myrtle octavia ophelia ottilie perdita portia rosalind rowena sabina saffron seraphina
sidonie tabitha theodosia thora ursula venetia viola wilhelmina zenobia ailsa catriona eilidh fenella fiona flora iona isla kirsty
mairi morag morven rhona shona una aoife aine brid caoimhe ciara clodagh deirdre eimear fionnuala grainne maeve niamh nuala oonagh
orla roisin sadhbh saoirse sinead siobhan sorcha angharad bronwen carys catrin ceridwen delyth eirlys eluned ffion gwyneth lowri
mair megan menna mererid myfanwy nerys nesta non olwen rhian rhiannon sian tegwen aldous alaric algernon ambrose archibald aubrey
barnaby bartholomew basil benedict bertram cedric clement conrad cornelius crispin cuthbert cyprian cyril dunstan ebenezer edmund
egbert ephraim erasmus ernest eustace everard ezra fabian felix ferdinand fergus fitzroy gawain gervase gideon giles godfrey
greville hamish hector horace horatio hubert humphrey ignatius ivor jasper jethro josiah jocelyn lachlan lambert lancelot leander
leopold linus lionel lucian ludovic magnus malachi marmaduke mortimer mungo nathaniel nehemiah obadiah octavius orlando osbert
osmond oswald oswin percival peregrine phineas piers quentin ranulph reginald roderick roland rufus rupert sebastian septimus
seymour sheridan silas silvanus simeon solomon swithin tarquin thaddeus theobald theodoric tobias tristram valentine walden wilfrid
aneurin bleddyn caradog dafydd dewi emrys evan gareth geraint glyndwr gruffydd gwilym hywel idris iestyn ieuan ifor iolo iorwerth
islwyn ithel llewelyn llyr maldwyn meirion merfyn morgan osian owain rhodri rhydian rhys selwyn taliesin trefor tudur angus aonghas
callum duncan ewan finlay fraser gregor hamish hector iain kenneth lachlan malcolm murdo neil norman ranald ruaridh torquil
aidan ardal brendan brian cahal cathal cian cillian ciaran colm conall conor cormac dara darragh declan dermot diarmuid donal donnacha
eamon eoghan eoin fearghal fergal fiachra finbar finn fintan garrett kieran killian lorcan malachy niall oisin oran padraig
phelim rian ronan rory ruairi seamus senan tadhg tiernan
martin marvin marlin melvin mervyn erwin edwin edgar edmond edmund alvin calvin kelvin irwin elwin darwin
leonie leonora leonore leona leonarda rosalie rosalia rosalinda rosalba rosaline roselyn roseanne rosanna rosina rosetta rosella
carla carlina carlotta carletta carola carolina caroline carolyn carmela carmen carmelita carina carissa
marcella marcellina marcelle mariella marietta mariana marianne marina marisa marisol marissa maristella martina martine
paula paulina pauline paola pavla petra petronella pia lena luna lina lana liana leana lea leah leila lila lilo lola lora lorna
lucia luciana lucilla lucinda lucrezia ludovica luisa jana hana dana jane joan joanna jolanda jola nina mina tina dina gina rina
rita dita anita benita bonita juanita conchita angelina angelica angela anja tanja sanja vanja dunja katja nadja sonja maja kaja raja
adele adela adelina adelaide adeline alba alberta albertina aldina alessia alfonsina alina alma amalia amata ambra amelia
anselma antonella antonia apollonia armida assunta aurelia aurora azzurra barbara bartolomea beatrice benedetta berenice
bernardina bettina bianca brigida brunella bruna calogera camilla candida carlotta cassandra caterina cecilia celeste celestina
chiara cinzia clara clarissa claudia clelia clementina cleofe colomba concetta consolata cosima costanza cristiana cristina
crocifissa dafne dalia damiana daria debora delfina delia denise diletta dina domenica domitilla donata donatella dora doriana
edda edvige elda elena eleonora elettra eliana elide elisa elisabetta elsa elvira emanuela emilia emma enrica erica ermelinda
erminia ernesta ersilia ester eugenia eulalia eva fabia fabiana fabiola fabrizia fausta federica felicia fernanda fiammetta
filippa filomena fiorella fiorenza flavia flora fosca franca francesca gabriella gaia gemma genoveffa germana gertrude giada
giacinta gigliola gilda ginevra gioia gioconda giorgia giovanna gisella giuditta giulia giuliana giulietta giuseppina giustina
gloria grazia graziella guglielmina ida ilaria ilda ildegarda immacolata ines iolanda irene iris irma isabella isotta itala ivana
ivonne jolanda laura lavinia lea leda letizia lia liana licia lidia liliana lina linda lisa livia loredana lorella lorenza loretta
luana lucia luciana mafalda manuela mara marcella margherita maria mariangela marianna maricia marilena marina marisa marta martina
matilde maura melania melissa michela milena mirella miriam modesta moira monica morena nadia natalia natalina nella nerina nicoletta
nives noemi norma nunzia olga olimpia olivia oriana ornella orsola ortensia ottavia palmira pamela paola patrizia perla piera
pierina priscilla quirina rachele raffaella ramona rebecca regina renata rina rita roberta romana romina rosa rosalba rossana
rossella sabina sabrina samanta sandra santa sara savina sebastiana selene selvaggia serena severina silvana silvia simona
sofia sonia stefania stella susanna tamara tatiana tea tecla teodora teresa tina tiziana tommasina tosca ursula valentina valeria
vanda vanessa vera veronica vilma vincenza viola violetta virginia vittoria viviana wanda zaira zita
`
  .trim()
  .split(/\s+/)

/** Entries of the lists that are typos of other names. */
export const typosInLists: ReadonlySet<string> = new Set('brain christop elizabet noami'.split(' '))
