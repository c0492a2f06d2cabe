import type { Terms } from '../lexicon.ts';

const them =
  '(lo|la|le|los|las|él|ella|ellos|alguien|todos|mi esposa|mi esposo|mi marido|mi mujer|mi novio|mi novia|mi pareja|mi ex|mi madre|mi mamá|mi padre|mi papá|mi hermana|mi hermano|mi hijo|mi hija|mi bebé|mis hijos|mis niños|mi jefe|mi vecino|mi familia|mis padres|mis compañeros|mi profesor|el bebé|los niños|la gente|ese hombre|esa mujer)';

/** What people in danger say in Spanish, by what it means; parts of the rules. */
export const terms: Terms = {
  kill_self: [
    '(matarme|suicidarme|ahorcarme|colgarme|pegarme un tiro|dispararme|envenenarme|ahogarme yo|ahogarme en el|degollarme|quitarme la vida|quitarme de en medio|quitarme del medio|inmolarme|autolisis|volarme la cabeza|volarme los sesos|volarme la tapa)',
    '(me|m) ((voy a |quiero |pienso )(matar|suicidar|ahorcar|colgar|quitar la vida|pegar un tiro|disparar|envenenar|tirar|lanzar|morir|ahogar)|mato|suicido|ahorco|cuelgo|quito la vida|pego un tiro|disparo)( hoy| esta noche| ya| mañana| ahora|)',
    '(me) (mato|suicido|ahorco)',
    '(acabar|terminar|acabo|termino|acabando) con (mi vida|mi existencia|mi propia vida|todo esto de una vez|todo de una vez|todo hoy|mi sufrimiento de una vez)',
    '(cometer|intentar|intenté|planear|planeo|intento de|planeando|planeado|pensando en el|pienso en el|ideas de|pensamientos de|ganas de) suicidio',
    '(ideación|ideas|pensamientos|intenciones) suicidas',
    '(cortarme|cortar|abrirme|cortándome|rajarme|abrir) (las |)(venas|muñecas|la garganta|el cuello|la yugular)',
    '(tirarme|lanzarme|arrojarme|saltar|aventarme|saltarme|echarme|tirar|lanzar|aventar) (yo |)(de|del|desde|al|a|por|bajo|delante|debajo|frente) (el |la |un |una |lo |los |las |de |del |del último |de la |de un |de una |)(puente|balcón|edificio|tren|metro|ventana|azotea|techo|tejado|vías|precipicio|carro|coche|camión|autobús|vacío|terraza|piso|acantilado|mar|tráfico|quinto piso|alto|rieles)',
    '(se|me) (cortó|corté|ha cortado|he cortado|cortaba|abrió|abrí) las (venas|muñecas)',
    '(una bala|un tiro|la pistola|el arma|una pistola) (en|a) (la|mi) (cabeza|sien|boca)',
    '(carta|nota) (de despedida|de suicidio|suicida)',
    '(soga|cuerda) (al|en el|en mi) cuello',
    '(estrellar|estrellarme|chocar) (el coche |el carro |mi coche |mi carro |)(contra|a propósito)',
    '(hacerme|hacer) (algo malo|daño de verdad|una locura|una tontería) (a mí|esta noche|hoy|)',
  ],
  want: [
    '(quiero|quisiera|deseo|desearía|quería|querría|ganas de|gustaría|pienso|pienso en|pensando|planeo|voy a|vamos a|decidido|decidí|prefiero|preferiría|ojalá|necesito|espero|listo para|lista para|intento|intenté|sueño con|rezo|rezo por|pido a dios|pensado|pensado en|he intentado|dispuesto|dispuesta|a punto de|debería|quiere|podría|merezco|tengo que|debo|he de)',
  ],
  die: [
    '(morir|morirme|muerto|muerta|muera|estar muerto|estar muerta|la muerte|desaparecer para siempre|dejar de existir|no despertar|no despertarme|no despertar nunca|no despertar más|no volver a despertar|no existir|dejar de vivir|dormir para siempre|dormirme para siempre|no seguir viviendo|no vivir|suicidio|palmar)',
  ],
  not_living: [
    '(no|ya no|yo no) (quiero|deseo|tengo ganas de|puedo|tengo fuerzas para|aguanto|soporto|merezco|quisiera) (más |ya |)(seguir |continuar |)(vivir|viviendo|con vida|existir|estar vivo|estar viva|en este mundo|despertar|despertarme|estar aquí|con mi vida|vivo|viva|esta vida|la vida|estar en este mundo|seguir aquí|así viva|así vivo|más con la vida|existiendo)',
    'no (vale|merece) la pena (vivir|seguir|seguir viviendo|la vida)',
    '(mi |la )vida (ya |)no (tiene|tenga|vale|merece) (sentido|nada|la pena|ningún sentido)',
    '(sin|no tengo|no hay|no veo|ninguna) (ninguna |)(razón|razones|motivo|motivos|sentido) (para|de|a) (vivir|seguir|seguir viviendo|la vida|mi vida|estar vivo|estar viva|seguir adelante)',
    'sin ganas de vivir',
    '(perdí|perdido|perder|no tengo|perdiendo) (las |)ganas de vivir',
    '(estaría|estarían|estarán|estaréis|estaría todo|viviría|vivirían|estarian|serían|sería) (mucho |todos |)(mejor|más felices|mejores|mejor todos) (sin mí|muerto|muerta|si yo no|si me muero|si yo muriera|si no existiera|si desaparezco|si yo desapareciera)',
    '(todos|mi familia|mis hijos|el mundo|ellos) (estaría|estarían|estarán|estaría mucho|estarían mucho|vivirían) mejor sin mí',
    '(nadie) (me |se |)(va a extrañar|extrañaría|echaría de menos|daría cuenta|echará de menos|notaría|va a echar de menos|iba a extrañar|notaría si|importaría)',
    '(cansado|cansada|harto|harta) (ya |)(de vivir|de la vida|de existir|de seguir vivo|de seguir viva|de esta vida|de mi vida|de estar vivo|de estar viva)',
    '(ojalá|quisiera|desearía|ojala) (me muriera|me muera|no despertara|no despierte|no haber nacido|no hubiera nacido|estuviera muerto|estuviera muerta|no existiera|nunca haber nacido|morirme|no despertar|no haber despertado|me hubiera muerto|nunca hubiera nacido|me atropelle|me mate)',
    '(dormir|dormirme|acostarme) y (no|nunca) (despertar|despertarme|más despertar|volver a despertar|despertar nunca)',
    '(adiós|adios) (para siempre|mundo|mundo cruel|a todos para siempre)',
    '(es|será|este es) mi (último|última) (día|noche|mensaje|adiós|despedida|carta)',
    '(me estoy|ya me|he venido a|me) (despidiendo|despedí|despido) (de todos|para siempre|de mi familia|de mis hijos)',
    '(cuando|cuándo) (leas|lean|leáis) (esto|este mensaje|esta carta)',
    '(mañana|pronto|ya) no (voy a estar|estaré|voy a seguir|estoy) (aquí|vivo|viva|con vida|más|en este mundo)',
    '(cuántas|cuantas|suficientes) (pastillas|píldoras|tabletas) (para|necesito|hacen falta|debo|tengo que)',
    '(forma|manera|modo) (más |)(rápida|indolora|fácil|sin dolor|menos dolorosa) de (morir|matarme|suicidarme|irme)',
    'morir sin dolor',
    'dosis letal',
    '(no merezco) (vivir|estar vivo|estar viva|seguir)',
    'merezco (morir|la muerte|estar muerto|estar muerta)',
    'reunirme con (él|ella|mi madre|mi padre|mi esposo|mi esposa|mi hijo|mi hija|mi marido) en (el cielo|la muerte)',
    'mejor (muerto|muerta)',
    '(estuviera|estuviese|estar) (muerto|muerta)',
    'no quiero estar más (aquí|en este mundo|viva|vivo)',
  ],
  suicidal: ['(suicida|suicidas|tendencias suicidas|impulsos suicidas)'],
  overdose: ['(sobredosis)'],
  took: [
    '(tomé|tome|tomado|tomar|tomarme|tragado|tragué|tragar|tragarme|tomando|ingerido|ingerí|ingerir|tomo|bebido|bebí|beber|beberme|guardado|guardando|acumulado|juntado|juntando|comido|tragó|tomó|bebió|tragarse|metido)',
  ],
  many: [
    '(todas|todo|toda|frasco|caja|bote|puñado|demasiadas|muchas|montón|blíster|entero|entera|veinte|treinta|cuarenta|cincuenta|cien|20|25|30|40|50|60|80|100|todos)',
  ],
  pills: [
    '(pastillas|píldoras|tabletas|paracetamol|ibuprofeno|somníferos|medicamentos|insulina|comprimidos|diazepam|antidepresivos|ansiolíticos|cápsulas|calmantes|aspirinas|medicinas|lorazepam|clonazepam|rivotril|alprazolam)',
  ],
  poison: [
    '(lejía|cloro|veneno|raticida|matarratas|anticongelante|pila de botón|pila|pilas|pesticida|detergente|sosa cáustica|gasolina|herbicida|veneno para ratas|insecticida|desatascador)',
  ],
  harm_self: [
    '(cortarme|lastimarme|hacerme daño|herirme|autolesionarme|quemarme a propósito|autolesión|autolesiones|autolesiono|rasguñarme|castigarme|golpearme|hacerme cortes|mutilarme)',
    'me (corto|lastimo|hago daño|autolesiono|hago cortes|rajo|quemo a propósito|he cortado|he vuelto a cortar|estoy cortando|estaba cortando|he hecho cortes|hice cortes|corté|hiero|hice daño|lastimé|araño|hago heridas|golpeo a mí|pego a mí)( los brazos| las piernas| la piel| a propósito| con| otra vez| cuando| en| a mí|)',
    '(cuchilla|navaja|cigarrillo|cigarro|hoja de afeitar|cúter|cutter|encendedor) (en|sobre|a|por|contra) (mi|mis|los|las|el|la) (brazo|brazos|piernas|piel|muñeca|muslos|muñecas|pierna)',
    '(cortando|corto|cortar|quemando|quemo|arañando) (mis|los|las|mi) (brazos|piernas|muslos|piel|antebrazos|brazo)',
  ],
  kill_other: [
    '(matarlo|matarla|matarlos|matarlas|matarte|apuñalarlo|apuñalarla|estrangularlo|estrangularla|dispararle|dispararles|envenenarlo|envenenarla|asesinarlo|asesinarla|golpearlo|golpearla|ahogarlo|ahogarla|degollarlo|cargármelo|pegarle un tiro|pegarles un tiro|hacerle daño|asfixiarlo|asfixiarla|acuchillarlo)',
    `(matar|asesinar|apuñalar|disparar|estrangular|envenenar|asfixiar|hacer daño|golpear|acuchillar|degollar|quemar|ahogar|lastimar|atropellar) (a |)${them}`,
    '(lo|la|los|las) (voy|vamos|quiero|pienso) (a |)(matar|asesinar|apuñalar|quemar|envenenar|estrangular)',
    '(poner una bomba|volar|quemar|incendiar|tirotear) (en |)(la|el|mi|una|esta) (escuela|colegio|oficina|iglesia|casa|hospital|trabajo|instituto|edificio|clínica)',
    '(llevar|traer) (un arma|una pistola|un cuchillo|una bomba) (a|al) (la |)(escuela|colegio|trabajo|oficina|instituto)',
  ],
  abuser: [
    '(él|ella|marido|esposo|novio|novia|mujer|esposa|pareja|papá|padre|padrastro|madre|mamá|madrastra|tío|hermano|entrenador|profesor|ex|jefe|cuidador|hombre|alguien|abuelo|primo|sacerdote|vecino)',
  ],
  abuses: [
    'me (pega|golpea|golpeó|pegó|viola|violó|abusa|abusó|maltrata|estrangula|estranguló|ahorca|ahorcó|patea|pateó|quemó|amenaza|amenazó|encierra|encerró|toca|tocó|manosea|manoseó|obliga|obligó|forzó|fuerza|persigue|apuñaló|acosa|agarró del cuello|agarra del cuello|ha pegado|ha golpeado|ha violado|ha amenazado|ha maltratado|quiere matar|va a matar|intentó matar|quiso matar|ha intentado matar|dio una paliza|da palizas|tiene encerrada|tiene encerrado|apuntó con|apunta con|hace cosas)',
    '(amenaza|amenazó|amenazado|amenazando|jura|juró|dice|dijo) (con |que |que me va a |)(matarme|matarnos|me va a matar|nos va a matar|matar a mis hijos|va a matarme)',
  ],
  victim: [
    '(me|nos) (dijo|ha dicho|dice|juró|gritó|amenazó con) (que |)(me|nos) (va a matar|mata|matará|iba a matar|quiere matar)',
    '(me|nos) (violaron|pegaron|golpearon|secuestraron|apuñalaron|dispararon|drogaron|abusaron|estrangularon|atacaron|asaltaron y|tienen secuestrada|tienen secuestrado|tienen encerrada|tienen encerrado|maltratan|pegan|han violado|han golpeado|han pegado)',
    '(fui|he sido|soy|estoy siendo|sufro) (violada|violado|abusada|abusado|golpeada|golpeado|maltratada|maltratado|víctima de|agredida|agredido|abuso sexual|maltrato|violencia)',
    '(abusó|abusa|abusan|abusaron|abusado|abusando) (sexualmente |)de mí',
    'miedo (de |a |)(que |)(me|nos) (mate|maten|haga daño|vaya a matar|apuñale|dispare)',
    'miedo (de|a) (volver|ir|regresar) a (mi |)casa',
    '(estoy|corro) (en |)peligro',
    '(me|nos) (tiene|tienen|mantiene|dejó|deja) (encerrada|encerrado|secuestrada|secuestrado|amenazada|amenazado|bajo llave)',
    'temo por mi vida',
  ],
  voices: ['(voces|voz|dios|el diablo|demonios|demonio|satanás|la televisión|la radio)'],
  command: [
    '(dicen|dice|ordenan|ordena|mandan|manda|piden|pide|gritan|grita|obligan|susurran|susurra|exigen|decían|diciendo|hablan|dijeron) (que|me|a|para|)',
  ],
  harm_verb: ['(morir|mate|me mate|matarme|haga daño|lastime|salte|muera|corte|hacerme daño|matar|hiera|haga|tire|suicide|debo|queme)'],
  height: ['(azotea|puente|balcón|techo|ventana|acantilado|edificio|vías|andén|cornisa|precipicio)'],
  leap: ['(saltar|salto|tirarme|me tiro|lanzarme|me lanzo|voy a saltar|dejarme caer|soltarme|aventarme)'],
  hopeless: [
    '(sin esperanza|desesperado|desesperada|deprimido|deprimida|depresión|no puedo más|no aguanto más|ya no puedo|ya no aguanto|inútil|insoportable|sin salida|rendirme|me odio|odio mi vida|ataque de pánico|una carga|para qué seguir|sin fuerzas)',
  ],
  suicide_word: ['(suicidio|suicidó|se mató|se ahorcó|violación|violada|abuso|abusada|maltrato|se quitó la vida|matarse|suicidarse)'],
};
