import { AsyncLocalStorage } from 'node:async_hooks';

const holding = new AsyncLocalStorage<string>();

/** Runs the work while remembering which transaction is open. */
export const whileHolding = <T>(name: string, work: () => Promise<T>): Promise<T> => holding.run(name, work);

/** The name of the transaction that is open here, if one is. */
export const held = (): string | undefined => holding.getStore();

/** Called first by everything that leaves the building: nobody waits on the world with a transaction open. */
export function leavingTheBuilding(to: string): void {
  const name = holding.getStore();
  if (name !== undefined) throw new Error(`${to} was called while ${name} held a transaction.`);
}
