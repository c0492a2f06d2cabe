import { MailFault, type MailTransport } from './delivery.ts';
import { sent } from './nodemailer.ts';

interface SmtpError {
  code?: string;
  responseCode?: number;
}

/** A 5xx about this message or its addressee stays; trouble with our own sign-in, the connection or a 4xx may pass. */
function faultOf(error: SmtpError): MailFault {
  const said = error.responseCode === undefined ? (error.code ?? 'no answer') : String(error.responseCode);
  const permanent = (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && (error.responseCode ?? 0) >= 500;
  return new MailFault(`The mail server did not take it (${said}).`, permanent);
}

/** Delivery to the server of SMTP_URL. */
export const bySmtp = (o: { url: string; from: string; timeout_ms: number; encrypted: boolean }): MailTransport => ({
  async deliver(message) {
    try {
      await sent(o, message);
    } catch (error) {
      throw faultOf(error as SmtpError);
    }
  },
});
