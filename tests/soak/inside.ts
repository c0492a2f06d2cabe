// Loaded into the server by NODE_OPTIONS: tells at a port of its own what only the process itself knows.
import http from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

http
  .createServer((_req, res) => {
    const loop_p99_ms = delay.percentile(99) / 1e6;
    delay.reset();
    const rss = process.memoryUsage.rss();
    collect();
    // What external memory keeps alive is found free only the second time.
    collect();
    const { heapUsed, external } = process.memoryUsage();
    res.end(JSON.stringify({ rss, heap: heapUsed, external, loop_p99_ms }));
    // Its own pause is no delay of the server's making.
    setImmediate(() => delay.reset());
  })
  .listen(Number(process.env['SOAK_INSIDE_PORT']), '127.0.0.1')
  .unref();
