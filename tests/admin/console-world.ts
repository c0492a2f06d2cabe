import { randomBytes } from 'node:crypto';
import { openConsole } from '../../admin/index.ts';
import { newFirstPassword } from '../../admin/people/reset.ts';
import { createStaff } from '../../admin/people/seed.ts';
import { beginSession } from '../../admin/people/sessions.ts';
import { addStaff } from '../../admin/people/staff-user.ts';
import { modules } from '../../server/modules/index.ts';
import type { StaffRole } from '../../server/modules/staff/index.ts';
import { newId } from '../../server/core/ids.ts';
import { type Listening, listen } from '../../server/platform/http/index.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { openWorld, type World } from '../support/world.ts';

/** What came back from the console. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line typescript/no-explicit-any -- a test says what it expects of the body
  body: any;
}

/** One of our own people, in a browser of their own. */
export interface StaffPerson {
  id: string;
  name: string;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Posts a form as AdminJS's front end does, with the token out of the cookie. */
  post(path: string, fields?: Record<string, string | Blob>, headers?: Record<string, string>): Promise<Reply>;
}

export interface ConsoleWorld extends World {
  console: string;
  tables: ReadonlyMap<string, StaffTable>;
  /** Somebody signed in with this role. */
  staff(role: StaffRole, name?: string): Promise<StaffPerson>;
  /** A browser that nobody is signed in with. */
  browser(): StaffPerson;
}

const at =
  (server: Listening, person: StaffPerson) =>
  async (method: string, path: string, body?: FormData, headers: Record<string, string> = {}) => {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { cookie, ...headers },
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/expires=thu, 01 jan 1970/i.test(line)) person.cookies.delete(name);
      else person.cookies.set(name, value.join('='));
    }
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined } as Reply;
  };

/** The console over real HTTP beside the API, with a database of its own. Close it in afterAll. */
export async function openConsoleWorld(settings: Record<string, string> = {}): Promise<ConsoleWorld> {
  const world = await openWorld({ worker: true, settings: { STAFF_SESSION_SECRET: randomBytes(32).toString('hex'), ...settings } });
  const app = await openConsole({ tools: world.tools, modules, version: 'test' });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const { staff } = world.tools.db;
  const browser = (): StaffPerson => {
    const person = { id: '', name: '', cookies: new Map<string, string>() } as StaffPerson;
    const call = at(server, person);
    person.get = (path, headers) => call('GET', path, undefined, headers);
    person.post = (path, fields = {}, headers = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      const token = person.cookies.get('XSRF-TOKEN');
      return call('POST', path, form, { ...(token !== undefined && { 'x-xsrf-token': token }), ...headers });
    };
    return person;
  };
  return {
    ...world,
    console: server.url,
    tables: new Map(modules.flatMap((module) => module.staff?.tables ?? []).map((table) => [table.table, table])),
    browser,
    staff: async (role, name = `${role} of ours`) => {
      const person = browser();
      const id = newId();
      await addStaff(staff, { id, email: `${role}-${id.slice(-12)}@longhouse.test`, name, role });
      const token = await beginSession(staff, { staff_user_id: id, stage: 'signed_in', ip: '127.0.0.1', user_agent: 'test' });
      // As if they had entered a fresh code, for as long as the tests take.
      await staff('app.staff_sessions')
        .where({ staff_user_id: id })
        .update({ stepped_up_at: staff.raw("now() + interval '1 day'") });
      person.cookies.set('longhouse_staff', token);
      Object.assign(person, { id, name });
      await person.get('/admin'); // sets the token of its forms
      return person;
    },
    close: async () => {
      await server.close();
      await world.close();
    },
  };
}

/** One of our people before their first sign-in. */
export async function addStaffUser(
  tools: Tools,
  person: { email: string; name: string; role: StaffRole },
): Promise<{ id: string; password: string }> {
  const { password, password_hash } = await newFirstPassword();
  const { id } = (await createStaff(tools, { ...person, password_hash }))!;
  return { id, password };
}
