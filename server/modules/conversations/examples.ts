const created_at = '2026-03-01T09:30:00.000Z';

/** A conversation as the published contract shows it. */
export const conversationExample = {
  id: '019ca5f0-3a00-7000-8000-000000000001',
  user_id: '019ca5f0-3a00-7000-8000-000000000002',
  vehicle_id: '019ca5f0-3a00-7000-8000-000000000003',
  title: 'Misfire after a cold start',
  created_at,
};

/** A message of it. */
export const messageExample = {
  id: '019ca5f0-3a00-7000-8000-000000000004',
  conversation_id: conversationExample.id,
  role: 'user' as const,
  content: { text: 'It shakes for a minute after a cold start and shows P0301.', asset_ids: [] },
  created_at,
};
