/** Whoever started this process; read when this file loads, so that a parent that ends during start-up counts as well. */
const parent = process.ppid;
const checkEveryMs = 500;

/** npm's shell does not pass a signal on: when the process that started this one goes, `stop` is called once. */
export function whenParentGoes(stop: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, checkEveryMs).unref();
}
