// The same session over HTTP: the embedded cloud behind a socket, on real and on virtual time. Source of truth: DESIGN.md, "A clean start on every target".
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { checkClients } from './check-client.ts';
import type { Check } from './definition.ts';
import { judge as judgeRun } from './judge.ts';
import { CLOCK_PATH, type ClockAdvance } from './remote-clock.ts';
import { embedded } from './target-embedded.ts';
import { endpoint } from './target-endpoint.ts';
import { runInline } from './testing/inline-lab.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Serves one embedded cloud. @param clock whether it answers at the clock's path */
async function serve(clock: 'virtual' | 'unknown', seen: string[] = []): Promise<string> {
  const { fetch, time } = embedded();
  if (time.kind !== 'virtual') throw new Error('The embedded AWS is on virtual time.');
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const body = Buffer.concat(chunks);
    if (request.url === CLOCK_PATH) {
      if (clock === 'unknown') return void response.writeHead(404).end('<html>');
      if (request.method === 'POST') await time.advanceTo((JSON.parse(body.toString()) as ClockAdvance).advanceToMs);
      const answer = { mode: 'virtual', nowMs: time.now(), nextDueMs: (await time.nextDueMs()) ?? null, busy: await time.busy() };
      return void response.end(JSON.stringify(answer));
    }
    seen.push(/Credential=(\d+)/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (clock === 'unknown') await time.advanceTo(time.now() + 1000);
    const init = {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      ...(body.length > 0 ? { body } : {}),
    };
    const answer = await fetch(new Request(`http://localhost${request.url}`, init));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(new Uint8Array(await answer.arrayBuffer()));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const program = (
  waitMs: number,
) => `import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { name } from 'workshop';
const kinesis = new KinesisClient({});
await kinesis.send(new CreateStreamCommand({ StreamName: name('numbers'), ShardCount: 1 }));
await new Promise((resolve) => setTimeout(resolve, ${waitMs}));
const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name('numbers') }));
console.log(StreamDescriptionSummary?.StreamStatus);`;

describe('an endpoint as target', () => {
  it('is stepped through its clock when that is virtual: an hour takes no hour', async () => {
    const address = await serve('virtual');
    const { result, printed, wallMs } = await runInline(program(3_600_000), { target: () => endpoint(address) });
    expect(result.outcome).toBe('passed');
    expect(printed).toEqual(['ACTIVE']);
    expect(wallMs).toBeLessThan(10_000);
  });

  it('tells no date of the wall clock, which the SDK would believe, when its time is virtual', async () => {
    const asked = () => new Request('https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity');
    expect((await (await endpoint(await serve('virtual'))).fetch(asked())).headers.get('date')).toBeNull();
    expect((await (await endpoint(await serve('unknown'))).fetch(asked())).headers.get('date')).toMatch(/GMT$/);
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
  it('gets an API in the path, which its address has before the host', async () => {
    const asked = new Request('https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/live/rays');
    const answer = await (await endpoint(await serve('virtual'))).fetch(asked);
    // There is no such API; another service would say so in another way.
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
  it('gets a bucket in the path, which the SDK puts before the host', async () => {
    const s3 = checkClients(await endpoint(await serve('virtual')))(S3Client);
    const photo = { Bucket: 'photos', Key: 'a key' };
    await s3.send(new CreateBucketCommand({ Bucket: photo.Bucket }));
    await s3.send(new PutObjectCommand({ ...photo, Body: 'text' }));
    expect(await (await s3.send(new GetObjectCommand(photo))).Body?.transformToString()).toBe('text');
  });

  it('runs in real time when it has no such clock', async () => {
    const address = await serve('unknown');
    const { result, wallMs } = await runInline(program(300), { target: () => endpoint(address) });
    expect(result.outcome).toBe('passed');
    expect(wallMs).toBeGreaterThan(600);
  });

  it('uses an account of its own for each run, so that both find a clean cloud', async () => {
    const seen: string[] = [];
    const address = await serve('virtual', seen);
    await runInline(program(10), { target: () => endpoint(address) });
    const accounts = [...new Set(seen)];
    expect(accounts).toHaveLength(2);
    for (const account of accounts) expect(account).toMatch(/^[1-9]\d{11}$/);
  });

  it('has the role of the workshop module in the account of each run', async () => {
    const address = await serve('virtual');
    const there: Check<number[]> = {
      id: 'there',
      title: 'The role is there.',
      on: 'both',
      async judge({ cloud, evidence }) {
        const { Role } = await cloud(IAMClient).send(new GetRoleCommand({ RoleName: 'sandshark-lab' }));
        expect(evidence.console[0]?.values).toEqual([{ kind: 'text', text: Role?.Arn }]);
      },
    };
    const uses = "import { role } from 'workshop';\nconsole.log(role);";
    const { result } = await runInline(uses, { target: () => endpoint(address), checks: [there] });
    expect(result.outcome).toBe('passed');
  });

  it('says so when nothing answers', async () => {
    await expect(endpoint('http://127.0.0.1:1')).rejects.toThrow(/Nothing answers at http:\/\/127\.0\.0\.1:1/);
  });

  it('says so when it goes away between two calls, and blames neither the lab nor the program', async () => {
    const address = await serve('unknown');
    const target = await endpoint(address);
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await expect(target.fetch(new Request('https://kinesis.us-east-1.amazonaws.com/'))).rejects.toThrow(/^Nothing answers at .* any more/);
    const judge = {
      id: 'asks',
      title: '',
      on: 'both' as const,
      judge: () => target.fetch(new Request('https://x.invalid/')).then(() => {}),
    };
    const context = {
      data: 0,
      hidden: false,
      name: String,
      cloud: () => undefined as never,
      wait: async () => {},
      runSpecs: async () => ({ specs: [] }),
      evidence: { console: [], calls: [], diagnostics: [] },
      files: {},
    };
    const [result] = await judgeRun([judge], new Map([['asks', 's']]), context, new AbortController().signal);
    expect(result).toMatchObject({ status: 'failed', observed: expect.stringMatching(/^Nothing answers at/) });
    expect(result?.fault).toBeUndefined();
  });
});
