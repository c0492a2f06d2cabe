import type { Org } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';

/** The organisation as the caller may reach it in intake: their own rows and nobody else's, whatever their role. */
export const mine = ({ org, caller }: { org: Org; caller: Caller }): Org => org.subject(caller.user_id);
