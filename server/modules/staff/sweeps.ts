import { defineSweep } from '../../platform/jobs/index.ts';

/**
 * Removes what nobody took within minutes: whoever asked is gone, and with them the key that opens it. The policy lets nothing younger go.
 */
export const forgetReadings = defineSweep({
  name: 'staff.forget_readings',
  cron: '*/5 * * * *',
  run: async ({ tools }) => {
    await tools.db.auth.raw("delete from app.staff_readings where created_at < now() - interval '5 minutes'");
  },
});
