import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Operation } from './requests.ts';

/** What came back, and how long it took in milliseconds. */
export interface Answered {
  status: number;
  type: string;
  text: string;
  ms: number;
}

/** The longest an answer may take: beyond it somebody hangs. */
const longestMs = 5_000;
/** 503 by design where nothing is outside: there is no model to ask. */
const awayOnPurpose = /ai_not_configured|No AI model is set up here\./;

/** Said before there is a request, at any address. */
const notRead = new Set([408, 431]);

/** Says what is wrong with an answer by the published contract; `undefined` when nothing is. */
export function judge(document: object): (operation: Operation, answered: Answered) => string | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  formats.default(ajv);
  ajv.addSchema({ $id: 'contract', ...document });
  return (operation, { status, type, text, ms }) => {
    if (ms > longestMs) return `took ${Math.round(ms)} ms`;
    if (status >= 500 && !(status === 503 && awayOnPurpose.test(text))) return `${status}: ${text.slice(0, 300)}`;
    if (status === 304 || status === 204 || (text === '' && status < 400)) return undefined;
    const media = type.split(';')[0]!.trim();
    if (notRead.has(status)) return media === 'application/problem+json' ? undefined : `${status} comes as ${media}`;
    if (status >= 400 && media !== (operation.legacy ? 'application/json' : 'application/problem+json'))
      return `${status} comes as ${media}`;
    const declared = operation.answers[String(status)];
    if (!declared) return `${status} is not in the contract: ${text.slice(0, 200)}`;
    const pointer = declared[media];
    if (pointer === undefined) return `${status} comes as ${media}, which is not in the contract`;
    const valid = ajv.getSchema(`contract${pointer}`);
    if (!valid) return `the contract has no schema at ${pointer}`;
    if (valid(JSON.parse(text))) return undefined;
    const [first] = valid.errors ?? [];
    return `${status} breaks its schema at ${first?.instancePath || '/'}: ${first?.message}: ${text.slice(0, 300)}`;
  };
}
