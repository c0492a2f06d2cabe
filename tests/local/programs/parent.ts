import { spawn } from 'node:child_process';

/** Stands for npm's shell: runs the program it is given and passes no signal on. */
const [program = '', ...args] = process.argv.slice(2);
spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], { stdio: 'inherit' });
