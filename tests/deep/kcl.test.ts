// The Kinesis Client Library for Java, unmodified, against the endpoint: leases in DynamoDB, metrics in CloudWatch, shards in order over a
// change of their number. Source: issue 7, and https://docs.aws.amazon.com/streams/latest/dev/kcl-concepts.html
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { runClient } from './clients/endpoint.ts';

let endpoint: RunningEndpoint;
const source = fileURLToPath(new URL('clients/kcl/', import.meta.url));
const made = mkdtempSync(join(tmpdir(), 'sandshark-kcl-'));
const libraries = join(made, 'lib', '*');
let absent: string | undefined;

beforeAll(async () => {
  endpoint = await runningEndpoint();
  const run = (file: string, ...args: string[]) => runClient(file, args, { endpoint: endpoint.url, cwd: made });
  const fetched = await run(
    'mvn',
    '-q',
    '-B',
    '-f',
    join(source, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${join(made, 'lib')}`,
  );
  if (fetched.status !== 0) absent = 'Maven is not installed, or could not fetch the Kinesis Client Library';
  else if ((await run('javac', '-cp', libraries, '-d', made, join(source, 'KclTour.java'))).status !== 0) absent = 'no Java compiler';
}, 400_000);
afterAll(() => endpoint.close());

test.for(['polling', 'fan-out'])(
  'a consumer reads two shards by %s, and the four that they become',
  { timeout: 200_000 },
  async (how, context) => {
    if (absent) context.skip(absent);
    const { status, out, err } = await runClient('java', ['-cp', `${libraries}:${made}`, 'KclTour', endpoint.url, how], {
      endpoint: endpoint.url,
      cwd: made,
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const shards = Array.from({ length: 6 }, (_, index) => `shardId-00000000000${index}`);
    expect(JSON.parse(out)).toEqual({ records: 200, begun: shards, ended: shards.slice(0, 2) });
  },
);
