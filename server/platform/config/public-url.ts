import type { Settings } from './settings.ts';

/** Where clients reach the API, without a slash at its end: PUBLIC_URL, or the address it listens on. */
export const publicUrl = ({ PUBLIC_URL, HOST, PORT }: Settings): string => (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '');
