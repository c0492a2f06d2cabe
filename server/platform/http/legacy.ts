import { z } from 'zod';
import type { Problem } from '../../core/problem.ts';
import { doors, type Endpoint, type MemberDoor, type Method, type OpenDoor } from './endpoint.ts';
import type { Permission } from './permissions.ts';

/** What an endpoint of the old surface says besides: the path of v1 that took its place, without ids ('/api/v1/vehicles'). */
interface Old {
  successor: string;
}

/** What the old surface answers where there is nothing to tell. */
const Ok = z.object({ status: z.literal('ok') }).meta({ id: 'LegacyOk' });

function inOldShape(endpoint: Endpoint): Endpoint {
  if (endpoint.reply !== null) return endpoint;
  const handle: Endpoint['handle'] = async (call) => {
    await endpoint.handle(call);
    return { status: 'ok' };
  };
  return { ...endpoint, reply: Ok, status: endpoint.status ?? 200, handle };
}

/**
 * Declares an endpoint of the old surface, as `member` and `anyone` do for v1; paths stand under /api and match in any case. Who may, the
 * switch of the product, the body limit and the reply's shape are as on v1. Otherwise: unknown body keys and query parameters are ignored
 * (`org_id` is refused all the same), errors are `{"status":"error","message"}`, `reply: null` answers 200 `{"status":"ok"}`, a list is a
 * bare `z.array(…)`, every answer says `Deprecation: true` and links to its successor; `If-Match`, `Idempotency-Key` and `Accept` have no
 * effect. A POST answers 201 unless `status: 200` says otherwise.
 */
export const legacy = {
  /** For a signed-in member of an organisation who holds this permission. */
  member: (may: Permission): Record<Method, MemberDoor<Old>> => doors({ who: 'member', may }, '/api', inOldShape),
  /** Open to the world; say why. */
  anyone: (why: string): Record<Method, OpenDoor<Old>> => doors({ who: 'anyone', why }, '/api', inOldShape),
};

/** Whether the endpoint belongs to the old surface. */
export const isLegacy = (endpoint: Pick<Endpoint, 'successor'>): boolean => endpoint.successor !== undefined;

const newer = /^\/api\/(?:v1|webhooks|docs)(?:[/?]|$)/i;

/** Whether errors at this address have the old shape: everything under /api but v1, webhooks and docs, also where nothing stands. */
export const isLegacyAddress = (url: string): boolean => /^\/api\//i.test(url) && !newer.test(url);

/** The headers by which an old client can learn where to move. */
export const deprecationHeaders = (successor: string): Record<string, string> => ({
  Deprecation: 'true',
  Link: `<${successor}>; rel="successor-version"`,
});

/** An error as the old surface answers it; what is our fault says nothing but the id under which our log has it. */
export function legacyError({ status, message, errors }: Problem, request_id: string): { status: 'error'; message: string } {
  if (status >= 500) return { status: 'error', message: `${message} (${request_id})` };
  const faults = errors.map((fault) => `${fault.path.replace(/^(?:body|params|query)\./, '')}: ${fault.message}`);
  return { status: 'error', message: [message, ...faults].join(' ') };
}

/** The shape of that error, for the published contract. */
export const LegacyError = z.looseObject({ status: z.literal('error'), message: z.string() }).meta({ id: 'LegacyError' });
