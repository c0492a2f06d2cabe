/** Remembers what was just opened, to be closed with the rest, and hands it on. */
export type Open = <T extends { close(): unknown }>(opening: T | Promise<T>) => Promise<T>;

/** Does the work, and closes what it has opened by then, the newest first, however it ends. */
export async function closing<T>(work: (open: Open) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack();
  return await work(async (opening) => {
    const one = await opening;
    opened.defer(async () => void (await one.close()));
    return one;
  });
}
