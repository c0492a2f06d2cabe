import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** Conversations with their messages, and the diagnoses that were given in them. A conversation outlives its vehicle. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'conversations',
    `user_id uuid not null references app.users (id) on delete cascade,
     vehicle_id uuid,
     title text,
     foreign key (org_id, vehicle_id) references app.vehicles (org_id, id) on delete set null (vehicle_id)`,
  );
  await createOrgTable(
    knex,
    'chat_messages',
    `conversation_id uuid not null,
     role text not null check (role in ('user', 'assistant')),
     content jsonb not null check (octet_length(content::text) <= 262144),
     foreign key (org_id, conversation_id) references app.conversations (org_id, id) on delete cascade`,
  );
  await createOrgTable(
    knex,
    'diagnoses',
    `user_id uuid not null references app.users (id) on delete cascade,
     conversation_id uuid not null,
     message_id uuid not null,
     vehicle_id uuid,
     model text not null,
     input_tokens bigint not null check (input_tokens >= 0),
     output_tokens bigint not null check (output_tokens >= 0),
     duration_ms integer not null check (duration_ms >= 0),
     foreign key (org_id, conversation_id) references app.conversations (org_id, id) on delete cascade,
     foreign key (org_id, message_id) references app.chat_messages (org_id, id) on delete cascade,
     foreign key (org_id, vehicle_id) references app.vehicles (org_id, id) on delete set null (vehicle_id)`,
  );
  await knex.raw(`
    create index ix_conv_user on app.conversations (org_id, user_id, id);
    create index conversations_person on app.conversations (user_id);
    create index conversations_vehicle on app.conversations (org_id, vehicle_id, id);
    create index ix_msg_conv on app.chat_messages (org_id, conversation_id, id);
    create index diagnoses_person on app.diagnoses (user_id);
    create index diagnoses_conversation on app.diagnoses (org_id, conversation_id);
    create index diagnoses_message on app.diagnoses (org_id, message_id);
    create index diagnoses_vehicle on app.diagnoses (org_id, vehicle_id);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.diagnoses, app.chat_messages, app.conversations');
}
