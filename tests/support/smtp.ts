import net, { type AddressInfo, type Socket } from 'node:net';

/** A mail as it came over the wire. */
export interface Received {
  from: string;
  to: string[];
  data: string;
}

export interface SmtpServer {
  /** What SMTP_URL takes. */
  url: string;
  received: Received[];
  /** Answers the command with this line from now on ('RCPT' → '550 no such user'); null: says nothing. */
  will(command: string, line: string | null): void;
  close(): Promise<void>;
}

/** SMTP as far as sending a mail needs it, on loopback: HELO/EHLO, AUTH PLAIN, MAIL, RCPT, DATA, RSET, QUIT. */
export async function startSmtp(): Promise<SmtpServer> {
  const received: Received[] = [];
  const scripted = new Map<string, string | null>();
  const sockets = new Set<Socket>();
  const usual: Record<string, string> = {
    EHLO: '250-localhost\r\n250-8BITMIME\r\n250 AUTH PLAIN',
    AUTH: '235 ok',
    DATA: '354 go on',
    QUIT: '221 bye',
  };

  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let mail: Received = { from: '', to: [], data: '' };
    let inData = false;
    let buffer = '';
    const answer = (command: string): void => {
      const line = scripted.has(command) ? scripted.get(command) : (usual[command] ?? '250 ok');
      if (line !== null) socket.write(`${line}\r\n`);
    };
    const command = (line: string): void => {
      const word = line.slice(0, 4).toUpperCase();
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (word === 'MAIL') mail = { from: address, to: [], data: '' };
      if (word === 'RCPT') mail.to.push(address);
      inData = word === 'DATA' && !scripted.has('DATA');
      answer(word);
      if (word === 'QUIT') socket.end();
    };
    const line = (text: string): void => {
      if (!inData) return command(text);
      if (text !== '.') return void (mail.data += `${text.replace(/^\./, '')}\r\n`);
      inData = false;
      received.push(mail);
      answer('.');
    };
    socket.setEncoding('latin1').on('data', (part: string) => {
      const lines = (buffer + part).split('\r\n');
      buffer = lines.pop() ?? '';
      lines.forEach(line);
    });
    answer('hello');
  };
  usual['hello'] = '220 localhost ready';
  const server = net.createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    will: (word, text) => void scripted.set(word, text),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
