// Reads a job's template and prints it with another image, and with more arguments if any are given, as the start of the job takes it: what is left
// out there is not kept.
import { readFileSync } from 'node:fs';

const [image, ...more] = process.argv.slice(2);
const { containers, initContainers } = JSON.parse(readFileSync(0, 'utf8'));
const withImage = containers.map(({ name, command, args, env, resources }) => ({ name, image, command, args: [...args, ...more], env, resources }));
console.log(JSON.stringify({ containers: withImage, ...(initContainers?.length > 0 && { initContainers }) }));
