// Runs before `npm start`, `npm test` and `npm run demo`, on whatever Node started npm (plain JavaScript, no packages): installs the
// locked packages when they are missing or older than the lock, then makes sure that scripts get a Node that is new enough.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const marker = 'node_modules/.package-lock.json';
const installed = existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!installed) {
  const code = await install();
  if (code !== 0) {
    console.error('The packages could not be installed: see what npm says above.');
    process.exit(code);
  }
  await import('./link-node.mjs');
}
checkNode();

function install() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('Installing the packages of package-lock.json (about a minute, once)…');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const child = npm ? spawn(process.execPath, [npm, ...args], { stdio: 'inherit' }) : spawn('npm', args, { stdio: 'inherit', shell: true });
  const ticking = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000);
  return new Promise((ended) => {
    child.once('error', (error) => ended((console.error(error.message), 1)));
    child.once('exit', (code) => {
      clearInterval(ticking);
      if (code === 0) console.log(`Installed in ${seconds()} s.`);
      ended(code ?? 1);
    });
  });
}

// Scripts get node_modules/.bin/node, which a fresh install has only just brought; later this very process is that one.
function checkNode() {
  const wanted = JSON.parse(readFileSync('package.json', 'utf8')).engines.node.replace('>=', '');
  const isEnough = (found) => {
    const [[major, minor], [wantedMajor, wantedMinor]] = [found, wanted].map((version) => version.split('.').map(Number));
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  };
  if (isEnough(process.versions.node)) return;
  const env = { ...process.env, PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter) };
  const found = spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8', env }).stdout.trim();
  if (isEnough(found)) return;
  console.error(
    `Longhouse needs Node ${wanted} or newer; this is ${found}, and npm has no newer one for ${process.platform}-${process.arch}: install it from https://nodejs.org.`,
  );
  process.exit(1);
}
