import { writeReviewed } from './rules/index.ts';
import { buildAll } from './stacks.ts';

writeReviewed(buildAll());
process.stdout.write('tests/cdktf/reviewed is written anew: read what changed before it is committed.\n');
