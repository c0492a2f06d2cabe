/** Words that people shorten or spell as they sound, and what they stand for. */
export const spellings: Readonly<Record<string, string>> = {
  tonite: 'tonight', '2nite': 'tonight', '2night': 'tonight', tmrw: 'tomorrow', tmr: 'tomorrow', '2moro': 'tomorrow', tomoz: 'tomorrow',
  rn: 'right now', bf: 'boyfriend', gf: 'girlfriend', hubby: 'husband', missus: 'wife', thru: 'through', goin: 'going', gna: 'gonna',
  imma: 'going to', ima: 'going to', finna: 'going to', tryna: 'trying to', wana: 'want to', ppl: 'people', smn: 'someone', sum1: 'someone', some1: 'someone',
  every1: 'everyone', u: 'you', r: 'are', hes: 'he is', shes: 'she is', theyre: 'they are', hell: 'he will', bc: 'because', cuz: 'because', ystd: 'yesterday', liv: 'live', livin: 'living', dyin: 'dying', bleedin: 'bleeding', breathin: 'breathing', killin: 'killing',
}; // prettier-ignore

/** How somebody speaks of danger who asks about it or tells of news, lessons and films. */
export const frames: readonly string[] = [
  '(article|articles|essay|documentary|podcast|book|film|movie|series|news|lecture|seminar|course|presentation|homework|thesis|paper|study|report|research|training|poster|class) (about|on|in|at|for|of)',
  '(news|newspaper|paper|radio|documentary|film|movie|series|book) (said|says|reports|reported|showed|shows|had|where)',
];

/** How somebody speaks of an illness who asks what it is, or had it long ago. */
export const aside: readonly string[] = [
  'what (should|do|would|can|could) (i|you|we|one|people) do (if|when) (somebody|someone|a person|anyone|people|a patient)',
  'for (my|our|a|the|his|her) (training|course|class|exam|homework|essay|first aid course)',
  '(years|decades) (ago|back|later)',
  '(in|since|back in|from) (19|20)(0|1|2|7|8|9)(0|1|2|3|4|5|6|7|8|9)',
  '(as|when i was|when he was|when she was) a (child|kid|boy|girl|teenager|baby|student)',
  '(fine|okay|well|good|healthy|recovered|better) (since|ever since|since then)',
  '(what is|what are|what does|what do|understand what|explain what|meaning of|definition of|signs of|symptoms of|learn about|read about|reading about|heard about|difference between|prevention of|teach)',
];
