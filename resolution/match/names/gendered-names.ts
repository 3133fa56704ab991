/** Given names of men and of women that the lists omit, or contain without a gender. Folded. From general knowledge. */
export const menNames: readonly string[] = `
heiko heino uwe ingo arne arndt dirk dierk detlef gerlef hauke holger tjark bernd gerd gunter gunther jorg torsten thorsten volker eckhard
ekkehard hartmut helmut herbert manfred norbert rudiger siegfried ulrich wilfried wolfram enno eike henning kjell sigurd bjorn
onni vytautas jonas mindaugas gintaras bogdan zbigniew slawomir jaroslaw kostas stavros spiros thanasis
manish harish girish arun varun rajiv sanjiv aravind arvind anand ashok dilip gopal harsh jatin kiran mohan naveen pankaj prakash pranav rajan
sandeep sanjeev satish shyam subhash tarun uday vikram vinod yash harpreet gurpreet manjeet obinna chukwudi emeka ikenna nnamdi chidi
tunde femi segun bongani sipho themba rizal hafiz azlan faizal farid rashid nasser nasir hamid walid habib jamil karim salim majid
wiremu tane ravindra rajendra haruto kenta hiroshi jiro taro ichiro akira mehmet mahmoud muhammad gonzalo ignacio claude arran aaron
feliks stanislav miroslav radoslav vladislav
`
  .trim()
  .split(/\s+/)

export const womenNames: readonly string[] = `
heike ute inga imke frauke wiebke silke elke antje anke helga heidrun gudrun sigrid kjersti pernille tjorven birgit bogna
gonzala ignacia claudette kostoula stavroula kaisa rasa ruta daiva neha sneha manisha supriya priya priyanka deepika kavitha lakshmi meenakshi
radhika sangeeta sarita seema shobha sudha swati vandana vidya aishwarya manpreet ifeoma ngozi chiamaka adaeze nkechi thandiwe nomvula
lindiwe siti nurul aisyah farida rashida nasrin habiba jamila karima salima majida hamida aroha ngaire
yuka hiroko haruko hanae hanako akiko yuko fumiko sachiko rania rana zeynep ayse gabriella andree jeanne joelle louise simone rosaura
feliksa stanislava miroslava
`
  .trim()
  .split(/\s+/)

/** Given to both men and women, although some lists contain them for one gender only. */
export const sharedNames: readonly string[] = `
riley rylee jordan taylor morgan casey kelly lee leigh robin lindsay lindsey ashley leslie lesley carey keri mallory hilary hillary stacy stacey
tracy tracey kerry shannon dana jackie jody terry frankie charlie bobbie alex sam pat chris nicky andy billie drew harper hayden parker peyton
quinn reese rowan skyler blake avery cameron dakota devon emerson finley kai kendall logan marley jean marion evelyn sasha nikita jaime jamie
`
  .trim()
  .split(/\s+/)
