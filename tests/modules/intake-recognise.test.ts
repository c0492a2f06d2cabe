import { expect, test } from '@jest/globals';
import { defaultForm } from '../../server/modules/intake/default-form.ts';
import { fieldsOfSchema } from '../../server/modules/intake/extract/client-schema.ts';
import { recognise } from '../../server/modules/intake/extract/recognise.ts';
import { FormField } from '../../server/modules/intake/form-shapes.ts';

/** What is read out of a text by the form that organisations begin with. */
const read = (text: string, asked?: string) => Object.fromEntries(recognise(text, defaultForm, asked));
const readBy = (schema: unknown, text: string) => Object.fromEntries(recognise(text, fieldsOfSchema(schema)));

test('the form that organisations begin with is one that they could write', () => {
  expect(defaultForm.map((field) => FormField.safeParse(field).error)).toEqual(defaultForm.map(() => undefined));
});

test.each([
  "I don't take any medication",
  'I don’t take any medication',
  'I dont take any medication',
  'I do not take any medication',
  'I am not on any medication',
  "I'm not taking medication",
  "I haven't taken any medication",
  'Medication: none',
  'Do you take any medication? No.',
  'Ich nehme keine Medikamente',
  'Medikamente: keine',
  'No tomo medicamentos',
  'no estoy tomando medicamentos',
])('a denial is a no: %s', (text) => {
  expect(read(text)).toEqual({ takes_medication: false });
});

test.each([
  ["I haven't any allergies", { has_allergies: false }],
  ["She doesn't have allergies", { has_allergies: false }],
  ['She doesn´t have any known allergies', { has_allergies: false }],
  ['no known drug allergies', { has_allergies: false }],
  ["I'm not allergic", { has_allergies: false }],
  ['Ich habe keine bekannten Allergien', { has_allergies: false }],
  ['Ich bin nicht allergisch', { has_allergies: false }],
  ['No tengo ninguna alergia', { has_allergies: false }],
  ['no soy alérgica', { has_allergies: false }],
  ["I'm not pregnant", { is_pregnant: false }],
  ['I am not pregnant', { is_pregnant: false }],
  ['Ich bin nicht schwanger', { is_pregnant: false }],
  ['no estoy embarazada', { is_pregnant: false }],
  ['I am allergic to penicillin', { has_allergies: true }],
  ['Ich nehme Medikamente', { takes_medication: true }],
  ['Sí, soy alérgico al polen', { has_allergies: true }],
  ['I have no children. I take medication and have no pain', { takes_medication: true }],
  ['Allergies? Yes, nuts', { has_allergies: true }],
])('yes and no are read where they are said: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test.each([
  "I wasn't sure about my allergies",
  'I have no pain but allergies',
  'I have no children and take medication',
  "I don't have asthma, hay fever, or allergies",
  "I'm never without medication",
  'Medikamente nehme ich keine',
  'Schwanger bin ich nicht',
  'My mother has asthma and allergies',
  'I was pregnant last year',
  'I stopped the medication',
  'Could I be pregnant?',
  'I want to know whether I am pregnant',
  'No sé si estoy embarazada',
  'no new allergies',
  "I don't want medication",
  'I’m allergic to nuts. I have no allergies.',
])('what is not sure is no answer: %s', (text) => {
  expect(read(text)).toEqual({});
});

test.each([
  'I have no allergies except penicillin',
  'I have no allergies, except to nuts',
  'no allergies other than nuts',
  'no allergies but nuts',
  'No allergies. Only penicillin.',
  'Allergies: none, except penicillin',
  'Apart from nuts I have no allergies',
  'keine Allergien außer Penicillin',
  'Ich habe außer Nüssen keine Allergien',
  'keine Allergien, nur gegen Nüsse',
  'Penicillin, sonst keine Allergien',
  'sin alergias salvo la penicilina',
  'No tengo alergias, excepto al polen',
  'No medication, only insulin',
  'I take no medication apart from metformin',
  'No tomo medicamentos, menos insulina',
  'I never smoke except at parties',
  'I never smoke. Only at parties.',
])('a denial that is partly taken back is no answer: %s', (text) => {
  expect(read(text)).toEqual({});
});

test.each([
  ['But I have no allergies', { has_allergies: false }],
  ['My knee is sore but I have no allergies', { has_allergies: false }],
  ['I have no allergies. I take medication', { has_allergies: false, takes_medication: true }],
])('what comes before a denial does not take it back: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test.each([
  ["I don't consent", {}],
  ['I don’t consent', {}],
  ['I consent', {}],
  ['Ich gebe keinen Consent', {}],
  ['No doy mi consent', {}],
])('consent is never read out of other words: %s', (text, found) => {
  expect(read(text)).toEqual(found);
  expect(readBy({ consent: 'boolean', agreeToTerms: 'boolean' }, text)).toEqual({});
});

test.each([
  ['Yes', true],
  ['yes, of course.', true],
  ['Ja, bitte', true],
  ['Sí', true],
  ['No', false],
  ['Nein danke', false],
  ["No, I don't consent", false],
  ['I do not', false],
  ['Of course not', false],
  ['No problem', undefined],
  ['Yes, but not for research', undefined],
  ['Yes and no', undefined],
  ['Si me lo explica', undefined],
])('consent that was asked for is given or refused by yes or no alone: %s', (text, consent) => {
  expect(read(text, 'consent')['consent']).toBe(consent);
});

test.each([
  ['I do not', false],
  ["I'm not", false],
  ['No, nothing', false],
  ['No, I take nothing', false],
  ['nein', false],
  ['No', false],
  ['Claro que no', false],
  ['Yes, ibuprofen', true],
  ['Ja', true],
  ['I do', true],
  ['No, only insulin', undefined],
  ['no. just ibuprofen', undefined],
  ["No, I don't, except metformin", undefined],
  ['Nein, nur Insulin', undefined],
  ['No, solo insulina', undefined],
  ['Yes, but only insulin', true],
  ['No idea', undefined],
  ['No sé', undefined],
  ['Y además tengo fiebre', undefined],
  ['Si tomo paracetamol me duele menos', undefined],
  ['Yes, no, maybe', undefined],
  ['No, I take medication', undefined],
])('to a question that was put, %s', (text, value) => {
  expect(read(text, 'takes_medication')['takes_medication']).toBe(value);
});

test.each([
  [`${'🙂'.repeat(70)} born 1984-03-01, it started 2024-01-02`, { date_of_birth: '1984-03-01', concern_since: '2024-01-02' }],
  ['born in 1984, since 2024-01-02', { concern_since: '2024-01-02' }],
  ['It began on 2 January 2024 and I was born on 1. März 1984', { date_of_birth: '1984-03-01', concern_since: '2024-01-02' }],
  ['nací el 1 de marzo de 1984', { date_of_birth: '1984-03-01' }],
  ['Date of birth? 1984-03-01', { date_of_birth: '1984-03-01' }],
  ['Birthday: 01/03/1984', {}],
  ['Appointment on 2025-05-05. Born in March.', {}],
  ['Appointment on 2025-05-05', {}],
  ['My birthday is the fifth of May 1984', {}],
  ['Ich wurde gro\u0308ßer, geboren am 01.03.1984', { date_of_birth: '1984-03-01' }],
])('a date answers one question: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test('one date that answers the question that was put answers no other', () => {
  expect(read('1984-03-01', 'date_of_birth')).toEqual({ date_of_birth: '1984-03-01' });
  expect(read('1984-03-01, and it started 2024-01-02', 'date_of_birth')).toEqual({
    date_of_birth: '1984-03-01',
    concern_since: '2024-01-02',
  });
});

test.each([
  ['Ich bin 1,80 m groß und wiege 72,5 kg', { height: 180, weight: 72.5 }],
  ["I'm 72kg, 1.80m", { weight: 72, height: 180 }],
  ['I am 1 m 80 cm tall', { height: 180 }],
  ['mido 1m80', { height: 180 }],
  ['I am 5 feet and 11 inches tall', { height: 180.34 }],
  ["I'm 5'11\"", { height: 180.34 }],
  ['I weigh 11 stone 4 pounds', { weight: 71.67 }],
  ['I weigh 11st 4', { weight: 71.67 }],
  ['Ich wiege 140 Pfund', { weight: 70 }],
  ['My weight on the 21st: 70 kg', { weight: 70 }],
  ['I lost 5 kg', {}],
  ['I weigh 70-80 kg', {}],
  ['I weigh between 70 and 80 kg', {}],
  ['My weight went from 80 kg to 72 kg', {}],
  ['I do not weigh 80 kg', {}],
  ['I carried a 20 kg box 2 m', {}],
  ['My temperature is 38,5°C', { temperature: 38.5 }],
  ['fever of 101 F', { temperature: 38.33 }],
  ['Fieber 39 Grad', { temperature: 39 }],
])('an amount is what somebody says of themselves: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test.each([
  ['pain 7/10', { pain_level: 7 }],
  ['my pain is about a 7', { pain_level: 7 }],
  ['Schmerzen: 7 von 10', { pain_level: 7 }],
  ['I have pain for 3 days', {}],
  ['Schmerzen seit 5 Tagen', {}],
  ['pain since 1/10/2024', {}],
  ['pain on 3 out of 10 days', {}],
])('a number that counts something else is no level of pain: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test.each([
  ['7', 7],
  ["I'd say 7", 7],
  ['I think 7', 7],
  ['Yesterday it was 7', undefined],
  ['for 3 days', undefined],
  ['3 or 4', undefined],
])('a number answers the question that was put: %s', (text, value) => {
  expect(read(text, 'pain_level')['pain_level']).toBe(value);
});

test.each([
  ['+44 (0)20 7946 0958', '+44 (0)20 7946 0958'],
  ['call 0176 12345678 or write', '0176 12345678'],
  ['My phone is 943 476 5919', '943 476 5919'],
  ['(555) 123-4567', '(555) 123-4567'],
  ['Tel. 020 7946 0958\n72 kg', '020 7946 0958'],
  ['My NHS number is 943 476 5919', undefined],
  ['insurance 0123456789', undefined],
  ['blood pressure 120/80 130/85', undefined],
  ['since 01.03.84', undefined],
  ['from 1984/03/01 on', undefined],
  ['03-04-2024', undefined],
])('a phone number is no other number: %s', (text, phone) => {
  expect(read(text)['phone']).toBe(phone);
});

test.each([
  ['I am a 45 year old female', { sex: 'female' }],
  ["I'm male, my doctor is female", { sex: 'male' }],
  ['My wife is female', {}],
  ['I am not male', {}],
  ['I have never had this before', {}],
  ['The pain comes daily', {}],
  ['I smoke daily', { smokes: 'daily' }],
  ['I never smoke', { smokes: 'never' }],
  ['I do not smoke daily', {}],
])('a choice is taken where it is meant: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test.each([
  'My mother was born 1950-01-01',
  'My mother’s birthday is 1950-01-01',
  'my daughter was born 2015-03-01',
  'My daughter is ill. She was born 2015-03-01',
  'Mein Sohn ist am 01.03.2015 geboren',
  'Mi hija nació el 1 de marzo de 2015',
  'I may have been born 1984-03-01',
  'I used to smoke daily',
  'My husband smokes daily, I smell the smoke',
  'I smoked daily until last year',
  'I want to weigh 60 kg',
  'My target weight is 60 kg',
  'Last year I weighed 60 kg, so my weight was 60 kg',
  'My weight was 60 kg',
  'My son’s weight is 20 kg',
  'Mein Zielgewicht ist 60 kg, ich möchte 60 kg wiegen',
  'pain 7/10 yesterday',
  'Gestern Schmerzen 7/10',
  'I may be pregnant',
  'No medication allergies',
  'I am not allergic to penicillin',
  'No soy alérgica a la penicilina',
  'I had no allergies as a child',
  'I took no medication yesterday',
  'My mother’s medication makes her ill',
  'my email is not ada@example.com',
  'My email was ada@example.com',
  'My old email is ada@example.com',
  'Email my doctor at ada@example.com',
  'Call my wife on +49 170 1234567',
  'This is my wife’s number:\n+49 170 1234567',
  'Meine Frau erreichen Sie unter +49 170 1234567',
  'Llame a mi madre al +34 600 123 456',
])('what is said of others, of another time or as a wish is no answer: %s', (text) => {
  expect(read(text)).toEqual({});
});

test.each([
  ['pain 7/10 yesterday, 3/10 now', { pain_level: 3 }],
  ['I live with my mother. I was born on 1984-03-01.', { date_of_birth: '1984-03-01' }],
  ['I was born on 5 May 1984', { date_of_birth: '1984-05-05' }],
  ['I used to weigh 80 kg, now I weigh 72 kg', { weight: 72 }],
  ['My email is not ada@example.com, but bob@example.com', { email: 'bob@example.com' }],
  ['You can write to ada@example.com', { email: 'ada@example.com' }],
  ['My phone no 020 7946 0958', { phone: '020 7946 0958' }],
  ['I have had a fever of 39 C since yesterday', { temperature: 39 }],
  ['I have no allergies to anything', { has_allergies: false }],
  ['I was born on 1 March 1984, no allergies', { date_of_birth: '1984-03-01', has_allergies: false }],
  ['Since May I take medication', { takes_medication: true }],
  ['I smoked formerly', { smokes: 'formerly' }],
])('what is said of oneself and of today is an answer: %s', (text, found) => {
  expect(read(text)).toEqual(found);
});

test('a choice that was asked for is one’s own too', () => {
  expect(read('My husband smokes daily', 'smokes')).toEqual({});
  expect(read('I used to, daily', 'smokes')).toEqual({});
  expect(read('I would prefer not to say', 'sex')).toEqual({ sex: 'prefer not to say' });
  expect(read('Daily', 'smokes')).toEqual({ smokes: 'daily' });
});

test('an old client’s schema is read by words that say what is asked', () => {
  expect(readBy({ hasAllergies: 'boolean', takesMedication: 'boolean' }, 'My leg has a wound, it takes days')).toEqual({});
  expect(readBy({ hasAllergies: 'boolean' }, 'I have allergies')).toEqual({ hasAllergies: true });
  const symptoms = { symptoms: { type: 'array', items: { enum: ['cough', 'fever', 'rash'] } } };
  expect(readBy(symptoms, 'No cough but a bad fever')).toEqual({ symptoms: ['fever'] });
  expect(readBy({ blood: { enum: ['A+', 'A-', '0+'] } }, 'My blood is A-')).toEqual({ blood: 'A-' });
  expect(readBy({ answer: { enum: ['男', '女'] } }, '你好')).toEqual({});
});

test('a text as long as a request may be is read at once', () => {
  for (const piece of ['born 1984-03-01 70 kg 020 7946 0958 not allergies ', ' ', 'a,', '1', '1 ', '5 may ', '12-12-', 'a@a.b@', 'a']) {
    const long = `no ${piece.repeat(240_000 / piece.length)} allergies`;
    expect(read(long, 'consent')).toEqual({});
  }
});
