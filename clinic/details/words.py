"""Words that are no names, where "what is your name?" was asked."""

_COMMON = """
a abort about above absolutely actually after again agent ago agree agreed ah aha ai all almost alone along alopecia
already alright also alternate although always am amma an anaemic and anemic anonymous another answer any anybody
anyone anything anytime anywhere apart appa are arent around as asap ask asked asking asks at aunt aunty available
away awesome back bad badly balance basically bcoz be because been before begin being best beta beti better between
big bilkul bit bleed book booked booking bot both brave bride bring brings burning bus but buy by bye byee call called
calls came can cancel cancell cancle canel cannot cant care case certainly chalo change changed chat chatbot check
chhodo chodo choose clear close colour coloured combine come comes coming complete completed complications compulsary
compulsory condition confidential confirm confirmed connect consent continue convince cool correct cost costs could
couldnt counsellor counselor coz currently customer cuz d daily dark day days dear decline definitely delay depends
dhanyavad dhanyawad did didi didnt different difficult disagree discontinue dizzy do does doesnt doing done dont
double doubt down drive dry due each early easy edit effect effects eight either eleven else end engineer english
enough enquire enquiry even ever every everyone everything exactly exit expensive explain faint false fast fee feel
fees felt fever few fifty fill finally find fine finished first firstname five fix for forever forget forty forward
four free from full fullname further gave general get gets getting gimmick give given go goes going gone gonna good
goodbye got greasy great greetings grey greying had haha half happen happens happy hardly has hate have havent having
he hear heard hello help her here hers hey hi high him hindi his hm hmm hold hole holiday home honestly hope hoping
hour hours how however huh human humbug hv i id idea idiot if ill im important in incorrect indeed information inside
instead interested into is isnt issue it itching itchy its itself ive jailbreak job just k kannada keep kept kind
kindly kk know known language last late later lazy learn least leave left less let lets like likely link list little
live lives location lol long longer look looking lose lost lot lots love low lumps ma'am machine made make makes
mandatory many matlab matter may maybe me mean means menu message might mine minus minute minutes miss missed mistake
money month monthly months more most mostly move much must my myself na nah name names near nearly necessary need
needed needs neither never nevermind new news next nice nicely nickname nil nine no nobody none nonsense nonveg nope
nor normal not nothing notice now number o obviously of off often oh oily ok okay okey okie old omg on once one ones
only oops open operator option optional options or order other others our out outside over overview own paid pardon
part pass pata pathetic pay people per perfect perhaps permanent person personal pharmacist phone photo physician
picture pilot place plan planning please pls plus plz point policy possible possibly postpone prefer prepone price
pricing privacy private probably problem proceed proper provide pure purpose pus put question questions quick quickly
quit quite ready real really reason receding recently recovery refer reference refrence refund regards refuse regarding
register registration regular rehne reliable remove reply representative required reschedule reservation reset
resident respected rest restart reversible right ring risky robot rough round rubbish run safe sahi said same saw say
saying says schedule scrap second secret see seeing seems seen send sent serious seven share she shift should show
shows shukriya shy side sign silly simple simply since sincerely sis sit six sixty skip slot slowly small so
software soldier
some somebody someone something sometime somewhere soon sorry sounds source spam speak speaking spelled spelling spelt
stand start started stay steroid steroids still stop stopped stronger stuff stupid substance such suggest super
support sure surely surname swap swelling swollen table take taken takes talk tamil tell telling telugu temporary ten
tender testing than thank thanking thanks thanku thankyou thanx that thats the theek their them then there these they
thing things think third thirty this those though thought three through thx till time times timing tired to today
together told too took total totally tq treated tried true truly trust try trying twelve twenty two ty type tysm uh um
uncle under understand undo unknown until up upon upto ur us use used useless using usual usually veg very via video
visit w wait waiting wana wanna want wanted wants was wash wasnt way we weak wear website week weekly weeks weird
welcome well went were what whatever whats when whenever where whether which while white who whole whom whose why will
wish with without wonderful wondering wont word words work works worth would wouldnt wow write wrong x ya yea yeah
year years yep yes yesterday yet yh you your yours yourself ys yup zero
"""
_CLINIC = """
actor address afraid age allergic american angry anxious appointment appointments artist ashamed asian aunt aware baby
bald baldness beard before biotin bleeding blood boy brain british brother businessman busy cancer candidate cause
causes cells charges child children christian city clinic clinics clueless comfortable concerned confused consult
consultant consultation contact cost crown cure cured curious dad dandruff data date daughter dead depressed
dermatologist desperate detail details developer diabetes diabetic diet disappointed discount disease
doctor doctors dose driver drug drugs dutasteride eligible email embarrassed emergency emi employed employee engineer
excited factor farmer father female finasteride fit foreigner free fresh friend friends frustrated gender gfc girl
gmail growth guarantee guy hair hairfall hairline hairloss hairs head headache health healthy hesitant hindu homemaker
hospital housewife hurt hurts husband ill indian infection info injection injections kids laser lawyer local losing
loss mail male man manager married medical medicine medicines men micro minoxidil
mobile model mom mother mum muslim needle needles needling nervous nri number nurse offline oil okayish old older
online operation overweight pain painful patient patients pcos pills plasma platelet pregnancy pregnant prf procedure
reception receptionist red report result results retired roller sad satisfied scalp scar scared scars sceptical
session sessions shampoo sick single sister sitting sittings skeptical skin smoke smoker son stress stressed student
suffering suitable surgery suspicious swelling tablet tablets teacher test tests thin thinning thyroid transplant
treat treatment treatments uncertain uncle unhappy unmarried unsure upset urgent vegan vegetarian vitamin vitamins
whatsapp wife wig woman women worried young younger
"""
_INDIA = """
aaj aap abhi accha acha achha afternoon all apr april arre aug august baad baal bas bata batao bataye bhai bhaiya boss
bro buddy chahiye dec december doc dude eve evening evng feb february forenoon fri friday gm gn ha haa haan hai hain
han ho hoon hu hun jan january jee ji jul july jun june kab kaise kal kar karna karo karu kindly kitna kitne kya kyon
kyu kyun lekin maam madam main mam mar march mein mera meri mon monday mornin morning mrng mujhe nahi nahin nai
namaskar namaskaram namaste night noon nov november oct october salaam salam sat saturday sep sept september sir sirji
sister sun sunday team theek there thik thu thur thurs thursday tmr tmrow tmrw tomorrow tonight tue tues tuesday tum
vanakkam wed wednesday weekday weekend yaar
"""
NOT_NAMES = frozenset((_COMMON + _CLINIC + _INDIA).split())

# What people put around their name, and what is left when a phone number or a day is taken out of the message.
_AROUND = """
a absolutely actually afternoon all am and anytime are around as at be book booking by call can certainly change
contact correct day doc doctor email eve evening evng fine first for full good got great haan hai hello here hey hi
hmm i id im in is it its ive jee ji just k ka ke kk last maam madam mail mam me mera mobile mornin morning mrng my
myself naam namaskar namaste name no noon nope number of off oh ok okay okey okie on only or patient phone please pls
plz put right side sir sorry speaking sure surname thank thanks that thats the then there this time to today tomorrow
um under well with write wrong ya yea yeah yep yes you yup
"""
AROUND = frozenset(_AROUND.split())
