const vehicle_id = '0198c3a0-7b20-7d5e-8f31-4c5d6e7f8091';

/** One vehicle and what belongs to it, as the published contract shows them. */
export const vehicleExample = {
  id: vehicle_id,
  user_id: '0198c3a0-5b6c-7d3e-8f10-2a3b4c5d6e7f',
  make: 'Subaru',
  model: 'Outback',
  year: '2016',
  created_at: '2026-03-01T09:00:00.000Z',
};
export const modExample = {
  id: '0198c3a0-8c31-7e6f-9042-5d6e7f8091a2',
  vehicle_id,
  name: 'Raised springs',
  description: '40 mm, with longer dampers',
  installed_on: '2024-03-31',
  created_at: '2026-03-01T09:05:00.000Z',
};
export const documentExample = {
  id: '0198c3a0-9d42-7f70-8153-6e7f8091a2b3',
  vehicle_id,
  mod_id: modExample.id,
  asset_id: '0198c3a0-ae53-7081-9264-7f8091a2b3c4',
  title: 'Fitting certificate',
  kind: 'mod_document',
  content_type: 'application/pdf',
  size: 48213,
  file_name: 'certificate.pdf',
  created_at: '2026-03-01T09:10:00.000Z',
};
