// After an install: npm before 11.10 drops node_modules/.bin/node again when it skips the packages of the other platforms,
// which offer the same program name: put the link back. Does nothing without the development packages.
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';

const program = `node-${process.platform}-${process.arch}/bin/node`;
const link = 'node_modules/.bin/node';
if (process.platform !== 'win32' && existsSync(`node_modules/${program}`) && !existsSync(link)) {
  mkdirSync('node_modules/.bin', { recursive: true });
  chmodSync(`node_modules/${program}`, 0o755);
  symlinkSync(`../${program}`, link);
}
