import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { SampleGitHub } from '../../local/sample/index.ts';
import { Api } from './api.ts';
import { DemoFault } from './fault.ts';
import type { Material } from './material.ts';
import { pinFor } from './pin.ts';
import type { Step } from './progress.ts';
import type { DemoServer } from './server.ts';
import type { Report } from './report.ts';

const reportPatienceMs = 180_000;

interface Session {
  access_token: string;
  org: { slug: string; name: string };
}

/** What the demo leaves behind on the server. */
export interface Outcome {
  report: Report;
  org: Session['org'];
  default_ref: string;
}

/** The main job, as a person who has never been here does it. `token` is what the sample GitHub lets in. */
export async function playJob(server: DemoServer, github: SampleGitHub, token: string, material: Material, step: Step): Promise<Outcome> {
  const anyone = new Api(server.url);
  const { access_token, org } = await signUp(anyone, server.dir, step);
  const api = anyone.as(access_token);
  const credential = await step('Store a token', async (note) => {
    const body = { kind: 'github_pat', name: 'sample', secret: token, base_url: github.url };
    const { id, last4, key_version } = await api.post<{ id: string; last4: string; key_version: number }>('/credentials', body);
    note(`…${last4}, sealed under key ${key_version} of the organisation`);
    return id;
  });
  const repository = await step('Connect the repository', async (note) => {
    const body = { credential_id: credential, external_ref: material.repository.full_name };
    const made = await api.post<{ id: string; default_ref: string }>('/repositories', body);
    note(`${material.repository.full_name}, branch ${made.default_ref}`);
    return made;
  });
  const reportId = await step('Send the log', async (note) => {
    const body = { kind: 'log', log_text: material.log };
    const { report_id } = await api.post<{ report_id: string }>(`/repositories/${repository.id}/analyses`, body);
    note(material.about);
    return report_id;
  });
  const report = await waitFor(api, reportId, github, step);
  await step('Ask as another organisation', async (note) => {
    const { status, body } = await anyone.as(server.access.api_key).ask<{ code?: string }>('GET', `/reports/${reportId}`);
    if (status !== 404) throw new DemoFault(`Another organisation asked for the report and was answered ${status} instead of 404.`);
    note(`${status} ${body.code ?? ''}: for them it is not there`);
  });
  return { report, org, default_ref: repository.default_ref };
}

async function signUp(api: Api, dir: string, step: Step): Promise<Session> {
  const email = `demo-${randomBytes(4).toString('hex')}@longhouse.example`;
  await step('Ask for a PIN', async (note) => {
    note(email);
    await api.post('/auth/request-pin', { email });
  });
  const pin = await step('Read the letter', async (note) => {
    const letter = await pinFor(dir, email);
    note(`PIN ${letter.pin} in mail/${letter.file.replace(/-.*(?=\.)/, '-…')}`);
    return letter.pin;
  });
  return step('Sign up', async (note) => {
    const password = randomBytes(18).toString('base64url');
    const session = await api.post<Session>('/auth/register', { email, pin, password, org_name: 'Demo visitor' });
    note(`owner of the new organisation ${session.org.slug}`);
    return session;
  });
}

function waitFor(api: Api, id: string, github: SampleGitHub, step: Step): Promise<Report> {
  const before = github.requests.length;
  return step('Wait for the report', async (note) => {
    for (const deadline = Date.now() + reportPatienceMs; Date.now() < deadline; await setTimeout(100)) {
      const report = await api.get<Report>(`/reports/${id}`);
      note(`${report.status}, ${github.requests.length - before} questions to GitHub`);
      if (report.status === 'failed') throw new DemoFault(`The analysis failed: ${report.error ?? 'no reason given'}`);
      if (report.status === 'complete') return report;
    }
    throw new DemoFault(`The report ${id} was still pending after ${reportPatienceMs / 1000} s: does a process with the role worker run?`);
  });
}
