import type { PerilClasses } from '../combinations-peril.ts';

/** What people do, plan, fear and suffer, in Spanish. */
export const peril: PerilClasses = {
  farewell: [
    '(dile|díganle|diles|díganles|decile|dígale) a (mis|mi|los|las) (hijos|hijas|niños|hijo|hija|esposa|esposo|padres|mamá|papá|familia|amigos) que (papá|mamá|su padre|su madre|yo|siempre) (los|las|lo|la|le|les) (amaba|amó|amo|quería|quiso|quiero|amé|quise)',
    '((carta|cartas|nota|notas|mensaje|video) de (despedida|adiós|suicidio)|(adiós|adios|chau|hasta siempre) (a todos|para siempre|mundo|mamá|papá|mi amor|mis amores|amigos|familia|y gracias por todo|y perdón)|gracias por (intentarlo|todo y perdón))',
    '((dile|díganle|decile|diles|díganles|dígale) (a |)(mi |mis |)(mamá|papá|madre|padre|hijos|hijo|hija|familia|esposa|esposo|padres|todos|ella|él|hermana|hermano|)(que |)(la|lo|los|las|le|les) (quiero|quise|amo|amé|quería))',
    '((mi|es mi|este es mi|esta es mi) (último|última) (mensaje|noche|día|vez|adiós|post|carta)|(no|nunca|nunca más) (me |lo |la |nos |)(van|vas|vamos|va) a (volver a |)(ver|verme|saber)( más| nunca más| de mí|)|(perdónenme|perdóname|perdonenme) (por|todos|mamá|papá)|perdón por (todo|lo que voy))',
  ],
  finish: [
    '((termino|acabo|terminar|acabar|terminaré|acabaré) con (todo|esto|mi vida|mi sufrimiento|el dolor|este dolor)|(se acaba|se termina|acabará|termina|terminará|se va a acabar) (todo|esto|el dolor|para mí)|todo (se acaba|se termina|acaba|termina|va a terminar|habrá terminado|se acabó|habrá acabado)|(poner|pongo|ponerle) fin a|me (las|los) (tomo|trago|voy a tomar) (todas|todos)|hoy me las tomo|apretar el gatillo)',
  ],
  soon: [
    '(hoy|esta noche|esta tarde|ahora|ahorita|mañana|pronto|ya|en (una|unas|dos|cinco|diez) (hora|horas|minutos)|este fin de semana|después del fin de semana|la próxima semana|cuando (todos|ella|él|mi mujer|mi marido|mamá|todo el mundo) (se (vaya|vayan|duerma|duerman)|duerma|duerman|sale|salga|llegue)|para siempre|de una vez|antes de que amanezca|al amanecer|por la mañana)',
  ],
  gone: [
    '((ya |)no (voy|vamos|va) a (estar|despertar|volver|vivir|existir|seguir aquí|amanecer|molestar)|(ya |)no (estaré|volveré|despertaré|amaneceré|existiré)|cuando (yo |)(me vaya|me muera|ya no esté|no esté|esté muerto|esté muerta)|no (lo|la|me|nos) (íbamos|vamos|van|vas|iban) a (volver a |)ver (más|nunca|otra vez)|no (me |lo |la |)(verán|verás|veremos) (más|nunca)|me voy (para siempre|de este mundo)|desaparecer para siempre)',
  ],
  entrust: [
    '((cuiden|cuida|cuídenme|cuiden bien|cuida bien|encárguense|encárgate|háganse cargo) (bien |mucho |)(de |a |)(mi|mis|la|el|los|las) (gato|gata|perro|perra|hijos|niños|mascota|mascotas|mamá|madre|papá|hermana|hermano|abuela|plantas)|(regalé|di|dejé|he regalado) (mis|mi|todas mis|todos mis) (cosas|perro|gato|ropa|guitarra|pertenencias)|testamento|mi funeral|mis contraseñas)',
  ],
  unreachable: [
    '((teléfono|celular|móvil) (está |)(apagado|muerto)|tiene el (teléfono|celular|móvil) apagado|no (contesta|responde|coge|atiende|abre)|(desapareció|desaparecido|se escapó|se fue de casa|no aparece|no ha vuelto|no volvió|se llevó|nadie sabe dónde))',
  ],
  hoard: [
    '(guardando|guardado|guardé|guardo|juntando|juntado|junté|acumulando|acumulado|compré|comprado|conseguí|conseguido|tengo|tiene|escondí|escondido|escondidas|robé|encontré|contando|conté|cargada|lista|listo|preparado|preparada|suficientes|bastantes|até|atada|colgada)',
  ],
  deadly_thing: [
    '(pastillas|píldoras|comprimidos|tabletas|somníferos|medicamentos|cápsulas|paracetamol|insulina|opioides|morfina|fentanilo|soga|cuerda|cinturón|pistola|arma|rifle|escopeta|revólver|balas|cuchillo|navaja|cuchilla|cuchillas|hoja de afeitar|bisturí|helio|carbón|manguera|raticida|veneno|pesticida|lejía|cloro|bolsa de plástico)',
  ],
  brink: [
    '(puente|azotea|techo|cornisa|acantilado|precipicio|barandilla|baranda|barandal|balcón|vías|vías del tren|las vías|tren|andén|borde|ventana|último piso|décimo piso|rascacielos|terraza|viaducto|río|presa|metro|autopista|carretera|barranco)',
  ],
  lingers: [
    '(estoy (parado |parada |sentado |sentada |)(en|sobre|al|frente|junto)|toy (en|sobre)|está (parado|parada|sentado|sentada) en|parado en|parada en|miro|mirando|subí|subido|subida|subiendo|caminando (a|al|hacia|por)|camino (a|al|hacia)|voy (al|hacia el|para el|camino)|acostado en|acostada en|esperando (el|al|en)|asomado|asomada|colgando de)',
  ],
  leap_now: [
    '((voy a|quiero|me voy a|estoy por|a punto de|pienso|dice que va a|dice que se va a|amenaza con|ganas de) (saltar|saltarme|tirarme|lanzarme|aventarme|arrojarme|tirar|lanzar)|me (tiro|lanzo|aviento|arrojo) (ya|hoy|ahora|de|del|al|desde|por)|un paso y (ya|se acaba))',
  ],
  way_out: [
    '((es|sea|parece|siento que es|como) (la |el |mi |lo |)(única |único |mejor |más fácil |)(solución|salida|respuesta|escape|opción|alivio|fácil)|la solución|la única salida|me llama|me llaman|sería tan fácil|tan fácil|no dejo de (pensar|mirar)|no paro de (pensar|mirar)|sigo pensando en)',
  ],
  no_more: [
    '((no|ya no|yo no) (puedo|aguanto|soporto|resisto|doy) (más|mas|seguir|con (esto|todo|mi vida)|esto|seguir así|vivir así)|(ya no|no) (tiene|hay) (sentido|salida|esperanza|esperanzas|futuro)|(ya |)no tiene sentido nada|(nada|todo) (tiene|ya no tiene|no tiene|perdió) (sentido|el sentido)|sin salida|odio mi vida|me odio|estoy (harto|harta|cansado|cansada) de (todo|vivir|la vida|esta vida)|me rindo|perdí (toda |)(la |)esperanza|estoy acabad(o|a)|para qué seguir)',
  ],
  do_it: ['lo (hago|haré|voy a hacer) (cuando|después|esta noche|hoy|mañana|en cuanto)'],
  decided: [
    '((ya |)(lo |)(decidí|he decidido|tengo decidido|elegí el día|elegí la fecha|está decidido|tomé la decisión|tengo todo (planeado|listo|preparado))|mi decisión|no hay vuelta atrás|hoy es el día|llegó (el día|la hora|el momento)|es la hora|ya es hora|tengo un plan|sé (cómo|cuándo|dónde) (hacerlo|lo voy|voy))',
  ],
  burden: [
    '((todos|ellos|mi familia|mis hijos|el mundo|ustedes|mis padres|mi (esposa|esposo|mujer|marido|mamá|madre|hija|hijo)|van a|va a) (estarían|estaría|van a estar|va a estar|estarán|estará|vivirían|serían|estar) (mucho |todos |)(mejor|más felices|más tranquilos) (sin mí|sin mi|si yo|cuando)|(nadie) (me |se |)(va a |)(extrañar|extrañará|extrañaría|echar de menos|echará de menos|llorar|llorará|importo|daría cuenta|va a notar|notará)|soy (una |un |solo una |sólo una )(carga|estorbo|peso) (para|de))',
  ],
  unliving: [
    '(quiero|quisiera|solo quiero|deseo) (desaparecer|dejar de existir|esfumarme|no estar|ya no estar)',
    '((no|ya no) (quiere|quiero|quería|quisiera|desea|deseo|tiene ganas de|tengo ganas de) (seguir |más |)(vivir|vivo|viva|existir|despertar|estar vivo|estar viva|viviendo|estar aquí|en este mundo|con vida)|(quiere|quería|quisiera|dice que se quiere|dice que quiere|se quiere|me quiero|quiero|prefiero|preferiría|ojalá|deseo) (morir|morirse|morirme|matar|matarse|matarme|suicidar|suicidarse|suicidarme|estar muerta|estar muerto|colgarse|ahorcarse|dormir y no despertar|dormirme y no|desaparecer para siempre)|(se|me) (quiere|quiero|va a|voy a|intentó|intenta|intenté) (a |)(matar|suicidar|colgar|ahorcar|quitar la vida|tirar del|cortar las|morir)|no despertar (nunca|más|jamás)|quitarse la vida|suicidarse|hacerse daño|se (hizo|hace|está haciendo) daño)',
  ],
  locked_in: [
    '((se|me) (encerró|ha encerrado|encerré|encierra|encierro|metió) (en|con) (el |la |su |mi |llave|)(baño|cuarto|habitación|pieza|recámara|dormitorio|)|está encerrad(o|a) en)',
  ],
  cuts: [
    '((se|me) (está |estoy |sigue |sigo |ha |he |volvió a |volví a |)(cortando|corta|corto|cortar|cortado|cortó|corté|quemando|quema|quemo|lastimando|lastima|lastimo|hiriendo|autolesiona|autolesiono|golpeando contra|araña|rasguña) (otra vez|de nuevo|los|las|el brazo|la muñeca|la pierna|ahora|con|en|demasiado|muy|mucho|hondo|profundo|más|sola|solo|cuando|los brazos|las muñecas|a propósito)|cortes en (los|las|sus|mis) (brazos|muñecas|piernas)|se corta|se está cortando|me estoy cortando|me corto)',
  ],
  sharp: [
    '(cuchilla|cuchillas|navaja|hoja de afeitar|bisturí|cúter|cutter|cuchillo|vidrio|tijeras|tijera|pastillas|soga|pistola|rasuradora|gillette)',
  ],
  at_hand: [
    '(en la mano|en las manos|en mi mano|aquí|frente a mí|a mi lado|junto a mí|en (mi|la) (muñeca|cuello|piel|brazo|garganta)|contra mi|estoy (aquí |sola |solo |sentado |sentada |en el baño |en la bañera |)con|no hay nadie|nadie en casa|sola en casa|solo en casa|al cuello|debajo de la almohada)',
  ],
  menacer: [
    '(él|ella|el|marido|esposo|novio|novia|mujer|esposa|pareja|papá|padre|padrastro|mamá|madre|madrastra|hermano|tío|primo|ex|expareja|exmarido|exnovio|tipo|tipos|hombre|hombres|vecino|alguien|unos|acosador|ladrón|casero|hijo|vienen|viene|está|banda|proxeneta)',
  ],
  lurks: [
    '((está|espera|esperando|gritando|parado|sigue|golpea|golpeando|pateando|patea|tocando|rompiendo|tumbando|aporreando) (afuera|fuera|abajo|arriba|en la puerta|la puerta|la ventana|detrás|en mi casa|en la casa|borracho|en el jardín|a la puerta|contra la puerta|furioso)|afuera|en la puerta|detrás de la puerta|me (busca|está buscando|encontró|espera|persigue|sigue)|(viene|vuelve|vuelva|regresa|llega|llegue|volvió) (hoy|ya|para|a casa|por mí|borracho|a buscarme|esta noche|en cualquier|pronto|a la casa)|viene en camino|entró (a|en) (mi|la) casa|quiere entrar|intenta entrar|sabe dónde vivo|en el otro cuarto|rompiendo (todo|cosas)|gritando)',
  ],
  dread: [
    '(miedo|terror|pánico|asustada|asustado|aterrada|aterrado|ayuda|ayúdenme|auxilio|escondida|escondido|escondidos|encerrada|encerrado|no puedo (salir|llamar|hablar|gritar|escapar)|peligro|amenaza|amenazó|matar|mata|me pega|me pegó|pegar|niños|mis hijos|por favor|qué hago|temblando)',
  ],
  arms: [
    '(cuchillo|pistola|arma|armas|rifle|escopeta|revólver|machete|hacha|martillo|bate|palo|tubo|fierro|barra|botella|gasolina|ácido|espada|navaja|destornillador|bomba|explosivos|balas|tijeras|cinturón|granada)',
  ],
  aims: [
    '(apunta|apuntando|apuntó|amenaza con|amenazando con|amenazó con|(me|nos) (puso|pone|sacó|saca)|sacó (un|una|el|la)|sostiene|persigue con|viene con|atacando con|atacó con|a la cabeza|en la cabeza|al cuello|en el cuello|blandiendo|agarró (un|una|el|la))',
  ],
  captive: [
    '(no (me|nos|la|lo) (deja|dejan|dejaba|permite|permiten) (salir|ir|irme|irnos|hablar|llamar|ver|comer|dormir|usar)|(me|nos) (tiene|tienen|encerró|encerraron|encierra|dejó|ató|amarró|mantiene) (encerrad(o|a|os|as)|atad(o|a)|amarrad(o|a)|secuestrad(o|a)|en|con llave|contra mi|retenid(o|a))|(me|nos) (quitó|quitaron|escondió) (el|los|mi|mis) (pasaporte|pasaportes|papeles|documentos|teléfono|celular|llaves)|(secuestrad(o|a)|secuestraron|secuestró|rehén|rehenes|contra mi voluntad))',
  ],
  hiding: ['(escondid(o|a|os|as)|encerrad(o|a|os|as)|me escondí|me encerré|nos escondimos|nos encerramos|escondo|metid(o|a))'],
  hideout: [
    '(armario|clóset|closet|ropero|baño|debajo de (la|mi) cama|bajo la cama|sótano|ático|cuarto con (los|mis)|garaje|de él|de mi (marido|esposo|papá|padre|ex|novio|padrastro))',
  ],
  assault: [
    'me (estrelló|azotó|reventó|golpeó|estampó|aventó|empujó) (la cabeza |la cara |)(contra|en) (la|el) (pared|piso|mesa|puerta|suelo)',
    '(la|lo|me|nos|los) está (matando|estrangulando|golpeando|ahorcando|apuñalando|violando)( a golpes|)',
    '((me|nos|la|le|lo|les) (volvió a |acaba de |está |sigue |ha |)(pegar|pegó|pegando|pega|golpear|golpeó|golpeando|golpea|golpeado|patear|pateó|pateando|ahorcar|ahorcó|ahorcando|estranguló|estrangulando|quemó|apuñaló|atacó|empujó|abofeteó|arrastró|mordió|tiró al|aventó contra|cacheteó) (otra vez|de nuevo|ahora|hoy|anoche|a |al |con|contra|en|muy|fuerte|y|cada|por|mi|mis|los|el|la|si|cuando|tan|ahorita)|(me|nos) (volvió|vuelve) a (pegar|golpear|patear|ahorcar)|(me |)(agarró|apretó|apretaba|agarra|tomó) (d|)(el|del|por el) (cuello|la garganta)|(manos|mano) (en|al|alrededor de) (mi|el) cuello|me (rompió|quebró|partió) (el|la|un|una|los)|le (está|están) (pegando|golpeando)|ojo morado)',
  ],
  kill_threat: [
    '((dice|dijo|grita|gritó|jura|juró|amenaza|amenazó|me escribió|avisó|advirtió) (con |que |)(que |)(me|nos|la|lo|los|las|va a|te) (va a |voy a |va |)(matar|mata|matará|matarme|matarnos|quemar|apuñalar|disparar|cortar|encontrar|estrangular)|(me|nos|la|lo) (va a|quiere|quieren|van a|intentó|trató de) (matar|asesinar|apuñalar|disparar|estrangular|quemar|violar) (si|hoy|a|esta|con|cuando|y|por|mi|ahora|ayuda)|amenaza(s|n|) (de muerte|con matar|con matarme)|(nos|me) va a matar a (todos|mí))',
  ],
  stalked: [
    '(hay |)(alguien|un hombre|un extraño|un tipo|un ladrón) (está |metido |)(en|dentro de) (mi|la|nuestra) (cocina|casa|cuarto|garaje|patio|sala|habitación|departamento)',
    '((me|nos) (viene|vienen|está|están|anda|andan|ha estado) (siguiendo|persiguiendo|acosando|acechando)|(me|nos) (sigue|siguen|persigue|persiguen|acosa) (un|una|alguien|desde|hasta|en|por|a|y|todo)|(alguien|un hombre|un tipo|un coche|un carro|mi ex) (me|nos) (sigue|persigue|está|viene|acosa)|se acerca cada vez|(alguien|un hombre|un tipo) (entró|está entrando|quiere entrar|intenta entrar|se metió))',
  ],
  sexual: [
    '((me|nos|la|lo) (violó|violaron|viola|violan|forzó|forzaron|manoseó|manosea|abusó|abusaron|drogó|drogaron|desvistió|desnudó)|me (tocó|toca|toquetea|tocaba) (ahí|abajo|de noche|en|cuando|las|los|mis|el|y|por)|y me toca|(entra|entró|se mete|viene) (a|en) mi (cuarto|cama|habitación|pieza) (de noche|por la noche|en la noche|cuando|borracho|y)|(me|nos) (obliga|obligan|obligó|obligaron|fuerza|fuerzan|hacen) (a |)(acostar|acostarme|acostarnos|tener|prostituir|prostituirme|desvestir|tocar|dormir|hacer cosas)|(acostarme|acostarnos) con (hombres|él|clientes|sus amigos)|(echó|echaron|puso|pusieron) algo en (mi|la) (bebida|copa|trago|vaso)|(dije|decía|digo) que no (y|pero)|abus(o|ó|a) (sexual|sexualmente|de mí|de mi hija|de mi hijo)|fotos (desnuda|desnudo|íntimas))',
  ],
  attacked: ['(violó|violaron|violado|violada|abusó de|apuñaló|estranguló|secuestró|manoseó|golpeada|golpeado|ahorcó|amarró)'],
  revenge: [
    '((van|va|vais|vas|todos van|todos|ellos|ellas|me las|me la) (a |)(pagar|pagarán|pagará|arrepentir|arrepentirse|arrepentirán|sufrir|sangrar|saber|lamentar|ver quién)|(venganza|vengarme|me vengo|me voy a vengar|me llevo a (todos|varios)|darles una lección|no (vayan|vengan) (mañana |)a la (escuela|clase)))',
  ],
  target_place: [
    '(escuela|colegio|instituto|clase|oficina|trabajo|iglesia|mezquita|sinagoga|centro comercial|concierto|hospital|universidad|facultad|clínica|juzgado|liceo)',
  ],
  intend: [
    '(voy a|quiero|quisiera|vamos a|tengo que|debo|pienso|planeo|ganas de|a punto de|listo para|necesito|podría|impulso de|impulsos de|cuando (llegue|venga|vuelva|duerma|entre)|juro que|la voy|lo voy|los voy)',
  ],
  harm_act: [
    '(matar|matarlo|matarla|matarlos|mato|apuñalar|apuñalo|apuñalarlo|acuchillar|acuchillo|disparar|disparo|dispararle|hacer daño|hacerle daño|daño|lastimar|lastimarlo|lastimarla|estrangular|estrangulo|ahorcar|ahorco|asfixiar|asfixiarlo|envenenar|enveneno|golpear|golpearlo|golpearla|pegarle|quemar|quemarlo|ahogar|ahogarlo|ahogarla|sacudir|sacudirlo|atacar|asesinar|degollar|cortarle|atropellar|tirar|aventar|reventar|liquidar)',
  ],
  victims: [
    '((mi|mis|al|a mi|a mis|a la|a los|a un) (bebé|bebe|hijo|hija|hijos|niño|niña|niños|esposa|esposo|marido|mujer|ex|mamá|madre|papá|padre|padrastro|madrastra|padres|familia|hermano|hermana|novio|novia|jefe|vecino|vecinos|profesor|profesora|maestro|compañeros|abuela|abuelo|tipo)|él|ella|ellos|todos|alguien|gente|ese (tipo|desgraciado|hombre)|lo|la|los|le|les)',
  ],
  fear_self_harm: [
    '(quemar|incendiar|prender fuego) (a |)(la|su|mi) casa (con|mientras|esta)',
    '(tirar|aventar|lanzar|estrellar|sacudir) (al|a mi|a la) (bebé|bebe|niño|niña|hijo|hija) (contra|por|al|desde)',
    '((miedo|terror|temo|susto|asusta) (de |a |que |)(que |)(le |les |la |lo |voy a |yo |)(hacerle|hacerles|hacer|haga|hago|lastimar|lastime|lastimarlo|lastimarla|golpear|golpearlo|sacudir|matar|mate|perder el control|hacerle daño|ahogar|tirar)|(impulso|impulsos|ganas|pensamientos|ideas|imágenes) de (hacerle|hacer daño|lastimar|golpear|matar|ahogar|apuñalar|estrangular|sacudir|tirar|pegarle)|casi (lo|la|le) (sacudo|sacudí|ahogo|golpeo|pego|estrangulo|tiro|mato)|sacudí al bebé|no (me puedo|puedo) controlar|no confío en mí)',
  ],
  young: [
    '(niño|niña|niños|niñas|bebé|bebe|hijo|hija|hijos|hermanito|hermanita|hermano|hermana|sobrino|sobrina|nene|nena|chico|chica|alumno|alumna|nieto|nieta|hijastro|hijastra|muchacho|muchacha|menor|menores|años)',
  ],
  maltreated: [
    '((le|les|lo|la|los|las) (están|está|siguen|sigue|)(pegando|golpeando|maltratando|pegan|golpean|golpea|pega|sacude|sacudió|encierra|encierran|tocan|toca|abusan|abusa|violan|quema|quemaron|maltrata|maltratan)|(es|son|fue|está siendo|siendo) (golpead(o|a)|maltratad(o|a)|abusad(o|a))|(solo|sola|solos) (en casa|en el coche|en el carro|desde|hace|encerrad)|(encerrad(o|a)|dentro) (en|del) (el |un |)(coche|carro|auto)|grita (pidiendo|y llora|auxilio|ayuda)|(moretones|quemaduras|marcas|golpes) (en|por)|miedo de (ir|volver) a (su |)casa|desaparecid(o|a)|no (volvió|ha vuelto|regresó) a casa|pasa hambre|golpeand(o|a) a)',
  ],
  voice: [
    '(voces|voz|dios|jesús|diablo|satanás|demonio|demonios|ángel|ángeles|alá|televisión|tele|radio|chip|extraterrestres|espíritus|algo en mi cabeza|alguien en mi cabeza)',
  ],
  orders: [
    '(dicen|dice|dijo|dijeron|ordena|ordenan|ordenó|manda|mandan|mandó|susurra|susurran|grita|gritan|pide|piden|pidió|exige|exigen|obliga|obligan|quiere|quieren|hablan)',
  ],
  ordered: [
    '((matar|mate|mata|morir|muera|saltar|salte|daño|apuñale|corte|cortar|queme|quemar|sacrificar|sacrifique|estrangule|golpee|dispare|tire|tirarme|lance|camine|caminar|meta al tráfico|ataque|obedecer|obedezca|castigar|haga)(me|lo|la|a|al|hacia|)|tengo que|debo|obedecer)',
  ],
  delusion: [
    '((es|son|está|fue|se convirtió en) (un |una |el |)(demonio|diablo|satanás|poseíd(o|a)|impostor|impostora|robot|extraterrestre|espíritu|reemplazad(o|a))|envenena(n|ndo|) (mi|la) comida|chip en|leen mis pensamientos|controlan mi mente|soy el elegido)',
  ],
  summons: [
    '((llamen|llama|llame|llamar|manden|manda|mande|envíen|envía|necesito|necesitamos|quiero|pidan) (a |)(una |un |la |al |)(ambulancia|ambulansia|policía|policia|911|112|paramédicos|médico urgente|doctor urgente|ayuda (ya|por favor|urgente|ahora|rápido)|auxilio)|(manden|envíen|mande) (a |)(alguien|ayuda)|(ayuda|ayúdenme|ayúdeme|auxilio|socorro) (por favor|ya|rápido|urgente|mi|se|está|no|me|ahora)|por favor (ayuda|ayúdenme|auxilio|manden|envíen|rápido|vengan)|(es una|es) emergencia|vengan (rápido|ya|pronto)|sálvenme|sálvenlo)',
  ],
  swallowed: [
    '(tragó|tragué|tragado|tragaron|comió|comí|comido|comieron|tomó|tomé|bebió|bebí|bebido|chupó|lamió|masticó|se metió (a|en) la boca|inhaló|inhalé|respiró|inyectó|ingirió|se comió|se tomó|se bebió|mordió)',
  ],
  not_food: [
    '(lejía|cloro|limpiador|detergente|jabón|suavizante|cápsula de|pastilla de lavavajillas|desatascador|sosa|ácido|amoníaco|desinfectante|perfume|esmalte|acetona|quitaesmalte|gasolina|diésel|queroseno|pintura|aguarrás|disolvente|pegamento|anticongelante|pesticida|insecticida|herbicida|raticida|matarratas|veneno|fertilizante|naftalina|pila|pilas|imán|imanes|moneda|canica|aguja|clavo|tornillo|vidrio|bayas|planta|hojas|adelfa|setas|hongos|cigarrillo|colillas|nicotina|marihuana|gomitas|del fregadero)',
  ],
  took_something: [
    '(tragué|tomé|tragó|tomó|bebí|bebió) (todo |toda |)(el|la|un|una|medio|media|todo|toda) (frasco|caja|blíster|botella|bote|tira|contenido|pastillero)',
    '((se metió|me metí|tomó|tomé|tomado|consumió|consumí|se tomó|me tomé|tragué|me tragué|bebió|fumó|se inyectó|inhaló|se puso|me puse) (algo|drogas|una pastilla|pastillas|éxtasis|mdma|lsd|ketamina|coca|cocaína|heroína|fentanilo|crack|demasiad(o|a|as|os)|muchas|un puñado|una botella|toda la|el doble|la insulina|algo raro|medicina|clonazepam)|insulina dos veces|sobredosis|(pastillas|paracetamol|medicamentos|clonazepam|ibuprofeno) (con|y) (vodka|alcohol|ron|tequila|cerveza|vino))',
  ],
  ill_after: [
    '(raro|rara|mal|mareado|mareada|azul|morado|vomita|vomitando|vomitamos|temblando|sueño|dormido|no despierta|inconsciente|desmayó|no responde|no reacciona|alucina|alucinando|ve cosas|taquicardia|convulsiona|espuma|confundido|confundida|sudando|pálido|calambres|diarrea|estómago|no respira|entumecid(o|a))',
  ],
  wild_food: ['(setas|seta|hongos|hongo|bayas|conserva casera|lata inflada|planta silvestre|raíces|semillas de|pez globo)'],
  me: ['(yo|me|mi|mis|mí|nos|nuestro|nuestra|estoy|tengo|siento|quiero|puedo)'],
  grim: [
    '(morir|morirme|muero|muere|muerto|muerta|muerte|matar|mata|mato|suicidio|suicida|sobredosis|sangre|sangra|sangrando|sangro|cuchillo|arma|pistola|soga|cuchilla|navaja|veneno|envenenado|tragó|tragué|inconsciente|desmayó|desmayo|desmayé|colapsó|convulsiona|convulsión|respirar|respira|aire|ahoga|ahogo|asfixia|derrame|infarto|pecho|entumecid(o|a)|paralizad(o|a)|hinchad(o|a)|hincha|confundid(o|a)|voces|amenaza|amenazó|pega|pegó|golpea|golpeó|golpes|daño|cortando|corto|violó|violación|abusa|abusó|abuso|toca|tocó|atacó|apuñaló|miedo|pánico|peligro|encerrad(o|a)|ambulancia|policía|emergencia|desesperad(o|a)|solo|sola|adiós|desaparecer|carga|rendirme|llorando|saltar|fiebre|insoportable|peor dolor|flojito|morado|azul|sálvenme|aborto)',
  ],
  calm: [
    '(ajedrez|encías|cepillar|juego|juegos|nivel|película|serie|temporada|capítulo|libro|novela|podcast|noticias|artículo|ensayo|tarea|curso|clase|formación|examen|tesis|equipo|partido|gol|goles|tiempo|servidor|proceso|script|código|impresora|computadora|batería|factura|reembolso|formulario|jaja|jajaja|hace (muchos |seis |diez |dos |tres |cinco |)años|años después|el año pasado|(19|20)(0|1|2|4)(0|1|2|3|4|5|6|7|8|9)|terapeuta|terapia|receta|cita|revisión|análisis|presión|cuánto dura|qué se hace|normal|vacuna|reunión|tráfico|chiste|risa|maratón|gimnasio|pizza|café|broma|boda|concierto|licencia|seguro|de (niño|niña|adolescente)|estoy bien|todo bien|leve|un poco|gato|perro|pez|planta|alergia|ruido|para mi|aburrid(o|a)|tabla|proyecto|ascenso|papel pintado|jefe|calor|hambre|sueño|corbata|curiosidad|solo (quiero|necesito))',
  ],
};
