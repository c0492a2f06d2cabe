// node .ci/summary.mjs <jest's JSON> <file>: prints `passed failed`, and appends to the file each failed test with the first lines of its error.
import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [results = '', failures = ''] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(results, 'utf8'));
const firstLines = (text) =>
  text
    // eslint-disable-next-line no-control-regex -- colours
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 8)
    .map((line) => `    ${line.slice(0, 300)}\n`)
    .join('');

for (const { name, message, assertionResults, status } of testResults) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const file = relative(process.cwd(), name);
  for (const test of failed) appendFileSync(failures, `✗ ${file}: ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`);
  if (status === 'failed' && failed.length === 0) appendFileSync(failures, `✗ ${file} could not be run\n${firstLines(message)}`);
}
console.log(numPassedTests, numFailedTests + numRuntimeErrorTestSuites);
