const at = '2026-03-01T09:30:00.000Z';
const id = '0195518c-7c00-7000-8000-000000000001';

const field = (name: string, value: string | number | boolean, status: 'suggested' | 'confirmed', source: 'person' | 'rules') => ({
  name,
  value,
  status,
  source,
  updated_at: at,
});
const calm = { level: 'none' as const, escalate: false, reasons: [], text: null };

export const session = {
  key: 'test-123',
  mode: 'intake' as const,
  created_at: at,
  updated_at: at,
  fields: [field('date_of_birth', '1984-03-01', 'confirmed', 'person')],
};
export const answered = { ...session, text: null };
export const form = {
  version: 0,
  is_default: true,
  updated_at: null,
  fields: [{ name: 'weight', type: 'number' as const, required: false, question: 'What do you weigh?', unit: 'kg', min: 1, max: 500 }],
};
export const extracted = {
  mode: 'intake' as const,
  risk: calm,
  fields: [field('weight', 72, 'suggested', 'rules'), field('email', 'ada@example.com', 'suggested', 'rules')],
  missing: ['full_name', 'main_concern'],
};
export const riskChecked = {
  mode: 'safety' as const,
  level: 'emergency' as const,
  escalate: true,
  reasons: ['chest_pain'],
  text: 'What you wrote sounds as if you or somebody near you may be in danger. Please call for help now: …',
};
export const progress = { mode: 'intake' as const, progress: 0.5, complete: false, missing: ['phone'], suggested: ['weight'] };
export const messageTaken = { id, mode: 'intake' as const, risk: calm, answer: { id, content: 'What is your full name?' } };
export const escalations = {
  data: [
    {
      id,
      user_id: id,
      session_key: 'test-123',
      level: 'emergency' as const,
      reasons: ['chest_pain'],
      signs: 1,
      notified: 0,
      created_at: at,
      updated_at: at,
      acknowledged_at: null,
      acknowledged_by: null,
    },
  ],
  next_cursor: null,
};
export const riskChecks = {
  data: [{ id, user_id: id, session_key: 'test-123', level: 'review' as const, reasons: ['model_failed'], created_at: at }],
  next_cursor: null,
};
export const sessions = { data: [{ key: 'test-123', mode: 'intake' as const, created_at: at, updated_at: at }], next_cursor: null };
export const mode = { mode: 'chat' as const, text: null };
export const summary = {
  summary: 'Knee pain since March, worse on stairs. No medication.',
  source: 'person' as const,
  created_at: at,
  updated_at: at,
};
const said = { id, role: 'user' as const, content: 'My knee has been sore since March.', created_at: at };
export const messages = { data: [said], next_cursor: null };
export const formWritten = { ...form, version: 1, is_default: false, updated_at: at };
export const acknowledged = { ...escalations.data[0]!, acknowledged_at: at, acknowledged_by: id };
const { user_id, session_key } = escalations.data[0]!;
export const subject = {
  user_id,
  data: [
    { kind: 'session' as const, session_key, mode: 'intake' as const, created_at: at, updated_at: at },
    { kind: 'answer' as const, session_key, ...field('weight', 72, 'confirmed', 'person') },
    { kind: 'message' as const, session_key, ...said },
    { kind: 'risk_check' as const, session_key, id, level: 'none' as const, reasons: [], created_at: at },
  ],
  next_cursor: null,
};
