/** A number that people in danger can call, as an organisation names it. */
export interface EmergencyContact {
  name: string;
  number: string;
}

type Language = 'en' | 'de' | 'es';

const usual: Record<Language, readonly EmergencyContact[]> = {
  en: [
    { name: 'Emergency services', number: '112 in Europe, 911 in North America, 999 in the UK, 000 in Australia' },
    { name: 'Suicide and crisis line', number: '988 in the USA and Canada, 116 123 in the UK and Ireland' },
  ],
  de: [
    { name: 'Notruf', number: '112 (Schweiz 144)' },
    { name: 'Telefonseelsorge', number: '0800 111 0 111 in Deutschland, 142 in Österreich, 143 in der Schweiz' },
  ],
  es: [
    { name: 'Emergencias', number: '112 en España, 911 en América' },
    { name: 'Línea de atención a la conducta suicida', number: '024 en España, 988 en Estados Unidos' },
  ],
};

// Reviewed wording: it asks for one thing, promises only what happens, and never comes from a model.
const words: Record<Language, { before: string; after: string }> = {
  en: {
    before: 'What you wrote sounds as if you or somebody near you may be in danger. Please call for help now:',
    after: 'If you can, stay with somebody until help is there. The people who run this service have been told and will look at this.',
  },
  de: {
    before: 'Was Sie schreiben, klingt danach, dass Sie oder jemand bei Ihnen in Gefahr sein könnte. Bitte rufen Sie jetzt Hilfe:',
    after:
      'Bleiben Sie wenn möglich nicht allein, bis Hilfe da ist. Die Menschen, die diesen Dienst betreiben, wurden verständigt und sehen es sich an.',
  },
  es: {
    before: 'Lo que escribe suena a que usted o alguien cercano puede estar en peligro. Por favor, pida ayuda ahora:',
    after: 'Si puede, no se quede a solas hasta que llegue la ayuda. Las personas que llevan este servicio han sido avisadas y lo mirarán.',
  },
};

/** The fixed text for somebody who may be in danger, with the organisation's contacts or else the usual ones of the language. */
export function safetyText(language: string | undefined, contacts: readonly EmergencyContact[] | null): string {
  const known: Language = language === 'de' || language === 'es' ? language : 'en';
  const numbers = contacts && contacts.length > 0 ? contacts : usual[known];
  const { before, after } = words[known];
  return `${before}\n${numbers.map(({ name, number }) => `${name}: ${number}`).join('\n')}\n${after}`;
}
