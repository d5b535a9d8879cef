// Tells HTTP/2 with prior knowledge from HTTP/1.1 by the first bytes of a connection.
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What an HTTP/2 client says first (RFC 9113, section 3.4). No HTTP/1.1 method begins with it. */
const preface = Buffer.from('PRI');
const patienceMs = 20_000;

/** Waits for enough bytes, puts them back, and calls `decided`. A connection that stays silent is ended. */
export function lookAtFirstBytes(socket: Socket, decided: (protocol: 'h2c' | 'http/1.1') => void): void {
  let seen = Buffer.alloc(0);
  const tooLate = () => socket.destroy();
  const look = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    seen = Buffer.concat([seen, chunk]);
    if (seen.length < preface.length && preface.subarray(0, seen.length).equals(seen)) return;
    socket.off('readable', look);
    socket.off('timeout', tooLate);
    socket.setTimeout(0);
    socket.unshift(seen);
    decided(seen.subarray(0, preface.length).equals(preface) ? 'h2c' : 'http/1.1');
  };
  socket.setTimeout(patienceMs, tooLate);
  socket.on('readable', look);
}

/** Answers what is not HTTP at all, then ends the connection. */
export function answerBadRequest(socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = 'This is not an HTTP request that Sandshark understands.\n';
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
}
