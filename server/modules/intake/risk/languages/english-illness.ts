import type { Terms } from '../lexicon.ts';

/** What people say in English whose body is in danger, by what it means; parts of the rules. */
export const illness: Terms = {
  chest: ['(chest|heart|breastbone|sternum)'],
  pain: ['(pain|pains|hurts|hurting|pressure|tightness|tight|crushing|squeezing|heavy|elephant|aching|burning|stabbing|ache|weight|vice)'],
  arm: [
    '(left arm|my jaw|jaw|down my arm|into my arm|to my arm|arm|shoulder|sweating|sweaty|cold sweat|clammy|nausea|nauseous|short of breath|breathless|breath|dizzy|faint|cant breathe)',
  ],
  no_breath: [
    '(cant|cannot|can not|can barely|can hardly|barely able to|unable to|hard to|struggling to|hardly|barely|couldnt) (breathe|breath|get air|get any air|catch my breath|get enough air|get my breath)',
    '(gasping|fighting|struggling) for (air|breath)',
    '(choking|suffocating) (on|and|right now|and cant)',
    'lips (are |have |are turning |turned |turning |going |gone |)(blue|purple|grey)',
    '(turned|turning|going|went|is|are) blue (and|in the face|around)',
    'stopped breathing',
    '(not|isnt|is not|wasnt) breathing',
  ],
  short_breath: [
    '(shortness of breath|short of breath|trouble breathing|difficulty breathing|problems breathing|breathless|wheezing badly|breathing is getting harder|hard time breathing)',
  ],
  stroke: [
    '(face|mouth|smile|eyelid) (is |has |suddenly |is suddenly |started |)(drooping|droopy|drooped|droops|crooked|numb|hanging|sagging|gone numb|lopsided)',
    '(one|left|right) side of (my|his|her|the) (face|mouth|body) (is |has |suddenly |went |gone |feels |)(drooping|droops|drooped|numb|paralysed|paralyzed|gone numb|hanging|weak|weird|limp|sagging)',
    '(speech|words|talking) (is |are |suddenly |is suddenly |became |got |coming out |come out |)(slurred|slurring|garbled|jumbled|slurry|scrambled)',
    '(slurred|slurring) (speech|my words|his words|her words|words)',
    '(cant|cannot|can not|unable to|couldnt) (move|lift|feel|raise) (my|his|her) (left |right |)(arm|leg|side|hand|face|legs|arms)',
    'worst headache of my life',
    '(cannot|cant|can not|couldnt|no longer) see (anything |nothing |)(with|out of|from|on|in) (my|his|her|one) (left |right |)(eye|side)',
    '(thunderclap|sudden explosive) headache',
    '(sudden|suddenly) (loss of vision|lost vision|blind|went blind|cant see|lost my sight|cant speak|couldnt speak|numb|numbness|lost feeling|paralysed|paralyzed)',
    '(having|had|have) (a |another |)(stroke|heart attack)',
  ],
  allergy: [
    '(throat|tongue|airway|lips|face) (is |are |keeps |feels like its |has |started |is suddenly |)(closing|swelling|swollen|closed|tightening|swelled|closing up|swelling up|swelling shut|swollen shut)',
    '(anaphylaxis|anaphylactic|epipen didnt work|used my epipen)',
  ],
  bleeding: [
    '(bleeding|blood|bleeds) (wont|will not|doesnt|does not|isnt|not|is not|wouldnt) (stop|stopping)',
    '(bleeding|bleed|bled) (heavily|badly|out|a lot|to death|everywhere|profusely|through|nonstop)',
    '(cant|cannot|can not|couldnt) stop (the |my |)(bleeding|blood)',
    '(coughing|cough|coughed|vomiting|vomit|vomited|throwing up|threw up|spitting|puking|puked) (up |)(bright red |lots of |a lot of |some |)blood',
    'blood (is |)(gushing|pouring|spurting|everywhere|squirting)',
    'losing (a lot of|so much|too much|lots of) blood',
  ],
  collapse: [
    '(unconscious|unresponsive|collapsed|not responding|wont wake up|will not wake up|isnt waking up|cant wake (him|her|them|my)|passed out and|no pulse|having a seizure|had a seizure|seizing|convulsing|having convulsions|foaming at the mouth)',
  ],
  fainted: ['(passed out|fainted|blacked out|lost consciousness|keep fainting|keeps fainting|seizure|seizures)'],
  pregnant: ['(pregnant|pregnancy|weeks along|baby bump|expecting)'],
  bleeds: [
    '(bleeding|blood|hemorrhage|haemorrhage|gush of water|stopped moving|not moved|hasnt moved|not moving|isnt moving|hasnt moved|no movement)',
  ],
  limb: ['(arm|leg|arms|legs|face|side|half of my body|hand)'],
  numb: ['(numb|weak|paralysed|paralyzed|limp|dead|no feeling|tingling|wont move)'],
  sudden: ['(sudden|suddenly|all at once|out of nowhere|just now)'],
  stiff: ['(stiff neck|neck is stiff|neck is so stiff)'],
  fever: ['(fever|feverish|high temperature|burning up|temperature)'],
  gas: ['(carbon monoxide|co alarm|gas leak)'],
  dying: ['(i think im dying|im dying|i am dying|feel like im dying|think i am dying|about to die|going to die right now)'],
};
