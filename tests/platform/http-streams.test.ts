import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { Problem } from '../../server/core/problem.ts';
import type { Endpoint } from '../../server/platform/http/index.ts';
import { waiting } from '../../server/modules/diagnoses/waiting.ts';
import { failStream, openStream, wantsEvents } from '../../server/platform/http/stream.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** As much of an answer as a stream touches. */
class FakeAnswer extends EventEmitter {
  written: string[] = [];
  headers: Record<string, string> = {};
  locals = { visit: { request_id: 'the-request' } };
  statusCode = 0;
  headersSent = false;
  writableEnded = false;
  destroyed = false;
  setHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  write(text: string): boolean {
    this.headersSent = true;
    this.written.push(text);
    return true;
  }
  end(): void {
    this.writableEnded = true;
    this.emit('close');
  }
  leave(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

const endpoint = { method: 'post', reply: {}, streams: true } as unknown as Endpoint;
function begun() {
  const answer = new FakeAnswer();
  return { answer, stream: openStream(endpoint, answer as unknown as Response) };
}

test('events are asked for by Accept, of an endpoint that has them', () => {
  const asking = (accept?: string) => ({ headers: { accept } }) as unknown as Request;
  expect(wantsEvents(asking('text/event-stream'), { streams: true })).toBe(true);
  expect(wantsEvents(asking('application/json'), { streams: true })).toBe(false);
  expect(wantsEvents(asking(), { streams: true })).toBe(false);
  expect(wantsEvents(asking('text/event-stream'), {})).toBe(false);
});

test('a stream begins with its first event, and beats until its last', () => {
  const { answer, stream } = begun();
  jest.advanceTimersByTime(60_000);
  expect(answer.written).toEqual([]);
  stream.send('delta', { text: 'a\nb' });
  expect(answer.statusCode).toBe(201);
  expect(answer.headers['Content-Type']).toBe('text/event-stream; charset=utf-8');
  jest.advanceTimersByTime(30_000);
  stream.end('done', '{"id":1}');
  jest.advanceTimersByTime(60_000);
  expect(answer.written).toEqual([
    'event: delta\ndata: {"text":"a\\nb"}\n\n',
    ': still here\n\n',
    ': still here\n\n',
    'event: done\ndata: {"id":1}\n\n',
  ]);
  expect(answer.writableEnded).toBe(true);
  expect(stream.signal.aborted).toBe(false);
  expect(jest.getTimerCount()).toBe(0);
});

test('a reader who leaves ends the heartbeat and aborts the signal; nothing more is written', () => {
  const { answer, stream } = begun();
  stream.send('delta', { text: 'a' });
  answer.leave();
  expect(stream.signal.aborted).toBe(true);
  stream.send('delta', { text: 'b' });
  stream.end('done', '{}');
  expect(answer.written).toHaveLength(1);
  expect(jest.getTimerCount()).toBe(0);
});

test('a problem in the middle is the last event; an answer without a stream has none', () => {
  const { answer, stream } = begun();
  stream.send('delta', { text: 'a' });
  const problem = new Problem(503, 'ai_unavailable', 'No.', { more: { codes: [] } });
  expect(failStream(answer as unknown as Response, problem)).toBe(true);
  const [, last = ''] = answer.written;
  expect(last).toMatch(/^event: error\ndata: \{/);
  expect(JSON.parse(last.split('data: ')[1]!)).toMatchObject({ status: 503, code: 'ai_unavailable', request_id: 'the-request', codes: [] });
  expect(failStream(new FakeAnswer() as unknown as Response, problem)).toBe(false);
});

test('nobody waits longer for the first words than was said; once they are there, only leaving ends it', () => {
  const [late, told, left] = [waiting(24_000, undefined), waiting(24_000, undefined), new AbortController()];
  const reader = waiting(24_000, left.signal);
  told.told();
  reader.told();
  jest.advanceTimersByTime(24_000);
  expect([late.signal.aborted, (late.signal.reason as Error).name]).toEqual([true, 'TimeoutError']);
  expect([told.signal.aborted, reader.signal.aborted]).toEqual([false, false]);
  left.abort();
  expect(reader.signal.aborted).toBe(true);
});
