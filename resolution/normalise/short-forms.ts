/**
 * Short forms of names, folded as the program writes their script in Latin letters: a name and its short forms per line, by language; from
 * general knowledge. A short form may occur in several lines.
 */
export const shortForms: readonly string[] = `
jacques sjaak sjak
isabel chabela chavela chabe isa
luis lucho luisito guicho luisinho luizinho lula
luiz lula luizinho lulu
francisco kiko curro fran quico pancho pacho farruco
antonio to toze tonho tono tonin
vicente chente
salvador chava
sergio checo
alfonso poncho fonsi
arturo turo
gerardo gera lalo
gonzalo gonza chalo
graciela chela
gregorio goyo
hortensia tencha
joaquin quino chimo quim
jorge coque
josefina fina pepita josefa pepa
lorenzo lencho
luciana lu
milagros mila
mercedes merche meche
ramon moncho
raimundo mundo mundinho
remedios reme
rodolfo fito rudi
rodrigo rodri digo
adolfo fito dolfo
gustavo gus tavo
encarnacion encarna
asuncion asun
soledad sole
yolanda yoli
natividad nati
eulalia lali
fernanda nanda fe
mariana mari
adriana dri
severino biu
carlos carlinhos carlitos charly cadu
evgeniy yevgeniy evgeny yevgeny evgenii yevgenii evgueni zhenya jenya zhenia
evgeniya yevgeniya evgenia yevgenia zhenya jenya zhenia
sergey sergei serhii sergiy serezha seryozha serega serzh
darya daria dasha dashenka
pavel pavlo pasha pashka
petr pyotr petro petya petka
vladimir volodymyr vova volodya vovka vlado vlada
vladislav vladik vlad
vyacheslav viacheslav slava
svyatoslav slava
yaroslav slava yarik
rostislav slava rostik
stanislav stas standa
boris borya
georgiy georgii georgi zhora gosha gera
grigoriy grigory grigori hryhorii grisha
gennadiy gennady gennadii gena
ilya ilia ilyusha
kirill kirya
konstantin kostya kostik
leonid lenya
lev lyova leva
maksim maxim maks max
matvey matvei motya
roman roma romka
semen semyon senya syoma
stepan stepa styopa
timofey timofei tima
valentin valya
valeriy valery valerii valera
vasiliy vasily vasilii vasyl vasya
viktor vitya
vitaliy vitaly vitalii vitalik vitya
egor yegor gosha
yuriy yuri yury yurii yura
fedor fyodor fedya
daniil danila danil danya
artem artyom tema tyoma
arkadiy arkady arkadii arkasha
anatoliy anatoly anatolii tolya tolik
andrey andrei andrii andriy andryusha
aleksey aleksei alexey alexei oleksii lesha lyosha alesha alyosha
anastasiya anastasia nastya nastia nastasya stasya
antonina tonya
valentina valya
valeriya valeria lera
varvara varya
viktoriya viktoria vika
galina galya
elena yelena lena alena alyona
zinaida zina
irina iryna ira irisha
klavdiya klavdia klava
kseniya ksenia ksyusha
larisa lara
lidiya lidia lida
lyubov liubov lyuba liuba
lyudmila ludmila liudmyla lyuda luda mila
nadezhda nadiya nadya nadia
natalya natalia nataliya natasha nata
olga olha olya
polina polya
raisa raya
svetlana svitlana sveta
sofya sofiya sofia sonya sonia
tamara toma
tatyana tatiana tetiana tanya tania
ulyana uliana ulya
theresia therese theresa resi resl
georg schorsch schorschi gorg
walburga burgl wally
christa christel
dorothea dora dorle thea dorli
edeltraud traudl traudel
waltraud traudl wally
gertrud gertraud trude traudl gerti
hannelore hanne lore
heinrich heiner heini heinz
irmgard irmi irma
korbinian korbi
leonhard leo hartl hardl
magdalena leni magda lena madl
manfred manni fredl
michael michl michi
reinhard reini
rosemarie rosi romy
siegfried siggi sigi
ursula uschi ulla urschel
ulrich uli ulli utz
veronika vroni vreni moni
wolfgang wolfi wolf
hildegard hilde hilla
kunigunde gundi kuni
angelika geli angie
dietrich dieter
ferdinand ferdl ferdi
franziska franzi fanny
friederike rike fritzi
joachim achim jochen jo
lieselotte liselotte lilo lotte
barbara babsi barbel
cornelia conny nele nelly cor
sebastian basti wastl bastian
tobias tobi
stephanie stefanie stef steph steffi fanny
dominique dom domi
florence flo
isabelle isa zabou
julien ju juju
madeleine mado
nathalie nath
philippe phil
valerie val
veronique vero
bernadette nadette
filomena mena filo
raffaele lello raf lele
raffaella lella raffa
domenico mimmo mico menico
lorenzo renzo enzo
salvatore toto turi tore
sebastiano nello bastiano
pasquale lino pasqualino
giuseppina pina pinuccia
annunziata nunzia
immacolata imma titina
giovanna vanna giovannina
maddalena lena madda
agostino tino
costantino tino
gaetano tano nino
hendrik rik henk hein
petronella nel nelly petra
hubertus huub bert
theodorus theo dorus thijs
lambertus bert lamb
leonardus leo leen
franciscus frans cis
geertruida truus geerte
hendrika rika riek
lars lasse lasze
nils nisse
niels nils nisse
per pelle
olof olle olov
margareta margaretha greta meta maggan
birgitta brigitta gitta gittan britta
kristina stina kicki
sven svenne
torsten totte
erik erkki kirre
katariina kati kaisu
johannes juha juhani hannu
mustafa mistik musti
abdullah apo abdo abboud
hatice hatce haticos
fatma fatos fatis
huseyin huso
hasan haso
ismail ismo
osman oso
ramazan ramo
suleyman sulo
muhammad mohammed mohamed mohammad muhammed hamada hamoudi hamudi moh
ahmad ahmed hamada hamoudi
abdulrahman abdelrahman abderrahmane abdo abed
abdelaziz abdulaziz abdo azouz zouzou
susannah susanna susan sukie sukey suky
ilona ica icu ilus ilka
istvan pista isti pisti
ferenc feri ferko
gabor gabi
zoltan zoli
attila ati
agnes agi
terezia terez teri
magdolna magdi magda
julianna juli julcsi
eszter eszti
zsofia zsofi
peter peti
pal pali palko
imre imi
andras bandi andris
karoly karcsi
lajos lali lajcsi
matyas matyi
krisztina kriszti kriszta
anna panni annus
borbala bori borka
viktoria viki
frantisek franta fanda ferko
jiri jirka
vaclav vasek venca
jaroslav jarda
miroslav mirek miro
zdenek zdenda zdena
ladislav lada laci
bohumil bohous bob
karel kaja
ludmila lida lidka
kvetoslava kveta
gheorghe gigi ghita george
constantin costel costi
dumitru mitica
nicolae nicu nelu
alexandru alecu
stjepan stipe
slobodan boba
josip joso joza
teodoro teo
gabriella lella gabri gabry
michelangelo michele
wilhelmine mina minna
wilhelmina mina minna
domenica mimma
miroslaw mirek miro slawek
`
  .trim()
  .split('\n')
