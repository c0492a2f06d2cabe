import type { BodyClasses } from '../combinations-body.ts';

/** What can be seen and felt of a body in danger, in English. */
export const body: BodyClasses = {
  other: [
    '(he|hes|she|shes|him|her|they|someone|somebody|(my|our|his|her|their|the|a|this) (little |old |elderly |older |younger |big |best |late |diabetic |2 year old |poor |)(husband|wife|partner|mum|mom|mummy|mommy|mother|dad|daddy|father|son|daughter|brother|sister|grandma|grandmother|grandpa|grandfather|grandad|granddad|nan|nana|gran|granny|uncle|aunt|auntie|cousin|nephew|niece|friend|mate|boyfriend|girlfriend|fiance|roommate|flatmate|housemate|neighbour|neighbor|colleague|coworker|boss|kid|child|baby|toddler|newborn|infant|boy|girl|man|woman|lady|guy|stranger|patient|passenger|driver|lad|teenager|stepdad|stepson|in law|grandson|granddaughter)|mum|mom|dad|grandma|grandpa|grandad|nan|gran|husband|wife|baby|toddler|hubby|bro|bf|gf)',
  ],
  small: [
    '(baby|babys|newborn|infant|toddler|(day|week|weeks|month|months|year|yr) old|little one|my little (boy|girl)|kid|kids|child|son|daughter|twins|bub|bubba|grandson|granddaughter)',
  ],
  unmoving: [
    '(cant|cannot|couldnt) get (him|her|them|dad|mum|mom|grandma|grandpa|nan|(my|the) (dad|mum|mom|son|daughter|husband|wife|baby|kid|brother|sister|friend)) (to |)(wake|wake up|up|awake|respond|answer|breathe)',
    '(wont|will not|cant|does not|doesnt|isnt|is not|not|barely|hardly|never|no longer|stopped|didnt|didnt even|havent|hasnt|has not) (really |properly |fully |even |been |)(wake|wakes|waking|woken|responding|respond|responds|react|reacting|reacts|moving|breathing|breathe|breathes|come (to|round|around)|coming (to|round|around)|open (his|her) eyes|opening (his|her) eyes)( up|)',
    '(cant|cannot|couldnt|hard to|impossible to|difficult to|unable to|struggle to) (wake|rouse|revive|waken)( up| him| her| them|)',
    '(unresponsive|unconscious|lifeless|motionless|limp|floppy|passed out|blacked out|out cold|no pulse|no heartbeat|no breath|no breathing|not conscious|in a coma|stiff and cold|ice cold)',
    '(no|not any|any) (response|reaction|pulse|sign of life)',
  ],
  fallen: [
    '(collapsed|collapse|fell down|fall down|fell over|fall over|falling down|keeled over|slumped|slumps|dropped to the (floor|ground)|went down|hit the floor|crumpled|passed out|fainted|(on|in) the (floor|ground|pavement|kitchen floor|bathroom floor|bathtub|bath|pool|street|road)|under water|underwater|face down)',
  ],
  ill_breath: [
    '(breathing|breathes|breath|breaths|breathe|respiration) (is |very |really |so |all |sounds |has become |getting |)(funny|weird|strange|weirdly|strangely|fast|rapid|rapidly|quick|shallow|noisy|noisily|hard|heavy|heavily|rattly|rattling|raspy|like snoring|snoring|gurgling|slow|slowly|wrong|loud|with difficulty|stopped|stops|pauses)',
    '(gasping|wheezing|wheezy|wheezes|gurgling|rattling|choking|choked|chokes|suffocating|grunting|panting|struggling to breathe|snoring weird|fighting for air|out of breath|breathless|cant breathe|cannot breathe|no air|not getting air|no air coming|cant get air)',
    '(sucking|pulling|drawing) in (at |between |under |)(the|his|her|my) (ribs|chest|throat|tummy)',
    '(food|meat|grape|sweet|candy|something|bone|bread|sausage|coin|toy|apple|nut|hot dog) (is |got |)(stuck|lodged) (in|down)',
    '(cant|cannot|can not|couldnt|unable to|without being able to) (even |)(finish|complete|say|speak|talk in|get out) (a |one |in |full |whole |)(sentence|sentences|words|word|full sentences)',
  ],
  choked: ['(choking|choked|chokes|strangled|food went down wrong|swallowed wrong)'],
  cannot_speak: [
    '(cant|cannot|couldnt|unable to|not able to|no longer|doesnt|wont|not) (talk|speak|cough|scream|answer|swallow|say anything|make a sound)',
  ],
  seizing: [
    '(had|having|has|another|more|two|three|several) (a |two |three |another |several |more |)(fit|fits|seizure|seizures|convulsions)',
    '(jerking|jerks|twitching all|shaking all over|shaking uncontrollably|shaking violently|convulsing|convulses|convulsion|convulsions|seizing|fitting|having a fit|had a fit|seizure|foaming|frothing|foam at|went stiff|goes stiff|gone stiff|spasming|eyes (are |have |)(rolled|rolling|rolled back|up)|biting (his|her) tongue|bit (his|her) tongue)',
  ],
  not_back: [
    '(doesnt stop|wont stop|not stopping|hasnt stopped|isnt stopping|another one|hasnt come (round|around|to)|not come (round|to)|one after another|(five|ten|5|10|15|20) minutes|wont wake)',
  ],
  discoloured: [
    'and (is |hes |shes |all |now |looks |)(grey|gray|blue|purple|cold and)',
    '(lips|face|skin|hands|fingers|fingertips|nails|mouth|feet|he|she|hes|shes|baby|dad|mum|mom|all) (is |are |look |looks |has |have |gone |going |went |turning |turned |getting |a bit |all |really |so |has gone |is going |is turning )(blue|bluish|grey|gray|purple|white as|ashen|mottled|blotchy|waxy|marbled|dusky)',
    '(grey|gray|ashen|mottled|blotchy|marbled|bluish|clammy|cold sweat)( and (clammy|sweaty|cold)| skin|)',
  ],
  muddled: [
    '(isnt|not|wasnt|arent|no longer|stopped) making (any |much |)sense',
    '(confused|confusion|disoriented|delirious|incoherent|makes no sense|not making sense|making no sense|doesnt make sense|talking (nonsense|rubbish|gibberish|crazy|funny|weird|strange|rubish)|talks (nonsense|rubbish|like drunk|gibberish|funny)|doesnt (know|recognise|recognize) (where|who|me|us|her|his)|not (himself|herself) at all|acting (strange|weird|drunk|odd|confused)|like (he|she) is drunk|like drunk|cant think)',
  ],
  drowsy: [
    '(drowsy|sleepy|lethargic|hard to wake|keeps falling asleep|wont stay awake|cant stay awake|cant keep (his|her|my) eyes open|floppy|limp|very weak|too weak|listless|dazed|out of it|fading|passing out|passed out|faint)',
  ],
  vomits: [
    '(keep|keeps|kept) (on |)being sick',
    '(vomit|vomits|vomiting|vomited|throwing up|throws up|threw up|throw up|puking|puked|puke|being sick|been sick|cant keep (anything|water|food) down|sick everywhere)',
  ],
  shaky: [
    '(sweating|sweaty|sweats|sweat|shaking|shaky|shakes|trembling|trembly|faint|fainting|dizzy|lightheaded|light headed|passing out|pass out|passed out|clammy|black in front|vision going|confused|cant stand|cant think|heart racing|pale|weak|blurry|weird|unwell|seeing things|hallucinating|blue)',
  ],
  hot: [
    '(fever|feverish|temperature|temp|burning up|shivering|chills|rigors|shaking with cold|38 (1|2|3|4|5|6|7|8|9)|39( (0|1|2|3|4|5|6|7|8|9)|)|40|40 (0|1|2|3|4|5|6|7|8|9)|41|(101|102|103|104|105)( (0|1|2|3|4|5|6|7|8|9)|))',
  ],
  rash: ['(rash|spots|blotches|red dots|purple dots|purple spots|bruises everywhere|petechiae|blotchy|mottled|hives|welts)'],
  stays: [
    '((doesnt|dont|does not|do not|wont|not|didnt) (go away|fade|disappear|blanch|going away|fading|vanish)|glass|tumbler|purple|spreading fast|spreading)',
  ],
  neck: [
    '(stiff neck|neck (is |so |really |feels |)(stiff|rigid|hurts)|cant (bend|move|turn) (his|her|my) neck|light hurts|cant (bear|stand) (the |)light|hates the light)',
  ],
  new_baby: [
    '(newborn|new born|(1|2|3|4|5|6|7|8|9|10|11|one|two|three|four|five|six|seven|eight|nine|ten|eleven|few) (day|days|week|weeks) old|(one|two|three|1|2|3) (month|months) old|baby|infant)',
  ],
  not_feeding: [
    '((wont|not|doesnt|refuses to|refusing to|stopped|isnt|hasnt) (feed|feeding|drink|drinking|eat|eating|take the (bottle|breast)|taking (milk|the bottle))|no wet (nappy|nappies|diaper|diapers)|dry (nappy|diaper)|high pitched (cry|scream)|cries weirdly|sunken (eyes|soft spot|fontanelle)|bulging (soft spot|fontanelle))',
  ],
  head_hit: [
    '(fluid|blood|liquid|water) (is |)(coming |leaking |running |)(out of|from) (my|his|her|the) (ear|ears|nose)',
    '(bump|lump|dent) on (his|her|my|the) head',
    '(hit (his|her|my|the) head|(fell|landed|banged|bumped|smacked|fallen|knocked) (on |)(his|her|my|the) head|head injury|kicked in the head|blow to the head|hit on the head|cracked (his|her|my) (head|skull))',
  ],
  crash: [
    '(fell|fallen|fall|slipped|dropped) (in|on|off|down) (the|my|his|her) (shower|bath|bathroom|kitchen|garden|street|ice|steps|pavement)',
    '(dropped|drop) (the|my|our|her|his) (baby|newborn|infant|son|daughter|little one)',
    '(after|since) (the|a|my|his|her) (fall|crash|accident)',
    '((fell|fallen|fall|falling|thrown|jumped) (off|from|down|out of|through) (a |an |the |my |his |her |)(ladder|roof|stairs|horse|tree|balcony|scaffolding|scaffold|window|bike|motorbike|wall|cliff|bunk|stairs|changing table|bed)|car crash|car accident|run over|hit by (a |)(car|truck|bus|train|lorry|bike)|electrocuted|electric shock|drowning|drowned|trapped under|crushed|accident|struck by lightning|fell in the (pool|water|river))',
  ],
  no_feeling: [
    '((cant|cannot|can not|dont|do not|cant even|unable to|no longer|couldnt) (feel|move|lift|stand on) (my|his|her|the) (legs|leg|arms|arm|feet|foot|hands|hand|body|fingers|toes|neck|right|left)|paralysed|paralyzed|no feeling in|pins and needles in both|bone (is |)(sticking|coming|poking) out|neck (hurts|is broken))',
  ],
  one_side: [
    '(one side|left side|right side|(left|right|one|my|her|his) (arm|leg|hand|eye|foot|face|side)|half (of |)(my|his|her|the) (face|body)|(her|his|my|the) (mouth|face|smile|lip|eyelid)|corner of (her|his|my) mouth)',
  ],
  fails: [
    '(dribbling|drooling|dribbles|drools|dribble|drool)',
    '(hanging|hangs|drooping|droops|droopy|drooped|dropped|numb|weak|weaker|dead|limp|useless|heavy|paralysed|paralyzed|crooked|lopsided|tingly|dragging|drags|wont move|doesnt move|not moving|wont work|stopped working|blind|slack|sagging|twisted)',
  ],
  drags: [
    '((dragging|drags|drag) (his|her|my|a|one|the) (foot|leg|feet)|walks? like drunk|cant walk straight|veering to one side|leaning to one side|keeps dropping things)',
  ],
  lost_words: [
    '((cant|cannot|couldnt|can not|doesnt|unable to|trouble|struggling to|not) (find|finding|get|getting|say|form|speak|speaking|talk|talking|remember) (the |any |out |her |his |my |)(words|word|properly|right|clearly|straight|out)|(talk|talks|talking|speak|speaks|speech|sounds|speaking) (is |like |like a |like hes |like shes |all |really |)(drunk|slurred|slurry|slurring|mushy|garbled|jumbled|funny all of a sudden)|slurring|slurred|words (come out|coming out|are) (wrong|jumbled|mixed)|talk like drunk)',
  ],
  lost_sight: [
    '((cant|cannot|can not|dont|couldnt) see (anything |)(out of|with|from|on|in|properly out of) (one|my|his|her|the) (eye|left|right)|lost (my |)(vision|sight)|(went|gone|going|suddenly) blind|double vision|seeing double|curtain over my eye|(seeing|see|seen|sees) (spots|stars|flashes|flashing lights|zigzags|black)|vision (is |)(blurry|blurred|gone|going)|blurred vision)',
  ],
  headache: ['(headache|headaches|head (hurts|is exploding|feels like exploding|pain)|pain in my head|migraine|head is killing me)'],
  worst: [
    '(worst|thunderclap|exploding|out of nowhere|from one second|never had|never felt|like never before|suddenly|sudden|came on|excruciating|unbearable|terrible|horrible|awful|horrendous)',
  ],
  sudden: [
    '(suddenly|sudden|all of a sudden|out of nowhere|since this morning|since an hour|just now|woke up|right now|all at once|from one minute|this minute|minutes ago|an hour ago|now)',
  ],
  heart: ['(chest|heart|breastbone|ribcage|my left side|between my shoulder blades|jaw)'],
  presses: [
    '(pressure|tight|tightness|crushing|squeezing|squeezed|elephant|brick|pain|pains|hurts|hurting|ache|aching|stabbing|heavy|burning|gripping|clutching|holding|clutches|holds|rubbing|sitting on|band around|standing on|vice)',
  ],
  races: [
    '(racing|pounding|fluttering|skipping|irregular|jumping|going so fast|too fast|very fast|beating fast|galloping|going crazy|stops|stopped|flipping|180|170|190|200|160|150)',
  ],
  spreads: [
    '((left|down|into|in|through|to) (my |the |his |her |both |)(left |)(arm|arms|jaw|neck|back|shoulder|shoulders)|sweat|sweating|sweaty|clammy|grey|gray|pale|nausea|nauseous|sick|breathless|short of breath|cant breathe|dizzy|faint)',
  ],
  swollen: [
    '(swelling|swell|swells|swollen|swelled|puffy|puffing up|puffed|getting (thick|big|fat|huge)|thick|closing|closes|closed|tightening|tight|tingling|blowing up like|bigger and bigger|huge)',
  ],
  airway_part: ['(lips|lip|tongue|throat|face|mouth|eyes|neck|windpipe)'],
  trigger: [
    '(stung|sting|bee|wasp|hornet|bitten|peanut|peanuts|nut|nuts|cashew|almond|walnut|shellfish|shrimp|prawn|prawns|fish|sesame|milk|egg|eggs|kiwi|latex|penicillin|antibiotic|antibiotics|amoxicillin|vaccine|jab|injection|shot|contrast|new medicine|new tablet|ibuprofen|allergic|allergy|epipen|ant bites)',
  ],
  reacts: [
    '(hives|welts|itchy all over|wheeze|wheezes|wheezing|cant breathe|cant swallow|throat|tongue|lips|swelling|swollen|faint|dizzy|vomiting|tight|closing|hoarse|blotches)',
  ],
  blood: ['(blood|bleeding|bleeds|bled|bleed|haemorrhage|hemorrhage|haemorrhaging|hemorrhaging|gash|wound|nosebleed)'],
  flows: [
    '((wont|wont even|doesnt|will not|isnt|not|cant|does not|cannot|cant get it to|hasnt) (stop|stopping|stopped|clot|make it stop|stop it)|everywhere|all over|pouring|gushing|spurting|squirting|streaming|pumping|a lot|lots|loads|so much|too much|heavy|heavily|soaked|soaking|through (the |my |)(towel|towels|bandage|bandages)|two hours|(an|one|2|3) hours?|half an hour|quite a lot|puddle|pool of|warfarin|blood thinners|blood thinner|eliquis|xarelto|clots|profusely|dripping|nonstop|non stop|big clots)',
  ],
  gravely_cut: [
    '((chainsaw|saw|axe|circular saw|table saw|glass|knife|machete|lawnmower|grinder|drill|nail|metal) (went |slipped |cut |is |stuck |)(in|into|through|deep|deeply)|(cut|sliced|chopped|sawed|ripped|tore|torn|bit|bitten) (off |through )(my|his|her|a|the|the tip of my) (finger|thumb|hand|toe|foot|ear|arm|leg)|to the bone|see the bone|way too deep|artery)',
  ],
  inner_blood: [
    '((coughing|cough|coughed|coughs|vomiting|vomit|vomited|vomits|throwing|threw|throws|spitting|spat|puking|puked|peeing|pissing|shitting|passing) (up |out |)(fresh |bright red |dark |red |lots of |a lot of |some |pure |clots of |)(blood|coffee grounds)|(poo|poop|stool|stools|shit|faeces|feces|bowel movement) (is |was |looks |are |)(black|tarry|full of blood|bloody|dark like tar|all blood)|black (tarry |sticky |)(stool|stools|poo|poop)|black like tar|tarry|blood (in|from) (my|his|her) (vomit|ears|ear|bum|bottom|rectum|stool))',
  ],
  expecting: [
    '(four|five|six|seven|eight|nine|4|5|6|7|8|9) months (gone|along|pregnant|in)',
    '(pregnant|pregnancy|weeks along|(in |)(2|3)(0|1|2|3|4|5|6|7|8|9) (weeks|wks|weeks along|weeker)|3(0|1|2|3|4|5|6|7|8|9)w|weeks (gone|pregnant)|(20|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35|36|37|38|39|40|41) (weeks|wks)|expecting|third trimester|due (next|in|date)|in labour|in labor|contractions|gave birth|after birth|postpartum)',
  ],
  womb_alarm: [
    '(bleeding|blood|soaking|clots|(havent|have not|not|cant|cannot|dont|do not|didnt|hasnt|stopped|no) (felt |feel |feeling |)(the |my |any |her |him |)(baby |)(move|moved|moving|kick|kicks|kicked|kicking|movement|movements)|baby (isnt|is not|hasnt|has not|stopped|not) (moving|moved|kicking|kicked)|less movement|fewer kicks|waters? (broke|broken|have broken|gone)|(see|feel) (the |a |)(cord|head|foot|feet)|spots|stars|blurry|puffy|swollen face|terrible headache|bad headache|pain under (my |the |)ribs|terrible pain|horrible cramps|fell on my (belly|stomach|bump)|kicked in the (belly|stomach)|cant wait|baby is coming|fever)',
  ],
  cord: [
    '((see|feel|felt|out|is|was) (the |a |)(cord|umbilical|umbilical cord)|cord (is |)(out|hanging|coming|showing|around)|baby is (coming|crowning)|head is (out|coming)|feet first|giving birth (at home|in the car|right now))',
  ],
  waters: ['(waters?|water) (just |have |has |)(broke|broken|gone)'],
  sugar: [
    '(diabetic|diabetes|insulin|blood sugar|my sugar|his sugar|her sugar|sugars|sugar is|sugar (1|2|3)|glucose|hypo|hypoglycaemia|hypoglycemia|ketones|meter)',
  ],
  sugar_wrong: [
    '(is|was|were|are|running|gone|going|dropped) (really |very |so |too |)low',
    '(twice|double|too much|wrong dose|wrong insulin|overdose|says (lo|hi|low|high)|reads (lo|hi)|very low|so low|too low|dropping|crashing|shaking|shaky|sweating|sweaty|trembling|faint|confused|rubbish|nonsense|cant think|cant keep|wont wake|passed out|unconscious|not responding|vomiting|fruity breath|keeps falling|drunk)',
  ],
  fumes: [
    '(heater|boiler|stove|grill|bbq|barbecue|charcoal|generator|exhaust|engine running|fireplace|furnace|gas|fumes|smoke|carbon monoxide|co alarm|monoxide|chlorine|bleach and)',
  ],
  fume_ill: [
    '((all|both|whole family|everyone|kids) (of us |)(have |has |got |feel |are |)(a |)(headache|headaches|dizzy|sick|sleepy)|headache|headaches|dizzy|passed out|fainted|nauseous|smell|smells|alarm (is |)(going|beeping|ringing)|cant breathe|coughing|trapped|inside)',
  ],
  burnt: ['((boiling|hot|scalding) (water|oil|coffee|tea|soup|fat)|fire|flames|acid|burned|burnt|burns|scalded|scald)'],
  burnt_where: [
    '(face|chest|belly|tummy|stomach|legs|arms|back|head|body|eyes)',
    '((all over|on|over|down) (his|her|my|the|babys) (face|chest|body|legs|arms|arm|back|head|stomach|tummy|eyes)|skin (is |)(peeling|coming off|blistering)|clothes (are |)(on fire|burning)|house (is |)on fire|trapped)',
  ],
};
