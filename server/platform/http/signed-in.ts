import type { Request } from 'express';
import { Passport } from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Clock } from '../../core/clock.ts';
import { unauthorised } from '../../core/problem.ts';
import { recent } from '../recent.ts';
import { apiKeyPrefix, parseApiKey } from './api-key.ts';
import type { Admission, Admitted, Claims } from './caller.ts';
import { accessClaims, audience, headerOf, issuer, type JwtRing, toleranceSeconds } from './jwt.ts';

const longestToken = 4096;
const bearer = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/** Answers who a request comes from: an access token (passport-jwt) or an API key; 401 `token_invalid` otherwise. */
export function identifier(ring: JwtRing, admission: Admission, clock: Clock): (req: Request) => Promise<Admitted> {
  const nowSeconds = (): number => clock.now().getTime() / 1000;
  const verify = tokenVerifier(ring, nowSeconds);
  const verified = recent<Claims>(5_000);

  const claimsOf = async (req: Request, token: string): Promise<Claims> => {
    const known = verified.get(token);
    if (known && known.exp + toleranceSeconds > nowSeconds()) return known;
    verified.delete(token);
    const claims = await verify(req);
    verified.set(token, claims);
    return claims;
  };

  const admit = async (req: Request, token: string): Promise<Admitted | undefined> => {
    if (token.startsWith(apiKeyPrefix)) {
      const key = parseApiKey(token);
      return key && admission.apiKey(key.id, key.hash);
    }
    if (admission.legacy && !verified.get(token) && headerOf(token)?.kid === undefined) return admission.legacy(token);
    return admission.session(await claimsOf(req, token));
  };

  return async (req) => {
    const token = bearer.exec(req.headers.authorization ?? '')?.[1];
    if (token === undefined || token.length > longestToken) throw unauthorised();
    const admitted = await admit(req, token);
    if (!admitted) throw unauthorised();
    return admitted;
  };
}

/** Runs passport-jwt over the request's bearer token and gives its claims; 401 when any check fails. */
function tokenVerifier(ring: JwtRing, nowSeconds: () => number): (req: Request) => Promise<Claims> {
  const strategy = new Strategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // Never throws and always answers: a provider that does either crashes or hangs the request.
      secretOrKeyProvider: (_req, token: string, done) => {
        const kid = headerOf(token)?.kid;
        const key = typeof kid === 'string' ? ring.key(kid) : undefined;
        if (key) done(null, key as never);
        else done(new Error('No such key.'));
      },
      algorithms: ['HS256'],
      issuer,
      audience,
      jsonWebTokenOptions: { complete: true, clockTolerance: toleranceSeconds } as object,
    },
    ({ header, payload }: { header: Record<string, unknown>; payload: Record<string, unknown> }, done) => {
      done(null, accessClaims(header, payload, nowSeconds()) ?? false);
    },
  );
  const passport = new Passport();
  return (req) =>
    new Promise((resolve, reject) => {
      const settle = (error: unknown, claims: Claims | false | null | undefined): void => {
        if (error) reject(error as Error);
        else if (claims) resolve(claims);
        else reject(unauthorised());
      };
      passport.authenticate(strategy, { session: false }, settle)(req, {} as never, reject);
    });
}
