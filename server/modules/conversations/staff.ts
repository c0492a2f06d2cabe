import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'conversations',
      section: 'products',
      title: 'user_id',
      visible: ['user_id', 'org_id', 'vehicle_id', 'created_at', 'id'],
      content: ['title'],
      figures: {
        message_count: 'select count(*)::int from app.chat_messages said where said.org_id = one.org_id and said.conversation_id = one.id',
        last_message_at:
          'select max(created_at) from app.chat_messages said where said.org_id = one.org_id and said.conversation_id = one.id',
      },
      list: ['user_id', 'org_id', 'vehicle_id', 'created_at'],
      filter: ['org_id', 'user_id', 'vehicle_id'],
      sort: ['created_at'],
      references: { org_id: 'orgs', user_id: 'users', vehicle_id: 'vehicles' },
    },
    {
      table: 'chat_messages',
      section: 'products',
      title: 'role',
      visible: ['role', 'org_id', 'conversation_id', 'created_at', 'id'],
      content: ['content'],
      list: ['conversation_id', 'org_id', 'role', 'created_at'],
      filter: ['org_id', 'conversation_id', 'role'],
      sort: ['created_at'],
      references: { org_id: 'orgs', conversation_id: 'conversations' },
      large: true,
    },
  ],
};
