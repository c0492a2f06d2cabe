import type { Settings } from '../config/index.ts';
import { leavingTheBuilding } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { MailFault, type MailTransport } from './delivery.ts';
import { intoFiles } from './file.ts';
import { bySendGrid } from './sendgrid.ts';
import { bySmtp } from './smtp.ts';

export { MailFault, type MailMessage, type MailTransport } from './delivery.ts';

/** The settings that say how mail leaves. */
export type MailSettings = Pick<Settings, 'SENDGRID_KEY' | 'SMTP_URL' | 'MAIL_FROM' | 'LONGHOUSE_DIR' | 'production'>;

// One plain address: no list, no name, no quotes, no comment, nothing that a header could be broken with.
const oneAddress = /^[^\s\p{Cc}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}@<>()[\]\\,;:"]{1,253}$/u;
const control = /\p{Cc}/u;

/**
 * How mail leaves: by SendGrid where there is a key, else by SMTP, else into files of the data folder. One message a call, no retry: the
 * outbox does that. Throws MailFault; `permanent` ones are not worth another try. `outside` is for tests.
 */
export function mailTransport(settings: MailSettings, log: Log, outside: { sendgrid?: string; timeout_ms?: number } = {}): MailTransport {
  const { SENDGRID_KEY: key, SMTP_URL: smtp, MAIL_FROM: from } = settings;
  const timeout_ms = outside.timeout_ms ?? 10_000;
  const chosen =
    key !== undefined
      ? bySendGrid({ key, from, timeout_ms, url: outside.sendgrid })
      : smtp !== undefined
        ? bySmtp({ url: smtp, from, timeout_ms, encrypted: settings.production })
        : intoFiles({ dir: settings.LONGHOUSE_DIR, from }, log);
  return {
    async deliver(message) {
      leavingTheBuilding('mail');
      if (!oneAddress.test(message.to)) throw new MailFault('The address is not one plain mail address.', true);
      if (control.test(message.subject)) throw new MailFault('The subject has a line break or a control character.', true);
      await chosen.deliver(message);
    },
  };
}
