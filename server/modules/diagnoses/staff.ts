import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'diagnoses',
      section: 'products',
      title: 'user_id',
      visible: [
        'model',
        'org_id',
        'user_id',
        'vehicle_id',
        'conversation_id',
        'message_id',
        'input_tokens',
        'output_tokens',
        'duration_ms',
        'created_at',
        'id',
      ],
      list: ['model', 'org_id', 'user_id', 'input_tokens', 'output_tokens', 'duration_ms', 'created_at'],
      filter: ['org_id', 'user_id', 'vehicle_id', 'conversation_id', 'model'],
      sort: ['created_at', 'input_tokens', 'output_tokens', 'duration_ms'],
      references: {
        org_id: 'orgs',
        user_id: 'users',
        vehicle_id: 'vehicles',
        conversation_id: 'conversations',
        message_id: 'chat_messages',
      },
    },
  ],
};
