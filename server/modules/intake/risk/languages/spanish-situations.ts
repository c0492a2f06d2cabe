import type { Rule, Terms } from '../lexicon.ts';

const those =
  '(mi mamá|mi madre|mi papá|mi padre|mi hermana|mi hermano|mis hermanos|mis hijos|los niños|mi hijo|mi hija|mi bebé|mi esposa|mi esposo|nosotros|mí)';

/** What is happening around somebody who writes in Spanish, by what it means; joined with the other terms of the language. */
export const terms: Terms = {
  pills: [
    '(pastis|pepas|sertralina|citalopram|fluoxetina|quetiapina|litio|zopiclona|zolpidem|codeína|tramadol|morfina|metadona|heroína|xanax|valium|betabloqueantes|anticoagulantes|analgésicos|antihistamínicos|pastilla|pastillas para dormir|tranquilizantes)',
  ],
  took: ['(inyecté|inyectó|inyectado|puse|metí|tragado|zampé|mandé)'],
  many: ['(demasiada|mucha|toda la|medio frasco|media botella|decenas|docenas|un puñado|el doble|el triple)'],
  poison: [
    '(aguarrás|diluyente|thinner|limpiahornos|ácido|sosa|cápsula de detergente|cápsulas de lavadora|alcohol de quemar|limpiador|jabón)',
  ],
  child: ['(bebé|niño|niña|hijo|hija|hijito|hijita|nene|nena|nieto|nieta|guagua)'],
  ate: ['(tragó|comió|tomó|bebió|metió a la boca|se comió|se tragó|ha tragado|ha comido)'],
  limp: [
    '(azul|morado|morada|flácido|flácida|gris|desmayado|desmayada|sin moverse|no se mueve)',
    'respira (muy |tan |)(mal|lento|raro|poco|despacio|con dificultad)',
  ],
  no_breath: [
    '(labios|uñas|cara|dedos) (se me |se le |se le están |se me están |están |)(poniendo |ponen |pusieron |puestos |)(azules|azul|morados|morada|morado|grises|violeta)',
  ],
  collapse: [
    '(no|ni) (reacciona|responde|contesta|se despierta|despierta|se mueve|vuelve en sí)',
    '(ojos) (en blanco|volteados)',
    '(está|quedó|se quedó|cayó) (tirado|tirada|tieso|tiesa|desplomado|desplomada)',
    'espuma por la boca',
  ],
  limb_still: [
    '(no|sin|no puede|no logra) (mueve|mover|levanta|levantar|siente|sentir) (el|la|su|medio|un) (brazo|pierna|mano|lado|cuerpo)',
  ],
  speaks: ['(habla|hablar|hablando|dice|palabras|frases)'],
  nonsense: ['(raro|rara|enredado|incoherencias|cosas sin sentido|no se le entiende|sin sentido|trabado|trabada|no salen|balbucea)'],
  allergen: [
    '(picó|picadura|abeja|avispa|maní|cacahuate|cacahuete|nueces|mariscos|camarones|penicilina|antibiótico|vacuna|inyección|ronchas|urticaria|sarpullido|alergia|alérgico|alérgica)',
  ],
  airway: [
    '(no puedo tragar|no puedo respirar|me ahogo|garganta apretada|cierra la garganta|hincha la lengua|hincha la cara|hinchan los labios|labios hinchados|lengua hinchada|cara hinchada|me silba el pecho|falta el aire)',
  ],
  bleeding: [
    '(sangro|sangra|sangrando|sangré|sangró) (un |)(montón|harto|bastante|muchísimo|tanto|como loco|como loca|a mares)',
    '(mucha|muchísima|demasiada|tanta|un charco de|cantidad de|charcos de) sangre',
    '(más profundo|más hondo) de lo que',
    '(empapo|empapé|empapando|mancho|manché) (una |dos |tres |)(toalla|toallas|compresa|compresas|venda)',
  ],
  attacks: [
    '(me|nos) (está|sigue|estaba|anda|vive|vuelve a|quiere|intenta|trata de) (pegando|golpeando|ahorcando|estrangulando|pateando|amenazando|maltratando|violando|persiguiendo|apuñalando|pegar|golpear|ahorcar|estrangular|violar|apuñalar)',
    '(me|nos) (pegó|golpeó|encerró|violó|estranguló|ahorcó|apuñaló|pateó|empujó contra|cacheteó|tiró al suelo|quemó con|cortó con|golpea|pega|viola|estrangula|ahorca|patea)',
    `(le|les) (está |están |)(pega|pegando|pegó|golpea|golpeando|golpeó|grita y golpea|ahorcando|ahorca) a ${those}`,
    `(golpea|golpeando|golpeó|ahorca|ahorcando|apuñaló|mató|apuñalando) a ${those}`,
    '(dice|dijo|jura|grita|amenaza con|amenazó con|juró|repite) (que |)(me|nos|la|lo|los) (va a |quiere |viene a |)(matar|mata|matará|apuñalar|quemar|disparar)',
    '(golpea|patea|rompe|está rompiendo|tira|golpeando) (la|mi) (puerta|ventana)',
  ],
  attacker: [
    '(él|ella|marido|esposo|novio|novia|mujer|esposa|pareja|papá|papi|padre|padrastro|madre|mamá|tío|hermano|ex|hombre|vecino|alguien|tipo)',
  ],
  holds: ['(tiene|trae|agarró|sacó|con|lleva|tomó|carga)'],
  weapon: ['(cuchillo|pistola|arma|machete|bate|martillo|navaja|hacha|escopeta|revólver)'],
  afraid: ['(miedo|escondido|escondida|encerrado|encerrada|ayuda|ayúdenme|no puedo salir|matar|matarme|me va a|amenaza|grita)'],
  cannot_call: ['no puedo (llamar|hablar|telefonear|gritar)'],
  near: ['(otra pieza|otro cuarto|al lado|afuera|abajo|en la puerta|por volver|va a volver|vuelve|escuchando|aquí)'],
  harm_verb: ['(apuñale|golpee|asesine|ahogue|acuchille|empuje|estrangule|dispare)'],
  fear_self: ['(miedo de|miedo a|ganas de|impulso de|impulsos de|a punto de|casi)'],
  harm_them: [
    '(hacerle daño|lastimar|pegarle|matar|ahogar|sacudir|hacer daño|lastimarlo|lastimarla) (a |)(mi bebé|mi hijo|mi hija|mis hijos|mi esposa|mi mamá|alguien)',
  ],
  kill_other: ['(los|las|lo|la|te) (mato|apuñalo|acuchillo|degüello|quemo vivo|quemo viva|hago pedazos)( a todos| a todas|)'],
  edge: ['(puente|azotea|cornisa|precipicio|vías|acantilado|techo|viaducto|baranda|barandal)'],
  stands: ['(estoy|toy|parado|parada|sentado|sentada|subí|subido|subida|esperando)'],
  means: ['(soga|cuerda|pistola|navaja|cuchilla|arma|cinturón|revólver|hoja de afeitar)'],
  ready: [
    '(listo|lista|preparada|preparado|garaje|baño|cuarto|al lado|en la mano|en la mesa|cargada|compré|comprado|amarrada|atada|esta noche|hoy)',
  ],
  not_living: [
    '(acabar|terminar|acabo|termino) con todo',
    'nadie (me |)(va a |)(extraña|extrañar|extrañará|llorar|echar de menos|notar)',
    'mañana (ya |)no (despierto|amanezco|despertaré|voy a despertar|voy a estar|estaré)',
    '(cuiden|cuida|cuídenme) (a |de |)(mis|mi) (hijos|hijo|hija|niños|padres|mamá|perro|familia)',
    '(díganle|dile|diles|díganles) a (mi|mis) (hijos|hijo|hija|mamá|madre|familia|esposa|esposo|papá) (que|cuanto|cuánto)',
    '(hoy|esta noche|mañana|ahora) (mismo |)(lo |me )(hago|voy para siempre|termino|acabo)',
    'no quiero (seguir|estar) (más |)(aquí|acá)',
  ],
  pregnant: ['(de|con) (cuatro|cinco|seis|siete|ocho|nueve|4|5|6|7|8|9) meses'],
  urgent: [
    '(ahora|ahora mismo|ya mismo|hoy|esta noche|minutos|ayuda|por favor|rápido|urgente|de repente|recién|mañana|miedo|hace un rato)',
  ],
  grave: [
    '(sangre|sangro|sangrando|cuchillo|pistola|soga|pastillas|morir|muerto|muerte|matar|mato|golpea|pega|ahorca|inconsciente|azul|morado|respira|respirar|tragó|saltar|suicidio|veneno|dormida|hinchado|hinchada|convulsiona|ahoga|quema|desmayó)',
  ],
};

/** Which of these, one after the other, are a sign of danger. */
export const rules: readonly Rule[] = [
  { code: 'poisoning', level: 'emergency', seq: ['child', 'ate', 'pills'], gap: 4 },
  { code: 'poisoning', level: 'emergency', seq: ['ate', 'poison'], gap: 4 },
  { code: 'overdose', level: 'emergency', seq: ['took', 'many', 'pills'], gap: 4 },
  { code: 'collapse', level: 'emergency', seq: ['child', 'limp'], gap: 3 },
  { code: 'stroke', level: 'high', seq: ['limb_still'] },
  { code: 'stroke', level: 'high', seq: ['speaks', 'nonsense'], gap: 1 },
  { code: 'anaphylaxis', level: 'emergency', seq: ['allergen', 'airway'], gap: 10 },
  { code: 'anaphylaxis', level: 'emergency', seq: ['airway', 'allergen'], gap: 10 },
  { code: 'abuse', level: 'high', seq: ['attacks'] },
  { code: 'abuse', level: 'high', seq: ['attacker', 'holds', 'weapon', 'afraid'], gap: 8 },
  { code: 'abuse', level: 'high', seq: ['holds', 'weapon', 'afraid'], gap: 5 },
  { code: 'abuse', level: 'high', seq: ['cannot_call', 'near'], gap: 5 },
  { code: 'violence', level: 'high', seq: ['fear_self', 'harm_them'], gap: 2 },
  { code: 'suicide', level: 'high', seq: ['stands', 'edge'], gap: 3 },
  { code: 'suicide', level: 'high', seq: ['means', 'ready'], gap: 4 },
  { code: 'urgency', level: 'review', seq: ['grave', 'urgent'], gap: 12 },
  { code: 'urgency', level: 'review', seq: ['urgent', 'grave'], gap: 12 },
];
