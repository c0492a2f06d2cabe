// Real traces of Node 20.

/** An error with a cause, thrown in an async function. */
export const nodeCause = `/tmp/tr/js/src/cart.js:8
  catch (cause) { throw new Error(\`checkout \${id} failed\`, { cause }); }
                        ^

Error: checkout 4711 failed
    at checkout (/tmp/tr/js/src/cart.js:8:25) {
  [cause]: TypeError: Cannot read properties of undefined (reading 'amount')
      at /tmp/tr/js/src/cart.js:3:50
      at Array.map (<anonymous>)
      at Cart.total (/tmp/tr/js/src/cart.js:3:31)
      at checkout (/tmp/tr/js/src/cart.js:7:35)
}

Node.js v20.20.2
`;

/** A constructor called inside eval. */
export const nodeEval = `/tmp/tr/js/src/cart.js:2
  constructor(items) { this.items = items; if (!items) throw new TypeError('items missing'); }
                                                       ^

TypeError: items missing
    at new Cart (/tmp/tr/js/src/cart.js:2:62)
    at inner (eval at <anonymous> (/tmp/tr/js/main.js:2:33), <anonymous>:1:20)
    at eval (eval at <anonymous> (/tmp/tr/js/main.js:2:33), <anonymous>:1:33)
    at Object.<anonymous> (/tmp/tr/js/main.js:2:33)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
    at Module.load (node:internal/modules/cjs/loader:1266:32)
    at Module._load (node:internal/modules/cjs/loader:1091:12)
    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
    at node:internal/main/run_main_module:28:49

Node.js v20.20.2
`;

/** A message of several lines. */
export const nodeAssert = `node:assert:90
  throw new AssertionError(obj);
  ^

AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

1 !== 2

    at Object.<anonymous> (/tmp/tr/js/main.js:3:58)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
    at Module.load (node:internal/modules/cjs/loader:1266:32)
    at Module._load (node:internal/modules/cjs/loader:1091:12)
    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
    at node:internal/main/run_main_module:28:49 {
  generatedMessage: true,
  code: 'ERR_ASSERTION',
  actual: 1,
  expected: 2,
  operator: 'strictEqual'
}

Node.js v20.20.2
`;

/** An aggregate of two errors. */
export const nodeAggregate = `/tmp/tr/js/main.js:4
else if (process.argv[2] === 'agg') throw new AggregateError([new Error('one'), new TypeError('two')], 'both failed');
                                    ^

AggregateError: both failed
    at Object.<anonymous> (/tmp/tr/js/main.js:4:43)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
    at Module.load (node:internal/modules/cjs/loader:1266:32)
    at Module._load (node:internal/modules/cjs/loader:1091:12)
    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
    at node:internal/main/run_main_module:28:49 {
  [errors]: [
    Error: one
        at Object.<anonymous> (/tmp/tr/js/main.js:4:63)
        at Module._compile (node:internal/modules/cjs/loader:1521:14)
        at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
        at Module.load (node:internal/modules/cjs/loader:1266:32)
        at Module._load (node:internal/modules/cjs/loader:1091:12)
        at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
        at node:internal/main/run_main_module:28:49,
    TypeError: two
        at Object.<anonymous> (/tmp/tr/js/main.js:4:81)
        at Module._compile (node:internal/modules/cjs/loader:1521:14)
        at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
        at Module.load (node:internal/modules/cjs/loader:1266:32)
        at Module._load (node:internal/modules/cjs/loader:1091:12)
        at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
        at node:internal/main/run_main_module:28:49
  ]
}

Node.js v20.20.2
`;

/** An ES module: file URLs. */
export const nodeModule = `<anonymous_script>:1
{

SyntaxError: Expected property name or '}' in JSON at position 1
    at JSON.parse (<anonymous>)
    at file:///tmp/tr/js/m.mjs:2:33
    at Array.map (<anonymous>)
    at file:///tmp/tr/js/m.mjs:2:18
    at ModuleJob.run (node:internal/modules/esm/module_job:325:25)
    at async ModuleLoader.import (node:internal/modules/esm/loader:606:24)
    at async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5)

Node.js v20.20.2
`;

/** Only async frames, and properties behind them. */
export const nodeAsync = `node:internal/fs/promises:637
  return new FileHandle(await PromisePrototypeThen(
                        ^

Error: ENOENT: no such file or directory, open '/nope.json'
    at async open (node:internal/fs/promises:637:25)
    at async readFile (node:internal/fs/promises:1249:14)
    at async conf (file:///tmp/tr/js/fs.mjs:2:32)
    at async file:///tmp/tr/js/fs.mjs:3:1 {
  errno: -2,
  code: 'ENOENT',
  syscall: 'open',
  path: '/nope.json'
}

Node.js v20.20.2
`;
