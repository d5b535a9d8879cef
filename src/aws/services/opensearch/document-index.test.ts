// The port for services that deliver documents. Source: DocumentIndex in src/aws/core/ports.ts.
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { Scheduler } from '../../core/scheduler.ts';
import { documentIndex } from './document-index.ts';
import { Domains } from './domains.ts';

async function oneDomain() {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const scheduler = new Scheduler(clock);
  const domains = new Domains({ clock, scheduler, random: seededRandom(1), ports: {} as never, observe() {} });
  const domain = domains.create({ account: '123456789012', region: 'us-east-1' }, 'tides', 'OpenSearch_2.19', {}, {});
  const activate = async () => {
    clock.advanceTo(clock.now() + 1000);
    await scheduler.runDue();
  };
  return { port: documentIndex(domains), domain, activate };
}

test('documents arrive as through the bulk API, each with its own status', async () => {
  const { port, domain, activate } = await oneDomain();
  await activate();
  const lines = '{"index":{"_index":"logs"}}\n{"n":1}\n{"index":{"_index":"logs","_id":"2"}}\n{"n":"many"}\n';
  expect(await port.bulk(domain.arn, lines)).toMatchObject({
    errors: true,
    items: [{ index: { status: 201 } }, { index: { status: 400, error: { type: 'mapper_parsing_exception' } } }],
  });
  expect(domain.cluster.find('logs')?.documentCount).toBe(1);
});

test('a domain that is not there, or not yet, is an error', async () => {
  const { port, domain } = await oneDomain();
  const lines = '{"index":{"_index":"logs"}}\n{}\n';
  await expect(port.bulk(domain.arn, lines)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  await expect(port.bulk(`${domain.arn}x`, lines)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

test('lines that are no request at all are an error', async () => {
  const { port, domain, activate } = await oneDomain();
  await activate();
  await expect(port.bulk(domain.arn, '{"index":{}}')).rejects.toMatchObject({ code: 'illegal_argument_exception' });
});
