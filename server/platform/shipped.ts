import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of a data file that is part of the program and lies beside the one that asks: `shipped(import.meta.dirname, 'weights.txt')`. */
export const shipped = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
