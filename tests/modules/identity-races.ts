import { expect } from '@jest/globals';
import { checkPin, issuePin } from '../../server/modules/identity/pins.ts';
import { newId } from '../../server/core/ids.ts';
import { makeToken } from '../../server/modules/identity/tokens.ts';
import { openWorld, type World } from '../support/world.ts';

/** A world where hundreds may knock at the same moment. */
export const openRaceWorld = (): Promise<World> => openWorld({ pool: { min: 0, max: 10 }, rates: { auth: 1_000_000, address: 1_000_000 } });

/** 200 guesses at the same moment for each of `pins` PINs; exactly five may be evaluated. */
export async function racePins(world: World, pins: number): Promise<void> {
  let evaluated = 0;
  for (let round = 0; round < pins; round += 1) {
    const email = `race-${round}@example.test`;
    await world.tools.db.auth.transaction((trx) => issuePin(trx, world.tools, email, 'sign_up', true));
    await Promise.allSettled(Array.from({ length: 200 }, () => checkPin(world.tools, email, 'sign_up', 'no-pin')));
    const [row] = await world.database.sql('select attempts from app.email_verification where email = $1', [email]);
    expect(row!['attempts']).toBe(5);
    evaluated += row!['attempts'] as number;
  }
  expect(evaluated).toBe(pins * 5);
}

/** Eight uses of one refresh token at the same moment, `rounds` times; exactly one may succeed, and the session is over then. */
export async function raceRefresh(world: World, rounds: number): Promise<void> {
  const person = await world.person();
  for (let round = 0; round < rounds; round += 1) {
    const session = newId();
    const { token, hash } = makeToken('lhr');
    await world.database.sql(
      `with s as (insert into app.sessions (org_id, id, user_id, expires_at) values ($1, $2, $3, now() + interval '1 day'))
       insert into app.refresh_tokens (org_id, id, session_id, token_hash, expires_at) values ($1, $2, $2, $4, now() + interval '1 day')`,
      [person.org_id, session, person.user_id, hash],
    );
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.call('POST', '/api/v1/auth/refresh', { refresh_token: token })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'refresh_token_reused')).toHaveLength(7);
    expect((await world.database.sql('select revoked_at from app.sessions where id = $1', [session]))[0]!['revoked_at']).not.toBeNull();
  }
}
