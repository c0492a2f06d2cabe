import { openMail } from '../../server/platform/mail/index.ts';
import type { Open } from '../support/closing.ts';
import { quietLog } from '../support/log.ts';
import { startSendGrid } from '../support/sendgrid.ts';
import { startSmtp } from '../support/smtp.ts';
import { hastened, play } from './drill.ts';
import { openGitHost } from './git-host.ts';
import { openGround, waiting } from './ground.ts';
import type { Row } from './matrix.ts';

/** What takes mail, and how it may fail. */
export interface MailDrill {
  settings: Record<string, string>;
  sendgrid?: string;
  cases: { fault: string; begin(): unknown; end(): unknown; job: RegExp; isOver?: true }[];
  /** Addresses that were reached, once for each delivery. */
  reached(): string[];
  close(): Promise<unknown>;
}

/** Mail over SMTP. */
export async function smtpDrill(): Promise<MailDrill> {
  const smtp = await startSmtp();
  const saying = (fault: string, command: string, line: string | null, usual: string, job: RegExp) => ({
    fault,
    begin: () => smtp.will(command, line),
    end: () => smtp.will(command, usual),
    job,
  });
  const again = /^waits, 1 tries used: The mail server did not take it/;
  return {
    settings: { SMTP_URL: smtp.url },
    cases: [
      saying('greylisting (451)', 'RCPT', '451 4.7.1 come back later', '250 ok', again),
      saying('refuses our sign-in (535)', 'AUTH', '535 5.7.8 no', '235 ok', again),
      saying('too busy (421)', 'hello', '421 busy', '220 localhost ready', again),
      saying('no answer', 'MAIL', null, '250 ok', again),
      {
        ...saying('refuses the address (550)', 'RCPT', '550 no such user', '250 ok', /^given up: The mail server did not take it \(550\)/),
        isOver: true,
      },
    ],
    reached: () => smtp.received.flatMap(({ to }) => to),
    close: () => smtp.close(),
  };
}

/** Mail by SendGrid. */
export async function sendGridDrill(): Promise<MailDrill> {
  const server = await startSendGrid();
  const well: string[] = [];
  const keepTrack = (): void =>
    void well.push(...server.sent.flatMap(({ body }) => body.personalizations.flatMap(({ to }) => to.map(({ email }) => email))));
  const saying = (fault: string, status: number | null, job: RegExp, headers: () => Record<string, string> = () => ({})) => ({
    fault,
    begin: () => (keepTrack(), server.will(status, headers())),
    end: () => server.will(202),
    job,
  });
  return {
    settings: { SENDGRID_KEY: 'SG.of-the-faults' },
    sendgrid: server.url,
    cases: [
      saying('429 for 3 s', 429, /^waits, 0 tries used: SendGrid did not take it \(429\)/, () => ({
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 3),
      })),
      saying('500', 500, /^waits, 1 tries used: SendGrid did not take it \(500\)/),
      saying('401', 401, /^waits, 1 tries used: SendGrid did not take it \(401\)/),
      saying('no answer', null, /^waits, 1 tries used: SendGrid did not take it/),
      { ...saying('400', 400, /^given up: SendGrid did not take it \(400\)/), isOver: true },
    ],
    reached: () => {
      keepTrack();
      server.sent.length = 0;
      return well;
    },
    close: () => server.close(),
  };
}

/** Every trouble of one way for mail: what was asked for is done at once, and the mail follows. */
export async function mailRows(open: Open, dependency: string, drill: MailDrill | Promise<MailDrill>): Promise<Row[]> {
  const { settings, sendgrid, cases, reached } = await open(drill);
  const host = await open(openGitHost());
  const outside = { ...(sendgrid !== undefined && { sendgrid }), ...(hastened && { timeout_ms: 3_000 }) };
  const ground = await openGround(open, host, { settings }, (tools) =>
    Object.assign(tools, { mail: openMail(tools.settings, quietLog, tools.jobs, outside) }),
  );
  const rows: Row[] = [];
  let letters = 0;
  for (const { fault, begin, end, job, isOver } of cases) {
    const person = await ground.person();
    const invited: string[] = [];
    const invite = async () => {
      const email = `guest-${(letters += 1)}@faults.test`;
      invited.push(email);
      return person.post('/org/invitations', { email, role: 'member' });
    };
    let outbox = '';
    const newest = async (): Promise<string> =>
      (await ground.database.sql<{ id: string }>('select id from app.outbox order by id desc limit 1'))[0]!.id;
    const row = await play(dependency, {
      fault,
      begin,
      end,
      api: invite,
      answers: [201],
      work: async () => {
        outbox = await newest();
        return () => waiting(ground.database.sql, `data->'payload'->>'outbox_id' = $1`, outbox);
      },
      job,
      stored: async () =>
        `${await ground.count('app.invitations where org_id = $1', [person.org_id])} invitations, ${await ground.count('app.outbox where id = $1 and payload is not null and delivered_at is null', [outbox])} mails kept`,
      keeps: '1 invitations, 1 mails kept',
      // Where the server will never take it there is nothing to wait for: the next one is delivered.
      done: async () => {
        const last = await newest();
        const delivered = (id: string) => ground.count('app.outbox where id = $1 and delivered_at is not null', [id]);
        return (await delivered(isOver ? last : outbox)) === 1;
      },
      hasten: ground.hasten,
    });
    if (!isOver && reached().filter((email) => email === invited[0]).length !== 1) row.wrong.push('not delivered exactly once');
    const odd = reached().filter((address) => !address.includes('@'));
    if (odd.length > 0) row.wrong.push(`left behind: ${odd.join(' ')}`);
    rows.push(row);
  }
  return rows;
}
