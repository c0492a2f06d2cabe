import type { MailMessage } from './delivery.ts';

const load = () => import('nodemailer');

/** The message as nodemailer takes it: the address as an object, so that it is never read as a list; nothing is fetched or read for it. */
const asNodemailer = (from: string, { to, subject, text, html }: MailMessage) => ({
  from,
  to: { name: '', address: to },
  subject,
  text,
  ...(html !== undefined && { html }),
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The message as the bytes of an .eml file. */
export async function composed(from: string, message: MailMessage): Promise<Buffer> {
  const { createTransport } = await load();
  const sent = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(asNodemailer(from, message));
  return sent.message as Buffer;
}

/** Sends over SMTP on a connection of its own; `encrypted` insists on TLS. */
export async function sent(o: { url: string; from: string; timeout_ms: number; encrypted: boolean }, message: MailMessage): Promise<void> {
  const { createTransport } = await load();
  const patience = {
    connectionTimeout: o.timeout_ms,
    greetingTimeout: o.timeout_ms,
    socketTimeout: o.timeout_ms,
    dnsTimeout: o.timeout_ms,
  };
  const transport = createTransport({ url: o.url, requireTLS: o.encrypted, logger: false, ...patience });
  try {
    await transport.sendMail(asNodemailer(o.from, message));
  } finally {
    transport.close();
  }
}
