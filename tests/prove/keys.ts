import fs from 'node:fs';
import path from 'node:path';
import { broken, holds, type Part, uncovered } from './proof.ts';

/** Everything that outlives a request in memory, and what its key carries, so that one organisation never finds what was put there for another. */
const caches: Record<string, string> = {
  'platform/http/signed-in.ts verified': 'the whole access token; who it admits is looked up on every request all the same',
  'platform/http/rate-limit.ts counts': 'org:<org_id> or address:<ip>; holds counts only',
  'platform/http/json.ts parsers': 'a body limit; holds parsers',
  'platform/crypto/vault-calls.ts breakers': 'a Key Vault key; holds no organisation’s data',
  'platform/crypto/key-cache.ts entries': '<org_id> and key version; a blob of another organisation does not open with it',
  'platform/crypto/key-cache.ts loading': '<org_id> and key version',
  'platform/crypto/org-key-ring.ts current': '<org_id>',
  'platform/azure/credential.ts made': 'a client id of ours',
  'platform/db/gate.ts running': '<org_id>; holds counts only',
  'platform/db/gate.ts waiting': '<org_id>; holds who waits',
  'platform/db/db.ts pools': 'a database role of ours',
  'platform/db/client.ts names': 'the text of a statement; holds its name',
  'modules/reports/analysis/parsing/exceptions.ts kept': 'lives for one analysis of one log',
  'platform/jobs/lane.ts running': 'the id of a job under way in this process',
  'platform/jobs/jobs.ts kinds': 'the name of a kind of job of ours',
  'platform/jobs/worker.ts lanes': 'the name of a lane of ours',
  'modules/events/validators.ts compiled': 'the digest of a schema’s text; what is compiled depends on nothing else',
  'modules/intake/extract/reading.ts found': 'lives for one reading of one text',
  'modules/intake/risk/automaton.ts numbers': 'a word of the rules, which are the same for all',
  'modules/intake/risk/automaton.ts states': 'a phrase of the rules, which are the same for all',
  'modules/intake/risk/automaton.ts ways': 'a phrase of the rules, which are the same for all',
  'modules/intake/risk/spelling.ts shortened': 'a word of the rules with a letter left out; holds that word',
  'modules/repositories/tree-cache.ts trees':
    'repository id, commit and credential; asked for after the repository was found in its organisation',
};

/** Maps that are fields or stand at the top of a file, and bounded caches wherever they are made. */
const declared = /(?:(?:readonly #|^const |^let )(\w+)(?:: [^=\n]+)? = new (?:Map|LRUCache)\b|(?:#|const )(\w+) = recent\b)/gm;

/** Every cache that the source declares, against the list. */
export function proveCaches(): Part {
  const root = path.resolve(import.meta.dirname, '../../server');
  const found = ['platform', 'modules'].flatMap((folder) =>
    (fs.readdirSync(path.join(root, folder), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const text = fs.readFileSync(path.join(root, folder, file), 'utf8');
        return [...text.matchAll(declared)].map(([, map, bounded]) => `${folder}/${file} ${map ?? bounded}`);
      }),
  );
  const names = [...new Set([...found, ...Object.keys(caches)])].sort();
  const rows = names.map((name) => {
    const key = caches[name];
    const cell =
      key === undefined
        ? uncovered('say in tests/prove/keys.ts what its key carries')
        : found.includes(name)
          ? holds(key)
          : broken('is gone: take it off the list');
    return { name, cells: { key: cell } };
  });
  return {
    title: 'Caches',
    claim: 'What is kept in memory between requests is found again by its own organisation only.',
    sides: ['key'],
    rows,
  };
}
