import type { IntakeSeed } from '../server/modules/intake/index.ts';

/** A finished intake of the demo organisation's owner; nothing in it is anybody's. */
export const demoIntake: IntakeSeed = {
  key: 'demo-intake',
  said: ['Hello, my knee has been sore since I went running on Saturday.', 'It hurts most on stairs. I take no medication.'],
  answers: {
    full_name: 'Demo Person',
    date_of_birth: '1984-03-01',
    phone: '+44 20 7946 0958',
    main_concern: 'A sore knee after running',
    takes_medication: false,
    has_allergies: false,
    consent: true,
  },
  summary: 'Sore knee since running on Saturday, worst on stairs. No medication, no allergies.',
};
