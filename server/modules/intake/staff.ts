import type { StaffPages } from '../../platform/staff/index.ts';
import { readSession } from './staff-reading.ts';

const saidInPrivate = 'what people say of themselves, and what was made of it, is health data: read with its session, under a grant';

/**
 * The frame of intake. Who the person is (that they are in an intake is health data), the key of their session (free text of the client: a
 * name may stand in it), the codes of what they are in danger of, and the questions are hidden. What was said is read one session at a
 * time, under a grant. Nothing is written here: acknowledging is for the organisation's own people.
 */
export const staffPages: StaffPages = {
  tables: [
    {
      table: 'escalations',
      section: 'products',
      title: 'level',
      visible: [
        'level',
        'org_id',
        'session_id',
        'signs',
        'notified',
        'notified_at',
        'acknowledged_at',
        'acknowledged_by',
        'created_at',
        'updated_at',
        'id',
      ],
      hidden: ['user_id', 'reasons'],
      list: ['org_id', 'level', 'created_at', 'notified', 'acknowledged_at', 'acknowledged_by'],
      filter: ['org_id', 'level', 'session_id', 'created_at'],
      sort: ['created_at', 'level', 'notified', 'acknowledged_at'],
      references: { org_id: 'orgs', session_id: 'intake_sessions', acknowledged_by: 'users' },
    },
    {
      table: 'intake_sessions',
      section: 'products',
      title: 'id',
      visible: ['org_id', 'mode', 'created_at', 'updated_at', 'id'],
      hidden: ['user_id', 'session_key', 'mode_before'],
      figures: {
        message_count: 'select count(*)::int from app.intake_messages said where said.org_id = one.org_id and said.session_id = one.id',
        kept_until: `select one.updated_at + make_interval(days => (own.settings->>'retention_days')::int) from app.org_settings own where own.org_id = one.org_id`,
      },
      list: ['org_id', 'mode', 'created_at', 'updated_at'],
      filter: ['org_id', 'mode', 'created_at'],
      sort: ['created_at', 'updated_at', 'mode'],
      sealed: { open: readSession },
      references: { org_id: 'orgs' },
      large: true,
    },
    {
      table: 'intake_forms',
      section: 'products',
      title: 'org_id',
      key: 'org_id',
      visible: ['org_id', 'version', 'field_count', 'created_at', 'updated_at'],
      hidden: ['fields'],
      list: ['org_id', 'field_count', 'version', 'updated_at'],
      filter: ['org_id'],
      sort: ['updated_at', 'version'],
      references: { org_id: 'orgs' },
    },
  ],
  unseen: {
    intake_messages: saidInPrivate,
    intake_fields: saidInPrivate,
    session_summaries: saidInPrivate,
    risk_checks: saidInPrivate,
  },
};
