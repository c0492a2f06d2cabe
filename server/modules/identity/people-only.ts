import { Problem } from '../../core/problem.ts';
import type { Caller } from '../../platform/http/index.ts';

/** 403 for an API key: it belongs to one organisation, and what is asked reaches a person's other ones or would outlive the key. */
export function onlyPeople(caller: Caller): void {
  if (caller.kind === 'api_key')
    throw new Problem(403, 'permission_denied', 'This is for people: an API key acts in its one organisation only.');
}
