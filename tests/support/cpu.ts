/** A watch of the processor time that this process has used since, in milliseconds: what others do on the machine does not count. */
export function cpuWatch(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}
