// Loaded into a server by NODE_OPTIONS: writes down the client's port of each connection that the process takes, before it reads a byte of it.
import { subscribe } from 'node:diagnostics_channel';
import fs from 'node:fs';
import type { Socket } from 'node:net';

const file = fs.openSync(process.env['ACCEPTED_FILE'] ?? '', 'a');
subscribe('net.server.socket', (message) => {
  const { remotePort } = (message as { socket: Socket }).socket;
  fs.writeSync(file, `${remotePort}\n`);
});
