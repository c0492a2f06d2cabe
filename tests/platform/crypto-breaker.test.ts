import { expect, test } from '@jest/globals';
import { Breaker } from '../../server/platform/crypto/breaker.ts';

function broken(): { breaker: Breaker; seconds: (count: number) => void } {
  let time = 0;
  const breaker = new Breaker({ now: () => new Date(time) });
  for (let i = 0; i < 5; i++) {
    expect(breaker.wait()).toBe(0);
    breaker.failed();
  }
  return { breaker, seconds: (count) => void (time += count * 1_000) };
}

test('after five failures in a row nobody asks for 15 s', () => {
  const { breaker, seconds } = broken();
  expect(breaker.wait()).toBe(15);
  seconds(14.5);
  expect(breaker.wait()).toBe(0.5);
});

test('then one tries for all: its failure closes the way for another 15 s', () => {
  const { breaker, seconds } = broken();
  seconds(15);
  expect(breaker.wait()).toBe(0);
  for (let i = 0; i < 10; i++) expect(breaker.wait()).toBe(1);
  breaker.failed();
  expect(breaker.wait()).toBe(15);
});

test('and its success lets everyone through', () => {
  const { breaker, seconds } = broken();
  seconds(15);
  expect(breaker.wait()).toBe(0);
  breaker.succeeded();
  for (let i = 0; i < 10; i++) expect(breaker.wait()).toBe(0);
});

test('a success in between starts the count anew', () => {
  const { breaker, seconds } = broken();
  seconds(15);
  breaker.wait();
  breaker.succeeded();
  for (let i = 0; i < 4; i++) breaker.failed();
  breaker.succeeded();
  for (let i = 0; i < 4; i++) breaker.failed();
  expect(breaker.wait()).toBe(0);
});
