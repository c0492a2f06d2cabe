import type { Rule, Terms } from '../lexicon.ts';

const those =
  '(me|us|her|him|my mum|my mom|my mother|my dad|my father|my sister|my brother|my kids|the kids|my children|my son|my daughter|my baby|the baby|my wife|my husband)';

/** What is happening around somebody who writes in English, by what it means; joined with the other terms of the language. */
export const terms: Terms = {
  pills: [
    '(sertraline|prozac|zoloft|lexapro|citalopram|fluoxetine|quetiapine|seroquel|lithium|zopiclone|ambien|zolpidem|codeine|tramadol|morphine|methadone|heroin|ketamine|adderall|klonopin|ativan|lorazepam|diazepam|alprazolam|beta blockers|blood thinners|opiates|anti depressants|benadryl|antihistamines|nurofen|advil|panadol|co codamol|naproxen|gabapentin|pregabalin|sleeping tablets|tabs)',
  ],
  took: ['(washed down|swallows|injected|gulped|wolfed down|got through|inhaled)'],
  many: ['(half a bottle|dozens|dozen|loads|tons|so many|too much|way too many|far too many|every single|double|triple)'],
  poison: [
    '(dishwasher tablet|dishwasher tablets|dishwasher tabs|laundry pod|laundry pods|lighter fluid|white spirit|paint thinner|turpentine|oven cleaner|toilet cleaner|cleaning fluid|acid|cyanide)',
  ],
  child: ['(toddler|baby|kid|child|son|daughter|little one|little boy|little girl|grandson|granddaughter|infant|year old|month old)'],
  ate: ['(swallowed|ate|eaten|drank|drunk|got into|gotten into|got hold of|chewed|took|taken)'],
  collapse: [
    '(gone|going|went|all|completely|totally) (floppy|limp|lifeless)',
    '(lips|face|hands|fingers|baby|he|she|hes|shes) (is |are |has |have |went |)(gone |going |turning |turned |looks |all |)(blue|grey|gray)',
    '(having|has|had) (a |another |)(fit|convulsion|convulsions)',
    'eyes (have |are |)(rolled|rolling|rolling back)',
    '(barely|hardly|not) (conscious|responding|reacting|moving|waking up)',
    'in and out of consciousness',
    '(cant|cannot|couldnt) wake (him|her|them|my)',
  ],
  breathes: ['(breathing|breath|breaths|breathes)'],
  badly: ['(slow|shallow|slowly|stopped|stopping|gasping|gurgling|rattling|labored|laboured|properly|funny|weird|strangely)'],
  face: ['(face|mouth|smile|eyelid|cheek)'],
  droops: ['(dropped|droop|drooped|drooping|drops|fallen|sagging|crooked|lopsided|slack|twisted|uneven|paralysed|paralyzed)'],
  speaks: ['(talking|talks|speaking|speaks|saying|speech|words|sentences)'],
  nonsense: [
    '(gibberish|nonsense|garbled|jumbled|slurred|slurring|no sense|wont come out|dont come out|wont come|not coming out|mixed up)',
  ],
  allergen: [
    '(sting|stung|wasp|bee|peanut|peanuts|nuts|shellfish|shrimp|prawns|penicillin|antibiotic|antibiotics|vaccine|injection|hives|rash|allergic|allergy)',
  ],
  airway: [
    '(cant swallow|hard to swallow|wheezing|wheezy|throat tight|throat is tight|getting tight|closing up|swelling up|swollen shut|tongue swelling|lips swelling|lips are swelling|face swelling|face is swelling|struggling to breathe|cant breathe|cannot breathe|hard to breathe|choking)',
  ],
  bleeding: [
    '(a lot|lots|loads|so much|tons|puddle|pool|buckets|too much) of blood',
    '(soak|soaks|soaked|soaking) (through |thru |up |)(a |my |the |two |three |)(pad|pads|towel|towels|bandage|bandages|sheets|dressing)',
    '(hit|cut|severed|nicked|sliced) (an|the|his|her|my) artery',
    '(deeper|worse|harder) than i (meant|wanted|thought|intended|planned)',
    'cut (too|way too|so|really|very) deep',
  ],
  attacker: [
    '(he|hes|she|shes|they|theyre|husband|wife|boyfriend|girlfriend|partner|dad|daddy|father|stepdad|mom|mum|mother|stepmum|brother|uncle|ex|man|guy|neighbour|neighbor|someone|somebody|bf|gf)',
  ],
  attacks: [
    `(beating|hitting|punching|kicking|strangling|choking|hurting|attacking|beats|hits|hurts|hurt|beat|punched|choked|strangled|kicked|slapped|stabbed) (up |on |)${those}`,
    '(banging|hitting|kicking|smashing|breaking|pounding|hammering) (on |at |down |in |)(the |my |our |)(door|front door|bedroom door|window)',
    `(kill|kills|murder|shoot|stab|strangle|burn) ${those}`,
    '(smashed|took|taken|broke|broken|hid) my (phone|keys|passport|car keys)',
  ],
  holds: ['(has|got|holding|with|carrying|picked up|grabbed|waving|brought|fetching|getting)'],
  weapon: ['(knife|gun|bat|hammer|axe|machete|pistol|rifle|crowbar|weapon|baseball bat|screwdriver)'],
  afraid: [
    '(scared|afraid|terrified|frightened|hiding|hid|locked myself|barricaded|help me|please help|cant move|cant call|cant talk|get out)',
  ],
  cannot_call: ['(cant|cannot|unable to|not able to) (call|phone|talk|speak|ring)'],
  near: ['(next room|outside|downstairs|upstairs|coming back|comes back|listening|at the door|behind the door|right here|in the house)'],
  edge: ['(bridge|roof|rooftop|ledge|cliff|overpass|railway|train tracks|tracks|railing|parapet|viaduct)'],
  stands: ['(standing|stood|sitting|sat|climbed|climbing|waiting|walking|up)'],
  means: ['(rope|noose|gun|pistol|shotgun|razor|razor blade|blade|belt|hosepipe)'],
  ready: [
    '(ready|lined up|next to me|in front of me|in my hand|in my hands|waiting|on the table|garage|basement|attic|bathroom|car|tied|loaded|laid out|beside me|bought|hidden|tonight)',
  ],
  not_living: [
    '(no|any|think of a|give me a|a single|one) (reason|point) (not to|to live|to stay|to be here|to go on|to carry on|to wake up)',
    '(nobody|no one|noone|none of them) (would|will|is going to|gonna) (even |ever |)(miss me|notice im gone|notice)',
    '(wont|will not|not going to|not gonna|never|dont want to|hope i dont|hope i never|pray i dont) (be |)(wake|waking) up',
    '(tell|let) (my|the) (kids|children|family|mum|mom|mother|dad|wife|husband|son|daughter|parents|sister|brother|girls|boys) (know |that |)(i |)(that |)(i |)(love|loved|am sorry|im sorry|was sorry)',
    '(wrote|written|writing|finished|left|leaving) (the|my|a|some|all the|all my|them) (note|notes|goodbye|goodbyes|letters|farewell)',
    '(going|gonna|plan|planning|decided|ready|about) (to |)(do|go through with|finish) it (tonight|today|now|tomorrow|soon|after|at|this|when|before)',
    '(everything|all|it) (is |is all |)(ready|prepared|set|planned|in place|arranged) for (tonight|tomorrow|later|when i)',
    '(done|finished|over) with (life|living|my life|this life|existing|being alive)',
    '(final|last) (goodbye|goodbyes|words)',
  ],
  urgent: [
    '(right now|tonight|tomorrow|minutes|mins|hours ago|hour ago|just now|today|help|please|hurry|this morning|cant stop|wont stop|scared|emergency)',
  ],
  grave: [
    '(blood|bleeding|knife|gun|rope|noose|pills|tablets|die|dead|dying|death|kill|beat|beating|stab|strangle|choke|choking|unconscious|blue|breathe|breathing|swallowed|overdosed|jump|suicide|hang|poison|artery|collapse|collapsed|burning|hurt me|swelling|numb)',
  ],
};

/** Which of these, one after the other, are a sign of danger. */
export const rules: readonly Rule[] = [
  { code: 'poisoning', level: 'emergency', seq: ['child', 'ate', 'pills'], gap: 5 },
  { code: 'breathing', level: 'high', seq: ['breathes', 'badly'], gap: 3 },
  { code: 'stroke', level: 'high', seq: ['face', 'droops'], gap: 4 },
  { code: 'stroke', level: 'high', seq: ['speaks', 'nonsense'], gap: 3 },
  { code: 'anaphylaxis', level: 'emergency', seq: ['allergen', 'airway'], gap: 10 },
  { code: 'anaphylaxis', level: 'emergency', seq: ['airway', 'allergen'], gap: 10 },
  { code: 'abuse', level: 'high', seq: ['attacker', 'attacks'], gap: 4 },
  { code: 'abuse', level: 'high', seq: ['attacker', 'holds', 'weapon', 'afraid'], gap: 8 },
  { code: 'abuse', level: 'review', seq: ['attacker', 'holds', 'weapon'], gap: 3 },
  { code: 'abuse', level: 'high', seq: ['attacks', 'afraid'], gap: 8 },
  { code: 'abuse', level: 'high', seq: ['cannot_call', 'attacker', 'near'], gap: 6 },
  { code: 'suicide', level: 'high', seq: ['stands', 'edge'], gap: 4 },
  { code: 'suicide', level: 'high', seq: ['means', 'ready'], gap: 4 },
  { code: 'urgency', level: 'review', seq: ['grave', 'urgent'], gap: 12 },
  { code: 'urgency', level: 'review', seq: ['urgent', 'grave'], gap: 12 },
];
