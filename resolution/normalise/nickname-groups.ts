/**
 * Forms of one given name, folded, a group a line, the fullest first. A form may stand in several groups: the commonest
 * groups come first, then by name.
 */
export const nicknameGroups: readonly string[] = `
robert bob rob bobby robbie bert robin roberto rupert rab robby ruprecht
elizabeth elisabeth liesbeth elisabetta elzbieta yelizaveta liz lizzie beth betty betsy eliza lisa libby bess bessie elsie liza ela isabel elise elisa lisbeth lilibet bettina bet liesel lizbeth lizzy ellie
william bill will billy willy liam willie guillermo guillaume wilhelm willem guglielmo wim vilhelm
john yannis giannis jack johnny jon johnnie jan juan jean sean giovanni ivan ioannis hans johann joao yahya ian evan shaun shane shawn ioan janos
james jim jimmy jamie jem jaime jacques diego santiago iago seamus jimbo giacomo hamish
catherine katherine cate kathryn catharine katharine kathrine katarina katerina ekaterina yekaterina katarzyna kasia kati katja katya catarina catalina kate katie kathy cathy kitty cath kath kat kay kit karen trina kayla
margaret maggie peggy meg madge marge margie greta rita peg daisy marguerite margarita margarete margaretha margherita malgorzata gosia grete gretel gretchen mags megan marjorie margot mairead
christopher chris kit topher cristobal christoph kristof krzysztof cristoforo christophe christos
nicholas nikos nicolas nick nicky nikolas klaus niko nikolai kolya nikolay nicola nicolo nikolaos mikolaj claus nikita mykola nico nic nikolaus nicolaas miklos
benjamin ben benny benji benjy
jennifer jen jenny jenna jenni jenn
samuel sam sammy shmuel samuele
joseph joe joey jo josef jose yosef youssef yusuf yousef giuseppe jozef josip sepp osip iosif yousuf usef
richard rick dick rich richie ricky dickie ricardo riccardo ryszard dickon rikard rik
edward ed eddie ned ted teddy eduardo edouard eduard edvard
aleksandr alexander aleksander alexandre alessandro alejandro alex alec sandy xander sasha lex alek aleks iskander oleksandr olek
michael mike mikey mick mickey micky mitch mikhail michel miguel michele michal mikael mikel misha mihai mykhailo mischa mihail michail
patricia pat patty trish tricia patsy patti trisha
frederick frederic fred freddie freddy rick frederik friedrich federico fritz fryderyk
anthony tony antony anton antonio ant antoine toni antek
thomas tom tommy tomas tomasz tommaso thom tamas toma maso
maria mia masha mary marie mariya mariam maryam miriam mari mariah
aaron ron ronnie
abigail abby abbie abi gail
abraham abe bram avi ibrahim
ada adelaide adele addie
adam ad
adrian ade
agnes aggie
aidan aiden ayden
alan al allan allen alain
albert al bert bertie albie alberto albrecht
aleksandra alexandra alejandra alessandra alex sandra sandy lexi sasha lexie ola oleksandra
alexis alex lexi
alfred al alf alfie fred alfredo
alice alicia ally allie
alison allison ali ally
aloysius alois al lou
alphonse alfonso al fonzie
amanda mandy
amelia amy millie mia emilia amelie
anastasia anastasiya nastya stacy tasia ana stasia
andrew andy drew andreas andre andrea andrei andrey andrzej andrii anders andres ondrej drew
angela angie angelina angel
ann anne anna annie nan nancy ana anya anja annika anita
hannah hanna hana
annette annie
antonia toni tonia antonina
antoinette toni netta nettie
archibald archie
arnold arnie
arthur art artie arturo artur
augustus gus august augustin agustin
barbara barb barbie babs basia
barnabas barney
bartholomew bart bartolomeo bartek bartosz
beatrice bea beatrix trixie beatriz
benedict ben benny benedikt
bernadette bernie
bernard bernie barney bernhard bernardo
bethany beth
beverly bev beverley
bradley brad
brandon bran
brenda bren
brian bryan bryn
bridget bridie biddy bridgette brigitte birgit
bronwyn bron
bruce bruno
caitlin kaitlin kaitlyn katelyn caitlyn kate cait
calvin cal
cameron cam
camille cammie mila camila camilla
carl karl charles carlo carlos karel karol
carol carole caroline carolyn carrie karoline carolina caro
cassandra cass cassie sandra
cecilia cecily cissy celia sissy
charles charlie chuck chas charley carl carlos
charlotte charlie lottie lotte lotta char
chelsea chels
cheryl sheryl cher
chester chet
christian chris kristian
christine christina cristina kristina kristine kris kristy kristie chris tina chrissie chrissy kristin kirsten kristen krystyna christa tine
claire clare clara klara
clarence clare
clark clarke
claudia claude
clement clem clemens
clifford cliff
clinton clint
constance connie constanze constantia
constantine konstantin konstantinos constantinos costa costas kostas kostya gus dinos
cornelius con connie neil kees cor
courtney court
crystal krystal
curtis curt kurt
cynthia cindy cyndi
cyril cy kirill
damian damien damon
daniel dan danny dani danilo danil daniil
danielle daniela dani danni
darren daz
david dave davey davy davide dawid dovid daud dawood
dean deane
deborah debra debbie deb debs devora
denise dee
dennis denny den denis
desmond des
diana diane di dianne dayana
dimitri dmitri dmitry dmitriy dmytro dima mitya demetrius dimitrios dimitris jim
dolores delores lola lolita
dominic dom nick dominik domenico domingo dominique
donald don donnie
donna don
dorothy dot dottie dolly dorothea dora thea
douglas doug dougie
duncan dunc
dustin dusty
dylan dyl
earl earle
edgar ed eddie edgardo
edith edie
edmund ed eddie ned ted edmond edmundo
edwin ed eddie win
eileen aileen
elaine lainey elena
eleanor ellie nell nora lenora elinor eleanora nellie leonor leonora ella
elijah eli elias ilya eliyahu
ella ellie
ellen nell nellie helen elena
elliott elliot eli
elvira elvie
emily em emmy emilia emilie millie emmie
emma em emmy emmie
emmanuel manny manuel manolo immanuel emanuel
enrique henry quique enrico heinrich henrik henri
eric erik rick ricky erich
ernest ernie ernesto ernst
esther hester essie ester estelle hettie
ethan eth
eugene gene evgeny yevgeny evgeni evgenii yevgeniy eugenio zhenya
evelyn eve evie evelina
ezekiel zeke
felicity flick fliss
felix feliks
ferdinand fernando ferdi nando
florence flo flora florrie
frances fran fanny frankie francesca franziska francisca francoise
francis frank frankie fran francisco fco kiko curro francesco francois franciszek franz paco pancho frans ferenc
franklin frank
gabriel gabe gabi gavriel jibril
gabrielle gabriela gabriella gabi gabby elle brielle
gareth gary gaz
garrett gary garry
gavin gav
genevieve gen jenny viv
geoffrey jeffrey geoff jeff gottfried
george georgie giorgos yiorgos jorge jorg giorgio georg georges georgios yuri yura yury jerzy iurii yurii gyorgy jiri goran
georgina georgia gina georgie georgiana
gerald gerry jerry geraldo gerhard
geraldine gerry
gerard gerry gerardo jerry
gertrude trudy gertie trude
gilbert gil bert gilberto
giovanni gianni john vanni nino
giuseppe joseph beppe peppe pino
gloria glo
gordon gordy
grace gracie graciela
graham graeme grahame
gregory greg gregor gregg grigory grzegorz gregorio grisha
gustav gus gustavo gustaf
guy guido
gwendolyn gwen wendy
hamish seumas
harold harry hal harald
harriet hattie hettie harriett
harrison harry
harry henry harold
hassan hasan hussan
hayley haley hailey hayleigh
heather heath
heidi adelheid
helen helena helene elena eleni nell ellen lena elaine olena yelena jelena
henrietta hetty etta henriette hettie
henry harry hank hal henri heinrich heinz henrik enrique enrico hendrik henryk
herbert bert herb bertie heribert
herman hermann armand
hilary hillary hil
howard howie
hubert hugh bert hubertus
hugh hugo huw hughie
humphrey bogey
hussein husain hussain husayn hossein husein
ian iain
ignatius ignacio nacho iggy ignatz inigo ignacy
imogen immy
ingrid inga inger
irene rene irena irina eirini iryna ira
isaac ike zac izzy itzhak yitzhak isak
isabel isabella isabelle bella belle izzy ysabel isobel iza
isaiah zay
isidore izzy isidro isidoro
ivan john ioan vanya
jacob jake jack jakob jakub jacobo yakov yaakov jacques jacobus coby koby kobe
jacqueline jackie jacqui jaclyn
jane janie jenny jayne jana juana jean
janet jan jenny janette
janice jan
jared jarrod jarred
jason jay jase
jasmine jas yasmin yasmine jazmin
jean jeanne jeannie jeanette jane
jeffrey jeff geoff jeffery geoffrey jeffry
jeremiah jerry jeremy jem
jeremy jerry jez jem jeremias
jerome jerry hieronymus geronimo
jesse jess jessie
jessica jess jessie jessika
jesus chuy chucho
jill gill gillian jillian
joachim joaquin jochen achim
joan joanie jo joanna
joanna joanne jo johanna joann joana asia giovanna
jocelyn joss joscelyn
joel joe
johann johannes hans john hannes jan johan jens
jonathan jon jonny nathan johnathan jonathon jono yonatan john
jordan jordy jordie
jose joseph pepe chepe pepito
josephine jo josie josefina josefa fina posy
joshua josh yehoshua josue
joyce joy
juan john juanito juancho
judith judy jude judi yehudit jutta
julia julie jules yulia iuliia yuliya giulia juliana julianna juliet juliette
julian jules julio julius giulio juliaan
justin justus justino
katrina trina kat kate katy katharina
kelly kel kelley
kenneth ken kenny
kevin kev
kimberly kim kimberley kimmy kym
kristopher kris chris
lachlan lachie lochie lockie lachlann
laura laurie lori lora laurel lauren loretta
lauren laurie loren lori
lawrence laurence larry laurie lorenzo laurent lorenz lars laz lavrenti lars
leah lea lia
lee leigh
leonard len lenny leo leonardo leonhard lennart leon
leopold leo poldi leopoldo
leslie les lesley
lewis lew louis lou
liam william
lillian lily lil lilian liliana lilli
linda lin lynn lindy lyn
lindsay lindsey linz
lorraine lori laraine rainey
louis lou louie lewis luis ludwig luigi lodewijk ludovic luiz lajos
louise lou lulu luisa louisa lu luise
lucas luke luca lukas luka lukasz luc
lucille lucy lucie lucia cilla lucia
lucinda lucy cindy
lydia lyddie lidia
lynette lyn lynn
madeleine madeline maddie madelyn maddy madalyn magdalena
magdalena magda lena maggie madeleine
mahmoud mahmud mehmood mahmood
malcolm mal malc
manuel manny manolo manu manoel
marcus marc mark marco marcos markus marek marko
marilyn mary lynn
marion marian
marjorie marge margie margery
martha marty mattie marta
martin marty martyn martijn marcin martino
mary molly polly mamie may maria marie maire minnie mae maureen moira
mathilda matilda tilly mattie matilde mathilde
matthew matt matty mat matteo mateo mathias matthias mateusz matthieu mathew matvey matti mateus
maurice morris moe mo mauricio maurizio moritz
maureen mo reenie
maximilian max maxim maksim maxime maximiliano massimo maxwell maks
maxwell max
megan meg meghan meaghan
mehmet mehmed mohammed
melanie mel
melinda mindy mel
melissa mel missy lissa
melvin mel
mercedes mercy merche
michelle shelly micki shell michele mich
mildred millie
miranda mandy randy
miriam mimi mary mirjam miryam
mitchell mitch
mohammed muhammad mohamed mohammad mohamad mohd muhammed mohammod mahomed mehmet mo muhamad mahamed mamadou md
monica monika mona
morgan mo
moses moe moshe moises musa mousa moussa
mustafa mustapha moustafa
nadine nadia nadya nadezhda
nancy nan ann nance
naomi noemi
natalie nat natalia natalya nataliya natasha talia nathalie
nathan nat nate nathaniel
nathaniel nathan nate nat nathanael
neil niall nigel neal
nicola nicole nicky nikki nicolette nic nikita
noah noe noa
noel noelle
nora norah honora eleanor
norman norm
norma normie
olga olya helga olha
oliver ollie olivier oli oliviero
olivia liv livvy olive
omar umar omer umer
oscar oskar ozzie
oswald ozzie oz
otto odo
owen ewan eoin euan
pamela pam
patrick pat paddy rick patricio padraig patrik
paul pablo paulo pavel pasha paolo pawel pauli pal
paula polly pauline paola pavla paulina
penelope penny
perceval percy
peter pete pedro pierre piotr pyotr pietro petr petros pieter petrus petro per peer
philip phillip phil pip felipe philippe filip filippo philipp
philippa pip pippa
phyllis phil
priscilla cilla prissy
prudence prue
quentin quinn quintin
rachel rachael rae raquel rahel shelley
rafael raphael rafa raf rafal raffaele rafe
ralph rafe raoul raul ralf rolf
ramon raymond ray monchi
randolph randy randall
raymond ray raimund raimondo ramon
rebecca becky becca beck rebekah bec rivka rebeka
reginald reg reggie rex reinhold reynaldo
renate rena renata
rhonda ron
roberta bobbie bobby berta
roderick rod roddy rodrigo
rodney rod roddy
roger rodge rogelio rutger ruggero
roland roly rolando orlando rollo
ronald ron ronnie ronny ranald
rosalind ros roz rosalyn
rose rosie rosa rosalia rozalia
rosemary rose rosie romy
roxanne roxy roxana
roy rory
rudolf rudi rolf rudolph rudy rodolfo
rupert bert robert
russell russ rusty
ruth ruthie
ryan ry
sabrina bri
saeed said sayed syed sayyid saied
salvatore sal salvador sam turi toto
samantha sam sammie sammy
sandra sandy alexandra sondra
sara sarah sally sadie sari zara
scott scotty
sean shaun shawn shane john
sebastian seb basti bas sebastien seba bastian
sergei sergey serge sergio serhii seryozha sergius
seymour sy
shannon shan
sharon shaz shari
sheila shelagh celia
shirley shirl
sidney sid sydney syd
sigmund siggi sigi zygmunt
simon si simone semyon szymon shimon simeon symon
solomon sol sal salomon suleiman suleyman sulaiman shlomo
sophia sophie sofia sofie zofia sofiya sonia sonja sonya soph
stacey stacy
stanley stan stanislav stanislaw
stephanie steph stevie stefanie stefania
stephen steven steve stevie stefan esteban stephan etienne stefano szczepan istvan steffen stepan ste stephane
stuart stewart stu
susan sue susie suzanne suzie suzy susanna susannah susana suzanna zuzana zuzanna suse shoshana
svetlana lana sveta
sylvia sylvie silvia
sylvester sly silvester silvestre
tabitha tabby
tamara tammy toma tamar
tatiana tanya tatyana tania tanja tetiana tanja
teresa theresa terry tess tessa tracy therese terri teri tere
terence terrance terry terrence terri
thaddeus tad thad tadeusz ted
theodora dora theo thea teodora
theodore theo ted teddy fedor fyodor teodor theodor fiodor
timothy tim timmy timofey timo timoteo
tobias toby tobi tobie
todd tod
tracy trace tracey
travis trav
trevor trev
tristan tris
ulrich uli ulli
ursula ursel uschi urszula
valentin val valentine valentino walenty
valerie val valeria valeriya lera
vanessa nessa ness
vera veronika
veronica ronnie vero ronni veronika veronique nika
victor vic viktor vittorio vitya
victoria vicky vicki vikki tori vik vickie viktoria viktoriya vita vittoria
vincent vince vinnie vincenzo vicente vincens enzo vinny
violet vi viola violetta
virginia ginny ginger gina
vivian viv vivien vivienne
vladimir vlad volodya vova vladimiro volodymyr wladimir vova
wallace wally
walter walt wally walther gualtiero wat
warren waz
wayne wes
wendy wend gwen
wesley wes
wilfred wilf fred wilfried wilfredo
wilhelm willi willy william will wim
wilhelmina mina minnie wilma billie
winifred winnie fred
winston win winnie
xavier javier xavi javi saverio
yolanda yoli jolanda iolanda
yusuf yousef youssef joseph yosef
yvonne evonne ivonne
zachary zach zack zak zachariah zacharias zac zacharie zakaria zakariya
zoe zoey
abdul abd abdel abdullah abdallah abdulla
kathleen kathy kath kate kathie kay cathleen
guadalupe lupe lupita
boris borya
aisha aicha aysha ayesha aishah
ahmed ahmad achmed ahmet
ali aly
amir emir ameer
fatima fatma fatimah fatemeh fatou
khalid khaled halid
khadija khadijah hatice
layla leila laila leyla
maryam mariam miriam mary meryem
nasser naser nasir
noor nour nur
rahman rehman rahmaan
salim saleem selim
tariq tarek tarik
zainab zaynab zeinab zeynep
hyun hyeon
jin chin
aleksei alexei alexey aleksey alyosha
young yong yeong
`
  .trim()
  .split('\n')
