import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import autocannon from 'autocannon';
import type { Job } from './contract.ts';

/** A server under measurement, in a process of its own. */
export interface Candidate {
  name: string;
  port: number;
  child: ChildProcess;
}

export async function startCandidate(name: string, job: Job): Promise<Candidate> {
  const child = fork(path.join(import.meta.dirname, 'child.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  child.send(job);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { name, port, child };
}

/** Processor time in microseconds and memory in bytes, as the process itself says. */
export async function usage({ child }: Candidate): Promise<{ cpu: number; rss: number }> {
  child.send('usage');
  const [{ cpu, rss }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage; rss: number }];
  return { cpu: cpu.user + cpu.system, rss };
}

/** One round: requests per second, latency in ms, and the server's processor time per request in µs. */
export interface Round {
  rps: number;
  mean: number;
  p50: number;
  p99: number;
  cpu: number;
  failed: number;
}

export async function round(candidate: Candidate, requests: autocannon.Request[], seconds: number, connections = 32): Promise<Round> {
  const before = await usage(candidate);
  const result = await autocannon({
    url: `http://127.0.0.1:${candidate.port}`,
    connections,
    duration: seconds,
    requests,
    setupClient: fromAnywhere(requests),
  });
  const after = await usage(candidate);
  const count = result.requests.total;
  return {
    rps: count / result.duration,
    mean: result.latency.mean,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: (after.cpu - before.cpu) / count,
    failed: result.non2xx + result.errors,
  };
}

/** Lets each connection begin elsewhere in the list: in step they would all ask for one organisation at the same moment. */
function fromAnywhere(requests: autocannon.Request[]): (client: autocannon.Client) => void {
  let clients = 0;
  return (client) => {
    const start = Math.floor((clients++ * requests.length) / 32);
    client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
  };
}
