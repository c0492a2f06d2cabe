/** Words as chats spell them, and what they stand for. */
export const spellings: Readonly<Record<string, string>> = {
  toy: 'estoy', ta: 'esta', tá: 'esta', tan: 'estan', q: 'que', k: 'que', ke: 'que', x: 'por', xq: 'porque', pq: 'porque', pa: 'para', m: 'me', mas: 'mas', tmb: 'tambien', bn: 'bien', ahorita: 'ahora', oy: 'hoy', kiero: 'quiero', kieres: 'quieres', aki: 'aqui', akí: 'aqui', acá: 'aqui', aca: 'aqui', kita: 'quita', kito: 'quito', kitarme: 'quitarme', bida: 'vida', bivir: 'vivir', vibir: 'vivir', aser: 'hacer', ago: 'hago', asta: 'hasta', hize: 'hice', vieja: 'mama', viejo: 'papa', vivr: 'vivir', morime: 'morirme', mori: 'morir', salbenme: 'salvenme', ayudenme: 'ayuda', ayudame: 'ayuda', ayudaaa: 'ayuda',
}; // prettier-ignore

/** How somebody speaks of danger who asks about it or tells of news, lessons and films. */
export const frames: readonly string[] = [
  '(artículo|ensayo|documental|podcast|libro|película|serie|noticia|noticias|charla|clase|curso|trabajo|tesis|estudio|informe|presentación) (sobre|de|en|del|acerca)',
  '(noticias|periódico|diario|radio|televisión|película|serie) (hablaron|cuenta|contó|dice|dijo|hubo|salió|informa)',
];

/** How somebody speaks of an illness who asks what it is, or had it long ago. */
export const aside: readonly string[] = [
  '(qué|que) (se hace|hay que hacer|se debe hacer|debo hacer|hago) (cuando|si|en caso de que) (alguien|una persona|un paciente)',
  '(es |)para (mi|el|un|la) (curso|formación|examen|clase|ensayo|tarea)',
  'hace (muchos |varios |diez |veinte |quince |treinta |cuatro |cinco |seis |siete |ocho |nueve |dos |tres |unos |(1|2|3|4|5|6|7|8|9)(0|1|2|3|4|5|6|7|8|9|) )años',
  '(en|desde|en el año) (19|20)(0|1|2|7|8|9)(0|1|2|3|4|5|6|7|8|9)',
  'cuando (yo |)era (niño|niña|chico|chica|joven)',
  'desde entonces (estoy |todo |)(bien|mejor|sano|sana)',
  '(qué es|que es|qué son|cuáles son|cuales son|qué significa|síntomas de|señales de|signos de|diferencia entre|prevención del|prevención de|explicar qué|aprender sobre|leí sobre)',
];
