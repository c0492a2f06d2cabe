/** One mail to one person; `subject` is one line. */
export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
}

/** Takes one message out of the house, or throws MailFault. */
export interface MailTransport {
  deliver(message: MailMessage): Promise<void>;
}

/** Mail that was not taken. `permanent`: another try would end the same way. The message names no address and no content. */
export class MailFault extends Error {
  readonly permanent: boolean;
  readonly retry_after_s: number | undefined;

  constructor(message: string, permanent: boolean, retry_after_s?: number) {
    super(message);
    this.name = 'MailFault';
    this.permanent = permanent;
    this.retry_after_s = retry_after_s;
  }
}
