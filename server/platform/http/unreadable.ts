import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from '../../core/ids.ts';

interface Fault extends Error {
  code?: string;
}

const kinds: Readonly<Record<string, { status: number; code: string; title: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers_too_large', title: 'Address and headers are too large together.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'request_timeout', title: 'The request took too long to arrive.' },
};
const malformed = { status: 400, code: 'request_malformed', title: 'This is not HTTP as we read it.' };

/**
 * Answers what never becomes a request (headers too large, too slow, not HTTP at all) as a problem too, where Node would say nothing but a
 * status.
 */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (fault: Fault, socket: Duplex) => {
    if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { status, code, title } = kinds[fault.code ?? ''] ?? malformed;
    const body = JSON.stringify({ type: `urn:longhouse:problem:${code}`, title, status, code, request_id: newId() });
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
