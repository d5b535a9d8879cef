// Listens on loopback only, and serves HTTP/1.1 and cleartext HTTP/2 with prior knowledge on one port.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2Server } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { DirectAnswer } from './direct-calls.ts';
import { answerBadRequest, lookAtFirstBytes } from './first-bytes.ts';

// To `import` it would read all that it exports, and with that load Node's WebSocket, fetch and HTTP/2: 20 MB and 25 ms that nobody asked for.
const { createServer: createHttpServer } = process.getBuiltinModule('node:http');

export interface Listener {
  readonly port: number;
  /** Ends open connections too; resolves when the port is free. */
  close(): Promise<void>;
}

/** The port is in use by another program. */
export class PortTaken extends Error {
  override name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`port ${port} is taken`);
    this.port = port;
  }
}

/**
 * Answers with `fetch` on 127.0.0.1 and, where the machine has it, on ::1: `localhost` may mean either.
 * @param port 0 takes any free one
 * @param direct asked first; what it does not take goes to `fetch`
 * @throws PortTaken
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  direct: DirectAnswer = () => false,
): Promise<Listener> {
  const byFetch = once(async () => {
    const { getRequestListener } = await import('@hono/node-server');
    // The listener hands more than the request, which `fetch` must not take for its own second argument.
    return getRequestListener((request) => fetch(request), { overrideGlobalObjects: false });
  });
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!direct(incoming, outgoing)) void byFetch().then((answer) => answer(incoming, outgoing));
  };
  const http1 = createHttpServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 20_000 }, handle);
  http1.on('clientError', (_error, socket) => answerBadRequest(socket));
  const http2 = once(async (): Promise<Http2Server> => {
    const { createServer: createHttp2Server } = await import('node:http2');
    // Node's messages of HTTP/2 are made to be used as those of HTTP/1.1.
    const server = createHttp2Server({}, handle as never);
    server.on('sessionError', (_error, session) => session.destroy());
    return server;
  });

  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A peer may reset a connection at any time. The protocol's own server hears of it as well, and there is nothing to save.
    socket.on('error', () => socket.destroy());
    lookAtFirstBytes(socket, async (protocol) => {
      const server = protocol === 'h2c' ? await http2() : http1;
      if (!socket.destroyed) server.emit('connection', socket);
    });
  };
  const first = await bind(createServer({ noDelay: true }, accept), '127.0.0.1', port);
  const servers = [first];
  const { port: bound } = first.address() as AddressInfo;
  try {
    servers.push(await bind(createServer({ noDelay: true }, accept), '::1', bound));
  } catch (error) {
    if (error instanceof PortTaken) {
      first.close();
      throw error;
    }
    // No IPv6 on this machine: 127.0.0.1 alone will do.
  }
  return {
    port: bound,
    close: async () => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

/** Makes a thing when it is first asked for: an endpoint that only programs call by HTTP/1.1 starts sooner, and in less memory. */
function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function bind(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error));
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}
