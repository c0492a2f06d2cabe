import type { StaffPages } from '../../platform/staff/index.ts';

export const staffPages: StaffPages = {
  tables: [
    {
      table: 'vehicles',
      section: 'products',
      title: 'model',
      visible: ['make', 'model', 'year', 'org_id', 'user_id', 'created_at', 'id'],
      list: ['make', 'model', 'year', 'org_id', 'user_id', 'created_at'],
      filter: ['org_id', 'user_id', 'make', 'model', 'year'],
      sort: ['created_at', 'make', 'model', 'year'],
      references: { org_id: 'orgs', user_id: 'users' },
    },
    {
      table: 'vehicle_mods',
      section: 'products',
      title: 'installed_on',
      visible: ['vehicle_id', 'org_id', 'installed_on', 'created_at', 'id'],
      content: ['name', 'description'],
      list: ['vehicle_id', 'org_id', 'installed_on', 'created_at'],
      filter: ['org_id', 'vehicle_id'],
      sort: ['created_at', 'installed_on'],
      references: { org_id: 'orgs', vehicle_id: 'vehicles' },
    },
    {
      table: 'vehicle_documents',
      section: 'products',
      title: 'id',
      visible: ['vehicle_id', 'org_id', 'mod_id', 'asset_id', 'created_at', 'id'],
      content: ['title'],
      list: ['vehicle_id', 'org_id', 'asset_id', 'created_at'],
      filter: ['org_id', 'vehicle_id'],
      sort: ['created_at'],
      references: { org_id: 'orgs', vehicle_id: 'vehicles', mod_id: 'vehicle_mods', asset_id: 'assets' },
    },
  ],
};
