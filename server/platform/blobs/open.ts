import { systemClock } from '../../core/clock.ts';
import type { Outside } from './account.ts';
import type { Blobs, Container } from './blobs.ts';
import { contentThrough } from './content.ts';
import { containerNames, openDoor, type BlobSettings } from './door.ts';
import { reached } from './failures.ts';
import { linksThrough } from './links.ts';

/** The files of the house; nothing is loaded or called before the first use. `outside` is for tests. */
export function openBlobs(settings: BlobSettings, outside: Partial<Outside> = {}): Blobs {
  const clock = outside.clock ?? systemClock;
  const door = openDoor(settings, { ...outside, clock });
  const standsIn = async (container: Container): Promise<void> => {
    const there = await door.enter(container);
    await there.account.container(there.name).getProperties(there.account.inTime());
  };
  return {
    ...linksThrough(door, clock),
    ...contentThrough(door),
    ready: () =>
      reached(async () => {
        await Promise.all(Object.keys(containerNames(settings)).map((container) => standsIn(container as Container)));
      }),
  };
}
