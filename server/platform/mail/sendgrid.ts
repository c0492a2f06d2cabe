import { MailFault, type MailTransport } from './delivery.ts';

const load = () => import('@sendgrid/mail');
type MailService = Awaited<ReturnType<typeof load>>['default'];

interface SendGridError {
  code?: number | string;
  response?: { headers?: Record<string, string> };
}

/**
 * 4xx is about the message, save for the key (401, 403), patience (408) and speed (429). The SDK's error is left behind: it carries the
 * request with the key.
 */
function faultOf({ code, response }: SendGridError): MailFault {
  const status = typeof code === 'number' ? code : 0;
  const permanent = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  const reset = Number(response?.headers?.['x-ratelimit-reset']);
  const wait = status === 429 && reset > 0 ? Math.max(1, reset - Math.floor(Date.now() / 1000)) : undefined;
  return new MailFault(`SendGrid did not take it (${code ?? 'no answer'}).`, permanent, wait);
}

async function open(o: { key: string; timeout_ms: number; url: string | undefined }): Promise<MailService> {
  const { default: shared } = await load();
  const { MailService: Own } = shared as unknown as { MailService: new () => MailService }; // its typings hide the class
  const service = new Own();
  service.setApiKey(o.key);
  service.setTimeout(o.timeout_ms);
  const { client } = service as unknown as { client: { setDefaultRequest(key: string, value: unknown): void } };
  // No proxy out of the environment and no redirect ever sees the key.
  client.setDefaultRequest('proxy', false);
  client.setDefaultRequest('maxRedirects', 0);
  if (o.url !== undefined) client.setDefaultRequest('baseUrl', o.url);
  return service;
}

const untracked = { clickTracking: { enable: false }, openTracking: { enable: false }, subscriptionTracking: { enable: false } };

/** Delivery through SendGrid, without tracking of any kind. */
export function bySendGrid(o: { key: string; from: string; timeout_ms: number; url: string | undefined }): MailTransport {
  let service: Promise<MailService> | undefined;
  return {
    async deliver({ to, subject, text, html }) {
      const mail = await (service ??= open(o));
      const message = { from: o.from, to: { email: to }, subject, text, ...(html !== undefined && { html }), trackingSettings: untracked };
      await mail.send(message).catch((error: unknown) => {
        throw faultOf(error as SendGridError);
      });
    },
  };
}
