import type { PerilClasses } from '../combinations-peril.ts';

/** What people do, plan, fear and suffer, in English. */
export const peril: PerilClasses = {
  farewell: [
    '(tell|let) (my |our |the |)(boys|girls|kids|children|son|daughter|wife|husband|family|mum|mom|dad|babies|baby|parents|friends|everyone|them|her|him) (know |)(that |)(daddy|dad|mummy|mum|mom|mama|papa|i|we) (always |)(loved|loves|love|was sorry|tried)',
    '(wrote|written|write|writing|left|leaving|leave|found|finished) (the|a|my|all my|his|her|some|you a|them|everyone|)(last |final |)(goodbye|goodbyes|farewell|suicide)(letter|letters|note|notes|message|video|)',
    '(goodbye|good bye|bye|farewell) (forever|everyone|everybody|all of you|world|my friends|my love|my loves|mum|mom|dad|to all of you|and thank you for (trying|everything you)|and sorry for everything)',
    '(thank you|thanks|sorry) (all |everyone |)(for (trying|everything you did|the pain|being a burden)|i tried)',
    '(tell|let) (mum|mom|dad|my (mum|mom|mother|dad|father|wife|husband|kids|son|daughter|parents|family|girlfriend|boyfriend|sister|brother)|them|her|him|everyone) (know |)(that |)(i |)(always |)(love|loved|am sorry|im sorry|was sorry)',
    '(this is|its|it is) (my |the |)(last|final) (time (you|i)|message|goodbye|post|text|call|thing i)',
    '(never|not|wont|not gonna|not going to) (see|hear from|hear|be seeing) (me|him|her|us|from me) (again|anymore|any more|ever)',
    '(forgive me|im sorry|i am sorry|please forgive) (for what (i|im) (am |)(about|going)|for (leaving you|doing this|what i will|what im))',
  ],
  finish: [
    '((end|ending|ends) (it|this|everything|it all|all of it|my suffering|the suffering|the pain)|(finish|finishing) it all|(done|finished|through) with (everything|it all|all of it|all this|life|this world|everyone|living)|(it|everything) (will|is going to|is gonna|will all|is all) (be over|end for me|stop for me)|it ends|over by (morning|tonight|tomorrow)|go through with it|leave this world|put an end to|pull the trigger|kick the chair|take the (rest|whole lot)|take them all)',
  ],
  soon: [
    '(tonight|today|now|right now|tomorrow|by (morning|midnight|tomorrow|the weekend)|this (evening|weekend|night|afternoon)|after the weekend|next week|after (school|work|christmas|my birthday)|when (everyone|they|she|he|my wife|my husband|mum|mom) (is |are |)(leaves|asleep|gone|sleeps|goes|out)|soon|anymore|any more|in (an|one|a few|two|five|ten) (hour|hours|minutes)|in the morning|any minute|for good|once and for all|forever)',
  ],
  gone: [
    '((i |)(wont|will not|not going to|not gonna|will no longer|wouldnt|wont even) (be (here|around|there|alive|with you)|wake up|come back|see (another|tomorrow|the morning|christmas|my birthday|my)|make it|be a problem|exist)|when i am gone|when im gone|after im gone|after i am gone|when im not here|im leaving (this|for good|forever)|never (coming|come) (back|home)|never see (us|me|him|her) again|disappear for ?(ever|good)|wont (bother|be bothering) (anyone|you|anybody)|by the time you)',
  ],
  entrust: [
    '((gave|give|given|giving|take|took|look|looking|taken|found|found a home for) (care of |away |after |)(my|the|all my) (dog|cat|cats|dogs|pets|pet|kids|children|things|stuff|clothes|books|guitar|car|jewellery|jewelry|belongings|plants|passwords)|(wrote|updated|made|signed) my will|my passwords|who will (look after|take care of|feed) my|funeral)',
  ],
  unreachable: [
    '(phone (is |)(off|dead|switched off|goes to voicemail)|(not|isnt|doesnt|wont|hasnt|stopped) (answer|answering|answered|picking up|reply|replying|replied|texting|open|opening)|(cant|cannot|couldnt) (find|reach) (him|her|them)|(went|gone|is) missing|disappeared|ran off|ran away|nobody knows where|left the house|drove off|gone without)',
  ],
  hoard: [
    '(saving|saved|save|hoarding|hoarded|stockpiling|stockpiled|stockpile|collecting|collected|bought|buying|ordered|got|getting|have|has|kept|keeping|keep|hiding|hid|hidden|stole|stolen|found|counted|counting|holding|loaded|ready|prepared|laid out|lined up|tied|enough)',
  ],
  deadly_thing: [
    '(pills|tablets|meds|tabs|capsules|sleeping pills|painkillers|paracetamol|insulin|opioids|morphine|fentanyl|xanax|rope|noose|cord|belt|gun|pistol|rifle|shotgun|revolver|bullets|knife|razor|razors|blade|blades|scalpel|helium|charcoal|hose|rat poison|poison|pesticide|bleach|cyanide|antifreeze|charcoal grill|plastic bag)',
  ],
  brink: [
    '(bridge|roof|rooftop|ledge|cliff|cliffs|overpass|viaduct|railing|railings|parapet|balcony|train tracks|tracks|railway|rails|train line|platform|edge|window sill|windowsill|top floor|10th floor|tenth floor|multi storey|parking garage|car park roof|river|dam|subway|motorway|highway)',
  ],
  lingers: [
    '(standing|stand|stood|sitting|sit|sat|looking at|look at|staring at|stare at|climbed|climbing|climb|walking (to|on|towards|onto|along)|walk (to|onto)|lying on|lie on|lay on|im on|i am on|waiting (on|at|for)|heading (to|for)|driving to|drive to|on my way to|legs over|hanging off|leaning over|he is on|she is on|hes on|shes on|up on)',
  ],
  leap_now: [
    '((im|i am|ill|i will|gonna|going to|im gonna|about to|want to|wanna|i just want to|thinking of|thinking about|he wants to|she wants to|threatening to) (just |really |)(jump|jumping)|one step and (its|it is) over)',
  ],
  way_out: [
    '((feels|feel|seems|looks|is|be|are|like) (like |)(the |my |an |a |)(only |best |easy |easiest |last |)(answer|solution|way out|way|escape|option|exit|relief|peace)|calling me|call to me|so tempting|tempting|so easy|would be (so |)(easy|quick|peaceful)|thinking about (it|them|the)|keep (looking|thinking|staring)|cant stop (looking|thinking|staring))',
  ],
  no_more: [
    '((cant|cannot|can not|dont want to|dont wanna|couldnt|cant even) (do (this|it)|take (this|it|any more|anymore)|go on|carry on|keep going|keep doing|bear (this|it)|stand (this|it)|live like this|handle (this|it)|cope|fight|face (it|another day|tomorrow))|im (so |)(done|finished|broken|worthless|empty|exhausted of life)|no (hope|future|way out|point)|whats the point|what is the point|theres no point|hate (my life|being alive|myself)|had enough of (life|everything|it all)|give up on (life|everything|myself)|given up|nothing (matters|left|helps)|lost all hope)',
  ],
  do_it: ['(do|doing|did) it (when|after|once|as soon as) (mum|mom|dad|they|he|she|everyone|everybody|my|the kids)'],
  decided: [
    '(got|have|everything|its) (everything |all |)(ready|prepared|set up|planned|sorted|in place)',
    '((ive|i have|i) (just |finally |already |)(decided|made up my mind|made my decision|picked (the|a) (day|date|place)|chosen (the|a) (day|date|place)|set (the|a) (day|date)|planned (it|everything))|made my peace|no (turning|going) back|my mind is made up|picked the day|i know (how|when|where) (i|ill|im)|have a plan|today is the day|tonight is the night|its time|the day has come|i know when)',
  ],
  burden: [
    '((everyone|everybody|they|you|my (family|kids|wife|husband|parents|mum|mom)|the kids|the world|people|yall|u) (would be|will be|are|is|would all be|will all be|be|d be) (all |so much |much |way |)(better|happier|better off) (off |)(without me|when im gone|with me gone|if i)|(nobody|no one|noone|not a soul) (would |will |is gonna |is going to |gonna |)(even |ever |)(miss me|misses me|(notice|care|cares|notices) (if|when|that) (i|im)|cry (for|when|if))|(just |only |nothing but |such |)a burden (to|on|for) (everyone|everybody|my|them|you|others|people))',
  ],
  unliving: [
    '(want|wanna|like|going|ready|wish i could) (to |)(just |)(fade away|vanish|not be here anymore|be gone forever|not be alive|slip away|let go of life)',
    '((doesnt|does not|dont|do not|didnt|did not|no longer|doesn t|not) (want|wanna|wants|wish) (to |)(live|be alive|be here|exist|be on this|wake up|keep living|go on living)|(wants|want|wanted|wish|wishes|wished|hope|hopes|like|love|prefer|rather|would like) (to |i could |he could |she could |i would |i |)(just |)(die|be dead|never wake|not wake|not exist|sleep forever|go to sleep and (never|not)|disappear forever|not be here|kill (himself|herself|themselves|themself))|(kill|hang|shoot|poison|drown|killing|hanging|hanged|shot) (himself|herself|themselves|themself)|(never|not) wake up( again| anymore|)|life (is |)(not worth|isnt worth|no longer worth|pointless)|(end|ends|ended|ending|take|taking|took) (his|her|their) own life)',
  ],
  locked_in: ['(locked|locks|locking|shut|barricaded) (himself|herself|themselves|myself|his|her) (up |)(in|inside|into|door|room)'],
  cuts: [
    '((cutting|cuts|cut|slicing|scratching|burning|burn|burns|hurting|hurt|carving|stabbing|punching|hitting|starving|harming|harm) (my ?self|herself|himself|themselves|themself|her (arm|arms|wrist|wrists|leg|legs|thighs)|his (arm|arms|wrist|wrists|leg|legs)|my (wrist|wrists|thigh|thighs|own skin))|(is|was|started|been|im|shes|hes|keep|keeps|keeps on) cutting (again|now|deeper|more|in)|cut (my|his|her) (arm|wrist|leg|thigh|wrists|arms|throat|neck) (way |so |very |really |too )|(blood|razor|blade) (on|all over) (my|her|his) (arms|wrists|sleeves))',
  ],
  sharp: [
    '(razor|razors|blade|blades|razor blade|scalpel|box cutter|knife|shard|broken glass|scissors|stanley knife|pills|noose|rope|gun)',
  ],
  at_hand: [
    '(in my hand|in my hands|in front of me|next to me|on my (wrist|lap|arm|neck|skin)|(sitting|sit|alone|lying|here|standing) (here |in (the|my) (bath|bathroom|bathtub|room|car) |)with (a|the|my)|to my (wrist|throat|head|neck|skin|arm)|against my|at my (throat|wrist)|my (arm|wrist|throat|neck|skin)|nobody (is |)(home|here)|(all|home) alone|round my neck|around my neck|in my lap|under my pillow|on the (bed|table) (waiting|ready))',
  ],
  menacer: [
    '(he|hes|she|shes|they|theyre|husband|wife|boyfriend|girlfriend|partner|dad|daddy|father|stepdad|stepfather|stepmum|stepmom|mum|mom|mother|brother|uncle|cousin|ex|man|men|guy|guys|neighbour|neighbor|someone|somebody|bf|landlord|roommate|stalker|intruder|burglar|strangers|gang|dealer|pimp|son|grandson)',
  ],
  lurks: [
    '(outside (my|our|the)|outside|(at|behind|in front of|breaking|kicking|smashing|pounding|banging|knocking|hammering) (on |down |in |)(the|my|our) (front |back |bedroom |bathroom |)(door|window|house|flat|apartment|gate)|downstairs|upstairs|in the house|in my (house|flat|room|garden|apartment)|waiting for me|looking for me|coming (for|after|to get|back|home|here|over)|comes (back|home)|on (his|their) way|is back|came back|following|broke in|breaking in|trying to get in|next room|found (me|us|out where)|knows where i live|drunk again|screaming|yelling|raging|smashing|throwing things)',
  ],
  dread: [
    '(scared|afraid|terrified|frightened|frighten|fear|help|hide|hiding|hid|locked (myself|ourselves)|cant (leave|get out|call|talk|speak|move|escape)|trapped|kids are|danger|whisper|save me|save us|what do i do|please|threat|threatens|threatening|threatened|kill|hurt (me|us)|hit (me|us)|beat (me|us)|shaking)',
  ],
  arms: [
    '(knife|knives|gun|guns|pistol|rifle|shotgun|revolver|weapon|weapons|machete|axe|hatchet|hammer|bat|baseball bat|crowbar|iron bar|bottle|petrol|gasoline|acid|sword|screwdriver|bomb|explosives|grenade|ammo|bullets|blade|scissors|belt|golf club|pipe)',
  ],
  aims: [
    '(pointing|points|pointed|aiming|aims|aimed|waving|waves|pulled|pulls|swinging|swings|holding|holds|put|threatening (me|us) with|threatens (me|us) with|came at (me|us) with|coming at (me|us) with|chasing (me|us) with|going for|attacking (me|us) with|attacked (me|us) with|after (me|us) with|to my (head|throat|face|neck)|at my (head|throat|face)|at me|at us)',
  ],
  captive: [
    '((wont|doesnt|dont|does not|will not|refuses to|never|didnt|not) (let|lets|letting|allow|allows) (me|us|her|him) (leave|out|go|go home|go out|use the phone|call|see anyone|leave the house|eat|sleep)|(locked|locks|keeping|keeps|holding|holds|kept|tied|chained|trapped) (me|us) (in|up|inside|here|prisoner|captive|against|hostage|locked|to the)|(held|kept|being held) (against my will|captive|hostage|prisoner)|(took|taken|takes|hid|have|has|keeps) (away |)(my|our) (passport|passports|documents|papers|id)|(kidnapped|abducted|trafficked|taken hostage))',
  ],
  hiding: ['(hiding|hide|hid|hidden|locked (myself|ourselves|us)|locked|barricaded|crouching|whispering|im in)'],
  hideout: [
    '(closet|wardrobe|cupboard|bathroom|toilet|under (the|my) (bed|desk|table)|basement|attic|cellar|bedroom with the|laundry|shed|garage|from (him|my (husband|dad|boyfriend|ex|father|stepdad|partner)|them))',
  ],
  assault: [
    '(hes|shes|he is|she is|is|theyre|they are) (killing|beating|strangling|stabbing|raping|drowning|choking) (her|him|them|me|us)',
    '(smashed|slammed|banged|bashed|shoved|pushed|hit) (my|her|his) (head|face) (against|into|on|in|through)',
    '((put|puts|putting|had|got|with|wrapped) (his|her|their) (hands|hand|arm|arms|belt) (round|around|on) my (throat|neck)|(grabbed|grabs|squeezed|squeezes|squeezing) (me by |)(my |the |)(throat|neck)|(hit|hits|beat|beats|punched|punches|kicked|kicks|slapped|slaps|choked|chokes|strangled|strangles|burned|burnt|stabbed|shot|attacked|pushed|threw|throws|smashed|dragged|bit|headbutted|whipped|shoved|hurt|hurts) (me|us|my (mum|mom|mother|kids|sister|brother|baby|son|daughter|head|face)) (again|up|down|with|in the|so (hard|bad|badly)|against|across|every|bad|badly|by|last night|tonight|today|just now|right now|when i|because|and (i|wont|now|said|says))|(is|he is|hes|shes|keeps|keep|they are|theyre|started|was|dad is|mum is) (just |still |)(hitting|beating|punching|kicking|strangling|choking|attacking|hurting) (me|us|my|her|him|mum|mom|the kids|the baby|the dog and)|broke my (arm|nose|rib|ribs|jaw|tooth|teeth|wrist)|black eye (again|from))',
  ],
  kill_threat: [
    '((says|said|say|told me|swears|swore|threatens|threatened|threatening|promised|texted|screams|screaming|shouting|yelling|keeps saying|warned) (that |me |me that |us |)(he|hell|she|shell|he will|she will|they|theyll|they will|to|hes going to|he is going to|he is gonna|shes going to) (ll |will |gonna |going to |)(kill|murder|shoot|stab|burn|strangle|hurt|find|cut|beat|slit|finish|end|drown)|(going to|gonna|will|wants to|want to|trying to|tried to|about to) (kill|murder|shoot|stab|strangle|burn|rape) (us|me (tonight|now|with|and|in|when he|if i leave|if i go|if i tell|please)|my (mum|mom|mother|sister|kids|children|baby)|her|him and)|death threats)',
  ],
  stalked: [
    '(someone|somebody|man|men|stranger|intruder|burglar|person) (is |are |just |)(in|inside|entered|walking around) (my|our|the) (kitchen|house|flat|apartment|home|garage|bedroom|hallway|living room|basement)',
    '((following|follows|followed|chasing|chases|stalking|stalks|tracking|chased) (me|us|her) (home|and|down|since|for|from|in|on|with|he|right|through|everywhere|again)|(someone|somebody|man|guy|car|men|stranger|hes|he is|theyre) (is |keeps |has been |in a car |)(following|chasing|stalking|tracking) (me|us)|(getting|coming|comes|gets|walking) closer and|(someone|somebody) (is |just |)(breaking|broke|trying to break|in my) (in|into|house|to get in))',
  ],
  sexual: [
    '((forced|forces|forcing|pushed|pushes) (himself|herself|themselves|his|her|him self) (on|onto|upon|inside|into) me|(forced|forces|forcing|made|makes|make|making) (me|us) (to |)(have sex|sleep with|do (sexual|things|stuff)|touch (him|it|his)|suck|undress|strip|take off|send (nudes|naked|pictures))|(raped|rapes|raping|molested|molests|molesting|groped|gropes|groping|sexually|gang raped|assaulted) (me|her|him|by|my)|(touches|touched|touching|feels|fondles|grabs) (me|her|my (breasts|chest|private|privates|body|bum|butt|legs|thighs)) (in|at|down|there|under|when|and|every|while|between|again|where)|(got|been|being|was|were|getting|is) (just |)(raped|molested|groped|sexually|assaulted|drugged)|(comes|came|coming|sneaks|gets) (in|into|to) (my|her) (room|bed) (at night|every night|when|drunk|and)|(put|slipped) (something|a pill|drugs) in my (drink|beer|glass)|(wouldnt|didnt|doesnt|wont) stop when i (said|say|told|cried)|(said|say) no (but|and) (he|they|she) (didnt|kept|wouldnt|did it|continued)|(threatens|threatened|blackmailing|blackmails|blackmail) (me|to) (with |post |send |share |)(my |)(nudes|naked))',
  ],
  attacked: [
    '(raped|molested|strangled|stabbed|beaten up|beat (me|her|him|us) up|groped|kidnapped|sexually assaulted|sexually abused|choked|tied up)',
  ],
  revenge: [
    '((they|he|she|you|everyone|all of them|those (bastards|people|kids|idiots)|the whole (school|class|office)) (will|are going to|is going to|are gonna|is gonna|shall|ll|all) (all |soon |finally |)(pay|regret|be sorry|suffer|die|bleed|burn|see|learn|go down|get what)|theyll (all |)(pay|regret|be sorry|suffer|die|see)|(make|making) (them|him|her|everyone) (all |)(pay|suffer|bleed|regret)|(take|taking) (them|him|her|everyone|as many) (all |)(out|down|with me)|teach (them|him|her) a lesson|get (my |)revenge|my revenge|dont come to (school|work|class))',
  ],
  target_place: [
    '(school|class|classroom|office|work|church|mosque|synagogue|mall|concert|hospital|university|college|campus|clinic|job centre|court)',
  ],
  intend: [
    '(going to|gonna|want to|wanna|will|ill|about to|ready to|planning to|plan to|have to|need to|thinking of|thinking about|feel like|urge to|urges to|impulse to|tempted to|close to|might|could|imagine|imagining|i swear|let me|im)',
  ],
  harm_act: [
    '(kill|kills|killing|stab|stabbing|shoot|shooting|hurt|hurting|harm|harming|strangle|strangling|choke|choking|smother|smothering|suffocate|poison|poisoning|beat|beating|burn|burning|drown|drowning|shake|shaking|attack|attacking|murder|murdering|hit|punch|slit|cut|run over|push|slaughter|throw|destroy|behead|axe|eliminate|get rid of)',
  ],
  victims: [
    '(my (baby|son|daughter|kid|kids|child|children|wife|husband|ex|mum|mom|mother|dad|father|stepdad|stepfather|stepmum|parents|family|brother|sister|boyfriend|girlfriend|partner|boss|neighbour|neighbor|teacher|roommate|coworker|classmates|grandma|grandpa|uncle|newborn)|the (baby|kids|child|children|neighbour|neighbor|teacher|guy who|man who)|him|her|them|everyone|everybody|someone|somebody|people|that (bitch|bastard|guy|man)|those people|anyone|all of them)',
  ],
  fear_self_harm: [
    '(burn|burning|blow|set fire to|torch) (down |up |)(the|his|her|their|my|our) (house|home|flat|apartment|building|car|place) (down |up |)(with|while|when|tonight|and)',
    '(throw|smash|slam|shake|drop|smother) (my|the|him|her|this) (baby|kid|child|newborn|against|out of)',
    '((scared|afraid|worried|terrified|frightened|fear) (that |)(i|im|ill|i will|i might|i am|of what i|what i) (will |might |could |can |going to |gonna |am going to |would |ll |)(do|hurt|harm|kill|shake|drop|lose|snap|stab|throw|do something)|(urge|urges|thoughts|impulse|impulses|images|voices) (to|of|about) (hurt|hurting|harm|harming|kill|killing|stab|stabbing|strangle|drown|drowning|shake|throw|throwing|push|pushing|smother)|(dont|cant|do not) (trust myself|control myself|be left alone) (with|around|near|anymore|not)|(almost|nearly) (shook|hit|threw|strangled|smothered|stabbed|hurt|dropped) (the|my|her|him)|(shook|shaken) (the|my) baby|not safe (with|around|from) (me|myself)|something (bad|stupid|terrible|i will regret))',
  ],
  young: [
    '(kid|kids|child|children|baby|toddler|boy|girl|son|daughter|brother|sister|nephew|niece|little (brother|sister|one|girl|boy)|stepson|stepdaughter|pupil|student|infant|teenager|year old)',
  ],
  maltreated: [
    '((being|getting|gets|is|was|be|are) (hit|beaten|abused|punched|kicked|whipped|starved|locked|tied|molested|touched|raped|hurt|shaken|burned|neglected|left alone)|(beats|beating|hits|hitting|shakes|shaking|shook|kicks|kicking|whips|burns|starves|locks|touches|molests|throws|screams at and hits) (him|her|them|the (baby|kid|kids|child|boy|girl)|it)|(all|left|home|been) alone (for|since|in the|with|at home|days)|(in|inside) (the |a |)(hot |locked |)car (alone|in the|windows|and)|screaming for help|(covered in|full of|lots of|has) (bruises|burns|cigarette burns|marks)|afraid to go home|scared of (his|her) (dad|mum|mom|father|stepdad|mother)|missing|didnt come home|hasnt come home|sends (nudes|naked)|meeting (a|an older) man)',
  ],
  voice: [
    '(voice|voices|god|jesus|devil|satan|lucifer|demon|demons|angel|angels|allah|the (tv|television|radio|phone|chip|microchip|aliens|spirits|ghost|shadow)|aliens|spirits|something in my head|someone in my head|they)',
  ],
  orders: [
    '(tell|tells|telling|told|order|orders|ordering|ordered|command|commands|commanding|commanded|say|says|saying|said|whisper|whispers|whispering|scream|screaming|shout|shouting|want me|wants me|ask|asks|asking|demand|demands|make me|makes me|force|forces|making me)',
  ],
  ordered: [
    '((kill|die|jump|hurt|stab|cut|burn|strangle|harm|shoot|drown|hang|end|sacrifice|punish|walk into|run into|step (in|off)|lie down on|attack|do it|obey|set fire|take (all|the pills)|swallow) ?(myself|me|him|her|them|my|the|everyone|people|it|now|someone|off|must|)|have to obey|must obey)',
  ],
  delusion: [
    '((is|are|hes|shes|has become|turned into|been replaced|possessed) (a |an |by a |by |the |)(demon|devil|satan|possessed|impostor|imposter|robot|alien|evil|spirit|replaced|antichrist|not (my real|human|real))|(poisoning|poisoned) my (food|water)|chip in my|controls my mind|controlling my mind|read my thoughts|reading my mind|chosen one|microchip)',
  ],
  summons: [
    '((call|send|get|need|want|bring|phone|dispatch) (me |us |for |)(an |a |the |some |any |)(ambulance|ambulans|paramedic|paramedics|police|cops|911|999|112|doctor (now|quick|fast|urgent|please)|help (now|quick|quickly|fast|please|right now|asap))|(send|somebody|someone) (someone|somebody|help|please help|help me|help us)|(help|save) (me|us) (please|now|hes|he|shes|she|im|i|my|they|fast|quick|someone|quickly)|please (help|save|hurry|send|come)( me| us| him| her| quick| fast| someone| now)|its an emergency|emergency (please|now|help)|this is an emergency)',
  ],
  swallowed: [
    '(swallowed|swallow|swallows|swallowing|ate|eaten|eating|drank|drunk|drinking|licked|chewed|chewing|sucked on|in (his|her|the|their) mouth|inhaled|breathed in|sniffed|injected|got into|got hold of|bit into|sprayed)',
  ],
  not_food: [
    '(bleach|cleaner|cleaning|detergent|washing|dishwasher|pod|pods|tab|tabs|drain|acid|lye|ammonia|disinfectant|sanitizer|sanitiser|perfume|nail polish|remover|lamp oil|lighter|petrol|gasoline|diesel|kerosene|paint|thinner|turpentine|glue|antifreeze|pesticide|insecticide|weed killer|weedkiller|rat|mouse poison|poison|slug pellets|fertilizer|fertiliser|mothball|mothballs|battery|batteries|magnet|magnets|coin|coins|marble|needle|pin|nail|screw|razor|glass|toy|berries|berry|plant|leaves|oleander|yew|foxglove|nightshade|mushroom|mushrooms|iron tablets|heart tablets|cigarette|cigarettes|nicotine|vape|vape liquid|edibles|gummies|weed|cannabis|thc|under the sink|bottle under)',
  ],
  took_something: [
    '(took|taken|swallowed|downed|necked|drank|drunk) (the |my |a |his |her |them |it |)(whole|entire|full|half a|half the|all of|all) (lot|bottle|box|packet|pack|strip|bag|thing|them|it)',
    '(took (something|a pill|pills|some pills|drugs|ecstasy|mdma|molly|lsd|acid|ghb|ketamine|speed|coke|meth|heroin|fentanyl|oxy|xanax|benzos|too much|too many|his|her|my|the wrong)|(taken|swallowed|drank|had|smoked|snorted|injected|shot up|popped) (something|too much|too many|drugs|heroin|fentanyl|coke|meth|ghb|spice|pills|a lot of|so much|(a |)(whole |)bottle|the wrong)|(drunk|drank) (a |)(whole |)bottle|overdose|overdosed|(pills|tablets|paracetamol|ibuprofen|medication|meds|dose|insulin|vodka|alcohol|drugs|heroin|opioids|methadone) (and|with|twice|together))',
  ],
  ill_after: [
    '(getting |so |really |)(sleepy|tired now|drowsy|fuzzy|heavy|numb)',
    '(feeling|feel|feels|blue|weird|strange|dizzy|sick|vomiting|throwing up|shaking|sleepy|drowsy|cant stay awake|wont wake|not waking|passed out|unconscious|not responding|breathing|foaming|seizure|seeing things|hallucinating|heart racing|cant think|cant breathe|collapsed|confused|sweating|puking|twitching|pale|stomach|cramps|numb)',
  ],
  wild_food: [
    '(mushroom|mushrooms|fungi|berries|wild garlic|puffer fish|fugu|home canned|canned food|bloated can|wild plant|seeds|roots from|hemlock)',
  ],
  me: ['(i|im|ive|ill|me|my|myself|we|us|our|mum|mom|dad)'],
  grim: [
    '(die|died|dies|dying|dead|death|kill|killing|suicide|suicidal|overdose|overdosed|blood|bleeding|bleed|knife|gun|rope|razor|poison|poisoned|swallowed|unconscious|unresponsive|collapsed|fainted|passed out|seizure|convulsion|breathe|breathing|breath|choke|choking|choked|strangled|stroke|heart attack|chest|numb|paralysed|paralyzed|swollen|swelling|slurred|confused|hallucinating|voices|threatens|threatened|threatening|threat|beat|beats|beaten|beating|hit me|hits me|hitting|hurt me|hurts me|hurt myself|harm|cutting|raped|rape|abused|abuse|abuses|touched me|touches me|attacked|stabbed|strangle|scared|afraid|terrified|danger|trapped|escape|ambulance|police|emergency|hopeless|worthless|desperate|cant cope|alone|goodbye|disappear|burden|end it|give up|crying|jump|fever|faint|weapon|save me|unbearable|worst pain|excruciating|vomiting blood|floppy|blue|limp|miscarriage)',
  ],
  calm: [
    '(chess|tennis|gums|brush|game|games|level|film|movie|movies|series|season|episode|book|novel|podcast|news|article|essay|homework|course|training|exam|lecture|thesis|team|match|goal|half|server|process|script|code|printer|laptop|computer|battery|phone died|invoice|refund|form|wallpaper|haha|lol|lmao|years ago|year ago|last year|(19|20)(0|1|2|4)(0|1|2|3|4|5|6|7|8|9)|therapist|therapy|prescription|renew|appointment|check up|blood test|blood results|blood pressure|in general|generally|what is the|how long does|is it normal|vaccine|meeting|traffic|joke|laughing|laughed|marathon|gym|pizza|coffee|recipe|joking|wedding|concert|licence|license|insurance|solo|as a (child|kid|teenager)|used to|over it|i am fine|im fine|went well|mild|slight|slightly|cat|dog|goldfish|fish|plant|hay fever|neighbours? (is|are) (loud|noisy)|for my|annoying|boring|spreadsheet|deadline|project)',
  ],
};
