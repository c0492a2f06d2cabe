import { conversationExample, messageExample } from '../conversations/index.ts';

const created_at = '2026-03-01T09:30:04.000Z';
const codes = [
  {
    code: 'P0301',
    meaning: 'Misfire in cylinder 1',
    system: 'ignition, misfire',
    area: 'powertrain' as const,
    defined_by: 'standard' as const,
    known: true,
  },
];
const finding = {
  likely_causes: [
    { cause: 'Worn ignition coil of cylinder 1', probability: 0.55, why: 'The misfire stays in one cylinder and is worst when cold.' },
    { cause: 'Fouled spark plug', probability: 0.3, why: 'It gives the same signs and is the cheaper part.' },
  ],
  urgency: 'soon' as const,
  checks: ['Swap the coils of cylinders 1 and 2 and see whether the code moves to P0302.', 'Take out the plug and look at it.'],
  parts: [{ name: 'Ignition coil', why: 'If the code moves with it.' }],
  safety_warning: null,
};
const reply =
  'Cylinder 1 does not fire when cold. A worn ignition coil is most likely: swap it with its neighbour and see whether the code moves.';

/** A diagnosis as the published contract shows it. */
export const diagnosisExample = {
  id: '019ca5f0-4a00-7000-8000-000000000001',
  conversation_id: conversationExample.id,
  message_id: '019ca5f0-4a00-7000-8000-000000000002',
  vehicle_id: conversationExample.vehicle_id,
  state: 'complete' as const,
  reply,
  finding,
  codes,
  model: 'gpt-4o-mini',
  usage: { input_tokens: 612, output_tokens: 240 },
  duration_ms: 3_410,
  created_at,
};

/** Question and answer. */
export const exchangeExample = {
  message: { ...messageExample, content: { ...messageExample.content, codes } },
  answer: {
    id: diagnosisExample.message_id,
    conversation_id: conversationExample.id,
    role: 'assistant' as const,
    content: { text: reply, state: 'complete' as const, finding, diagnosis_id: diagnosisExample.id },
    created_at,
  },
};
