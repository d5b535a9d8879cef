// The one client of the benchmark: plain HTTP/1.1 with kept connections, so that what is measured is the server.
import { Agent, request } from 'node:http';
import type { ServiceName } from './calls.ts';

export interface Call {
  readonly service: ServiceName;
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** The length of the answer's body, in bytes. Rejects when the status is no success. */
export async function ask(port: number, call: Call): Promise<number> {
  return (await bytesOf(port, call)).length;
}

/** The answer's body. Rejects when the status is no success. */
export async function askForText(port: number, call: Call): Promise<string> {
  return (await bytesOf(port, call)).toString();
}

function bytesOf(port: number, { service, method, path, headers, body }: Call): Promise<Buffer> {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `123456789012/${date.slice(0, 8)}/us-east-1/${service}/aws4_request`;
  const signed = {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
    'x-amz-date': date,
    'content-length': String(body?.length ?? 0),
    ...(service === 's3' && { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: signed, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const all = Buffer.concat(chunks);
        if (answer.statusCode !== undefined && answer.statusCode >= 200 && answer.statusCode < 300) resolve(all);
        else reject(new Error(`${method} ${path} ${headers['x-amz-target'] ?? ''}: ${answer.statusCode} ${all.toString().slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.setTimeout(30_000, () => sent.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
    sent.end(body);
  });
}
