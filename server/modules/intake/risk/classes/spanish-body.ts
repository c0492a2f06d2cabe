import type { BodyClasses } from '../combinations-body.ts';

/** What can be seen and felt of a body in danger, in Spanish. */
export const body: BodyClasses = {
  other: [
    '(él|ella|alguien|le|les|(mi|mis|su|nuestro|nuestra|el|la|un|una|al) (pequeño |pequeña |pobre |mejor |)(marido|esposo|esposa|mujer|pareja|mamá|madre|papá|padre|hijo|hija|hermano|hermana|abuela|abuelo|abuelita|abuelito|tío|tía|primo|prima|sobrino|sobrina|amigo|amiga|novio|novia|compañero|compañera|vecino|vecina|colega|jefe|niño|niña|nene|nena|bebé|bebe|recién nacido|chico|chica|señor|señora|hombre|nieto|nieta|suegra|suegro|cuñado|guagua|gordo|paciente|hijito|hijita|muchacho|muchacha)|mamá|papá|abuela|abuelo)',
  ],
  small: [
    '(bebé|bebe|bebita|bebito|recién nacido|recién nacida|lactante|guagua|nene|nena|niño|niña|hijo|hija|hijito|hijita|gemelos|nieto|nieta|(días|semanas|meses|años) de edad|de (tres|dos|una|cuatro|cinco|2|3|4|5) (semanas|meses|días))',
  ],
  unmoving: [
    '(no|ya no|ni|casi no|apenas|nunca) (se |me |nos |lo |la |puedo |podemos |logro |quiere |)(mueve|despierta|despierto|despertar|despertarlo|despertarla|despierta bien|reacciona|responde|contesta|respira|respirar|abre los ojos|vuelve en sí|recupera|reaccionar)',
    '(inconsciente|desmayado|desmayada|sin (conocimiento|sentido|pulso|respirar|vida|reaccionar|respiración)|desvanecido|desvanecida|flojito|flojita|flácido|flácida|tieso|tiesa|inmóvil|como muerto|como muerta|desvanecida)',
    'no (tiene|hay|siento|le siento|le encuentro) (el |)(pulso|respuesta|reacción|latidos)',
  ],
  fallen: [
    '(se cayó|cayó|cae|se cae|caído|caída|se desplomó|desplomado|desplomada|se desmayó|desmayó|se desvaneció|colapsó|(en|al) el (suelo|piso)|al (suelo|piso)|tirado|tirada|tumbado en|en la bañera|bajo el agua|en la piscina|boca abajo)',
  ],
  ill_breath: [
    '(pedazo|trozo|hueso|moneda|algo|uva|caramelo|comida|espina) (de (manzana|carne|pan|comida|pollo|salchicha) |)(en|atorado en|atascado en|atravesado en) (la|su|mi) garganta',
    '(respira|respirar|respiración|respirando) (muy |tan |como |bien |)(raro|rara|rápido|rápida|mal|fuerte|agitado|agitada|lento|despacio|con dificultad|con esfuerzo|ruidoso|entrecortado|ronquidos|poquito)',
    '(jadea|jadeando|se ahoga|ahogando|ahogándose|atragantado|atragantada|atragantó|atraganta|sin aire|falta (de |)aire|le falta el aire|sin aliento|estertores|quejidos|quejido|silba el pecho|le silba|pitidos|pita el pecho|boqueando|(ronca|roncando) (raro|rara|extraño)|asfixia|asfixiando|asfixiándose)',
    '(se le |le )(hunden|meten|marcan|hunde) (las |el |)(costillas|pecho|garganta)',
    '(no puede|no puedo|sin poder) (ni |)(hablar|terminar|decir|completar) (una |dos |)(frase|palabras|bien|)',
    '(se le |se me |tiene algo |algo )(atoró|atascó|quedó|atorado|atascado)',
  ],
  choked: ['(atragantó|atragantado|atragantada|atraganta|atragantando|ahoga|ahogando|ahogándose|atoró|atorado|atorada|asfixia|asfixiando)'],
  cannot_speak: ['(no|ya no|ni) (puede|puedo|logra|consigue) (ni |)(hablar|toser|gritar|tragar|contestar|respirar)'],
  seizing: [
    '(convulsiona|convulsionando|convulsión|convulsiones|temblando todo|se sacude|sacudiéndose|sacudidas|espuma|ojos (en blanco|volteados|virados|para atrás)|se (puso|pone|quedó) (tieso|tiesa|rígido|rígida)|(dio|da|dando) un ataque|ataque epiléptico|se mordió la lengua)',
  ],
  not_back: ['(no (vuelve en sí|despierta|para|reacciona|se le quita|se le pasa)|(cinco|diez|5|10|15|20) minutos|otra vez|uno tras otro)'],
  discoloured: [
    '(labios|cara|piel|manos|dedos|uñas|boca|está|esta|se puso|se pone|se está poniendo|poniendo|ella|él) (muy |todo |toda |medio |los |la |)(azul|azules|azulado|azulada|morado|morada|morados|moradas|gris|grises|pálido como|amoratado|moteada|violeta)',
    '(sudor frío|sudando frío|sudores fríos|moteada|marmórea|cianótico|cianótica|blanco como|blanca como)',
  ],
  muddled: [
    '(confundido|confundida|desorientado|desorientada|delirando|delira|incoherente|incoherencias|(habla|dice|hablando|diciendo) (puras |muchas |cosas |)(raro|tonterías|incoherencias|disparates|sin sentido|raras|enredado|como borracho|como borracha)|no sabe (dónde|quién|donde|quien)|no (me|nos) (reconoce|conoce)|no puedo pensar|como borracho|como borracha|atontado|atontada)',
  ],
  drowsy: [
    '(dormido|dormida|somnoliento|somnolienta|adormilado|adormilada|aletargado|aletargada|decaído|decaída|se queda dormido|se queda dormida|flojo|flojito|flojita|sin fuerzas|inconsciente|desmayado|desmayada|mucho sueño|atontado|mareado)',
  ],
  vomits: [
    '((no (para|deja|paro|dejo) de |)vomitar|vomita|vomitar|vomitando|vómito|vómitos|vomitó|vomitamos|vomitado|devuelve todo|devolviendo|no retiene|no retengo|no retiene nada|arrojando)',
  ],
  shaky: [
    '(sudando|sudo|suda|sudor|temblando|tiemblo|tiembla|mareado|mareada|mareo|mareos|desmayo|me desmayo|desmayé|desmayó|desmayar|desmayarme|débil|pálido|pálida|confundido|confundida|raro|rara|no puedo pensar|visión borrosa|veo borroso|veo negro|se me nubla|alucinando|ve cosas)',
  ],
  hot: [
    '(fiebre|calentura|temperatura|ardiendo|escalofríos|tiritando|38 (1|2|3|4|5|6|7|8|9)|39( (0|1|2|3|4|5|6|7|8|9)|)|40( (0|1|2|3|4|5|6|7|8|9)|)|41)',
  ],
  rash: ['(manchas|manchitas|sarpullido|ronchas|puntos rojos|puntitos|petequias|moretones por todo|moretones)'],
  stays: [
    '(no se (van|va|quitan|quita|borran|borra|aclaran|desaparecen)|no (desaparecen|desaparece)|vaso|al apretar|al presionar|moradas|se extienden|se extiende)',
  ],
  neck: [
    '((cuello|nuca) (está |muy |tan |)(rígido|rígida|tieso|tiesa|duro|dura)|rigidez (en|de) (el |la |)(cuello|nuca)|no puede (doblar|mover|bajar) (el |la |)(cuello|cabeza)|le molesta la luz|no aguanta la luz)',
  ],
  new_baby: [
    '(recién nacido|recién nacida|lactante|(de |tiene |)(1|2|3|4|5|6|7|8|9|10|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|pocos|pocas) (día|días|semana|semanas)|(dos|tres|2|3|un) (mes|meses)|bebé|bebe|guagua)',
  ],
  not_feeding: [
    '(no (quiere|ha querido|puede) (comer|mamar|tomar|beber|el pecho|el biberón|la teta)|no (mama|come|toma|bebe|moja|ha mojado|orina)|rechaza el|pañal seco|llanto (raro|agudo)|fontanela|mollera|ojos hundidos)',
  ],
  head_hit: [
    '(sale|saliendo|salió) (sangre|líquido|agua) (por|de|del) (el |los |la |)(oído|oídos|oreja|nariz)',
    '((golpeó|golpeé|pegó|dio|golpe|cayó|golpearon|golpeado|pegué) (un golpe |se |)(en |de |)(la cabeza|la nuca|cabeza)|golpe (fuerte |)en la cabeza|traumatismo|cayó de cabeza|se abrió la cabeza)',
  ],
  crash: [
    '(cayó|caí|cayo|resbaló|resbalé) en (la|el) (ducha|baño|bañera|cocina|calle|hielo|jardín)',
    'se (me |le |)cayó (el|la|mi) (bebé|bebe|niño|niña|recién nacido|guagua)',
    '(después|desde) de (la caída|el accidente|caerse)',
    '((caí|caímos|cayó|cayo|cai|caído|caerse|tiró) (de|desde|por) (la |el |las |un |una |)(escalera|escaleras|techo|caballo|árbol|balcón|andamio|ventana|bici|bicicleta|moto|cama|azotea|cambiador|litera)|choque|accidente|atropelló|atropellado|atropellaron|electrocutado|electrocutó|descarga eléctrica|ahogado|ahogándose|atrapado|atrapada|aplastado|bajo el agua)',
  ],
  no_feeling: [
    '(no (siento|siente|puedo mover|puede mover|muevo|mueve|me siento) (las |los |la |el |mis |mi |sus |su )(piernas|pierna|brazos|brazo|pies|manos|mano|cuerpo|lado)|paralizado|paralizada|se ve el hueso|hueso (salido|afuera|de fuera))',
  ],
  one_side: [
    '(un lado|de un lado|lado (izquierdo|derecho)|media cara|medio cuerpo|(el|un|mi|su|la|una) (brazo|pierna|mano|ojo|pie|boca|cara)( izquierdo| izquierda| derecho| derecha|)|comisura)',
  ],
  fails: [
    '(baba|babea|babeando|saliva se le cae)',
    '(torcida|torcido|chueca|chueco|caída|caído|colgando|colgado|dormido|dormida|débil|sin fuerza|sin fuerzas|paralizado|paralizada|adormecido|adormecida|entumecido|entumecida|no (se |le |me |)(mueve|responde|responden)|ciego|hormiguea|hormigueo|desviada|desviado)',
  ],
  drags: [
    '((arrastra|arrastro|arrastrando) (el|la|un|una) (pie|pierna)|camina como borracho|no puede caminar (derecho|recto)|se (va|inclina) (para|de|hacia) un lado|se le caen las cosas)',
  ],
  lost_words: [
    '(no (encuentra|encuentro|le salen|me salen|puede decir|logra decir) (las |)palabras|(habla|hablo|hablando) (enredado|trabado|arrastrado|como borracho|como borracha|pastoso|raro de repente)|arrastra(ndo|) las palabras|se le (traba|enreda) la lengua|balbucea|no se le entiende (nada|lo que)|no puede hablar (bien|de repente))',
  ],
  lost_sight: [
    '(no veo (nada |)(por|con|de|en) (un|el) ojo|(perdí|perdió|pierdo) la (vista|visión)|me quedé ciego|veo (doble|lucecitas|luces|estrellas|manchas|borroso|negro)|ve (doble|lucecitas|borroso)|visión (doble|borrosa))',
  ],
  headache: [
    '(dolor de cabeza|duele (mucho |muchísimo |horrible |)la cabeza|cabeza (me |)(estalla|explota|va a estallar)|migraña|cefalea|jaqueca)',
  ],
  worst: [
    '(peor|más fuerte de mi vida|de golpe|repentino|nunca antes|estalla|explota|insoportable|horrible|terrible|espantoso|brutal|de repente|de pronto|fortísimo|muchísimo)',
  ],
  sudden: [
    '(de repente|de pronto|repentinamente|de golpe|de un momento a otro|desde esta mañana|hace una hora|hace un rato|hace minutos|al despertar|ahora|ahorita)',
  ],
  heart: ['(pecho|corazón|corazon|esternón|mandíbula|tórax)'],
  presses: [
    '(opresión|presión|presion|oprime|aprieta|apretado|dolor|duele|ardor|quema|punzada|punzadas|pesado|peso|elefante|piedra|agarra|agarrando|aplasta|aplastando|pinchazo|pinchazos)',
  ],
  races: [
    '(acelerado|acelerada|late muy|palpita|palpitaciones|desbocado|a mil|irregular|salta|se para|se detiene|aletea|galopa|taquicardia|180|170|190|200|160|150|se me sale)',
  ],
  spreads: [
    '((al|el|hacia el|por el|a la|en el|a los|la|hasta el|hasta la) (brazo|brazos|mandíbula|cuello|espalda|hombro)|sudando|sudor|sudo|náuseas|mareado|mareada|falta el aire|me ahogo|pálido|pálida|gris|frío)',
  ],
  swollen: [
    '(hincha|hinchando|hinchado|hinchada|hinchados|hinchó|hinchan|inflamando|inflamada|inflamado|inflama|cierra|cerrando|cerrado|aprieta|gruesa|enorme|hormiguea|crece)',
  ],
  airway_part: ['(labios|labio|lengua|garganta|cara|boca|ojos|cuello|párpados)'],
  trigger: [
    '(picó|pico|picadura|picado|abeja|avispa|hormiga|maní|maníes|cacahuate|cacahuete|cacahuetes|nuez|nueces|almendra|camarón|camarones|mariscos|gambas|pescado|sésamo|leche|huevo|kiwi|látex|penicilina|antibiótico|amoxicilina|vacuna|inyección|contraste|medicina nueva|pastilla nueva|alérgico|alérgica|alergia|epipen)',
  ],
  reacts: [
    '(habones|urticaria|ronchas por todo|silba|pecho cerrado|no puede respirar|no puedo respirar|garganta|lengua|labios|hincha|hinchada|hinchado|mareado|vomita|ronca|se ahoga|me ahogo|falta el aire)',
  ],
  blood: ['(sangre|sangra|sangrado|sangrando|sangro|hemorragia|herida|desangra|desangrando|sangrar)'],
  flows: [
    '(no (para|deja|se detiene|se corta|paro|se le corta|se le quita|puedo parar|hay forma)|por todos lados|por todas partes|por todo|a chorros|chorros|chorreando|mucha|mucho|muchísima|bastante|demasiada|empapado|empapada|toallas|charco|(dos|una|2|tres) horas?|sintrom|anticoagulante|anticoagulantes|coágulos|litros|abundante|brota)',
  ],
  gravely_cut: [
    '((motosierra|sierra|hacha|vidrio|cuchillo|machete|cortadora|taladro|clavo|amoladora) (en|se me fue|me cortó|clavado|atravesó|hondo|profundo)|con la (motosierra|sierra|amoladora|cortadora) en|(corté|cortó|arrancó|arranqué|amputó|mordió) (un|el|la|el pedazo de|la punta del|parte del) (dedo|pulgar|mano|pie|oreja|brazo)|(hasta|se ve) el hueso|arteria|(demasiado|muy) (profundo|hondo))',
  ],
  inner_blood: [
    '((tosiendo|toso|tose|escupiendo|escupo|escupe|vomitando|vomito|vomita|vomité|vomitó|orino|orina|cago) (mucha |pura |)(sangre|coágulos|como café)|sangre (en el vómito|en las heces|por el oído|por los oídos|por el ano|por la boca)|(heces|popó|caca|deposiciones|excremento|evacuaciones) (son |es |están |)(negras|negra|negro|con sangre|sangre)|negras? como (alquitrán|brea|petróleo)|como posos de café)',
  ],
  expecting: [
    '(embarazada|embarazo|encinta|gestación|(de |)(2|3|4)(0|1|2|3|4|5|6|7|8|9) semanas|(siete|ocho|nueve|seis|cinco) meses|contracciones|parto|di a luz|dio a luz|cesárea)',
  ],
  womb_alarm: [
    '(sangro|sangra|sangrado|sangrando|sangre|manchado|(no|casi no|ya no) (siento|se|lo siento|la siento) (a |al |mi |el |)(bebé |bebe |)(mover|moverse|mueve|que se mueva|movimientos)|no (siento|se mueve) (al|el|mi|a mi) (bebé|bebe)|no se mueve|menos movimientos|rompí (aguas|fuente|la fuente)|aguas|cordón|lucecitas|luces|borroso|hinchada|hinchado|dolor de cabeza horrible|fuerte dolor|mucho dolor|dolor terrible|caí de (panza|barriga)|(patada|golpe|golpeó) en (la|el) (panza|barriga|vientre)|fiebre|ya viene)',
  ],
  cord: [
    '((se ve|veo|siento|sale|asoma|salió) (ya |)el cordón|cordón (afuera|salido|enredado)|ya viene el bebé|se (le |)ve la cabeza|(está|estoy) (naciendo|pariendo|dando a luz))',
  ],
  waters: ['((rompí|rompió|se me rompió|se rompió) (la |)(aguas|fuente|bolsa)|rotura de (aguas|bolsa))'],
  sugar: ['(diabético|diabética|diabetes|insulina|azúcar|azucar|glucosa|glucemia|hipoglucemia|glucómetro)'],
  sugar_wrong: [
    '(está|estaba|tiene|tenía|anda) (muy |)(baja|bajo)',
    '(dos veces|doble|demasiada|de más|equivocada|muy baja|muy bajo|bajísima|por los suelos|bajando|bajada|marca (lo|hi|bajo)|temblando|tiembla|tiemblo|sudando|suda|confundido|confundida|incoherencias|no despierta|desmayó|inconsciente|vomita|no retengo|no retiene|mareado|mareada|convulsiona|como borracho)',
  ],
  fumes: [
    '(estufa|calefactor|calentador|brasero|parrilla|carbón|generador|escape|motor encendido|chimenea|caldera|gas|humo|monóxido|vapores|alarma|cloro con)',
  ],
  fume_ill: [
    '((nos|a todos|todos|les) (duele|duelen|dolemos|sentimos|estamos) (la cabeza|mareados|mal)|dolor de cabeza|duele la cabeza|mareados|mareado|mareada|desmayó|desmayé|huele|olor|suena|encerrados|atrapados|no podemos respirar|náuseas)',
  ],
  burnt: ['((agua|aceite|café|sopa|té) (hirviendo|caliente|hirviente)|fuego|llamas|ácido|quemó|quemé|quemado|quemada|quemadura|incendio)'],
  burnt_where: [
    '(cara|pecho|panza|piernas|brazos|espalda|cabeza|cuerpo|ojos)',
    '((en|por|sobre|toda|todo) (la |el |los |las |su |todo el |toda la |)(cara|pecho|cuerpo|piernas|brazos|espalda|cabeza|panza|ojos)|piel (se cae|se desprende|levantada)|ropa (en llamas|ardiendo)|casa (en llamas|se quema|incendia)|atrapad(o|a|os))',
  ],
};
