import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { learned } from './corpus.ts';
import { weightsFrom, written } from './learn.ts';

const sentences = learned();
process.stdout.write(
  `Learning from ${sentences.explicit.length} sentences of people in danger and ${sentences.benign.length} of others …\n`,
);
const { weights, found } = weightsFrom(sentences);
const file = 'server/modules/intake/risk/wording-weights.txt';
writeFileSync(path.join(import.meta.dirname, '../..', file), written(weights));
const percent = (part: number): string => `${Math.round(part * 100)} %`;
process.stdout.write(
  `${file}: ${weights.pieces.size} pieces. Of the sentences of danger, each weighed without having been learned from, ` +
    `${percent(found.escalates)} escalate and ${percent(found.looked_at)} are looked at for their wording alone.\n`,
);
