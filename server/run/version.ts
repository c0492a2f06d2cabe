import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const commitFile = path.join(root, '.commit');

/** The version of this program, from its package.json. */
export const programVersion: string = (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** The commit that this program was built from, where the build of the image wrote it down. */
export const programCommit: string | undefined = fs.existsSync(commitFile)
  ? fs.readFileSync(commitFile, 'utf8').trim() || undefined
  : undefined;
