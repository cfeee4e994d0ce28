import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of the loopback interface: the wanted one, or any free one; fails when it is taken. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
