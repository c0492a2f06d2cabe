import { enableCompileCache } from 'node:module';
import path from 'node:path';
import './run/parent.ts'; // notes the parent process before the rest, which takes a while to load

// Halves the time of every start but the first. Beside the packages, where nobody else can put programs. NODE_COMPILE_CACHE, where it is
// set, has done so already, for this file as well.
enableCompileCache(path.resolve(import.meta.dirname, '../node_modules/.cache/longhouse'));
const { runProgram } = await import('./run/program.ts');
await runProgram();
