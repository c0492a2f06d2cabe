// Reads a job's template and prints it with another image, as the start of the job takes it: what is left out there is not kept.
import { readFileSync } from 'node:fs';

const [image] = process.argv.slice(2);
const { containers, initContainers } = JSON.parse(readFileSync(0, 'utf8'));
const withImage = containers.map(({ name, command, args, env, resources }) => ({ name, image, command, args, env, resources }));
console.log(JSON.stringify({ containers: withImage, ...(initContainers?.length > 0 && { initContainers }) }));
