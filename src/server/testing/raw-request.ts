// Sends bytes as they are: what a test wants to say that no HTTP client would.
import { connect } from 'node:net';

/** Sends `text` to the port and gives all that comes back until the other side ends. */
export function rawRequest(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

/** A request of HTTP/1.1 with the headers given, on a connection of its own. */
export function plainRequest(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const all = { ...headers, connection: 'close', 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
