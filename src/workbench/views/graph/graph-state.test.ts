// The view's state on a real cloud: AWS Config is asked as a session asks, and what it answers is drawn. Source of truth: README.md.
import { PutConfigRuleCommand } from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { configCloud } from '../../../aws/services/config/testing/config-cloud.ts';
import { askCloud } from '../../../lab/ask-cloud.ts';
import { virtualTime } from '../../../lab/target-embedded.ts';
import { GraphState, type GraphStore } from './graph-state.ts';
import { tallyOf } from './model/compliance.ts';
import { key } from './testing/items.ts';

function graphOf(cloud: ReturnType<typeof configCloud>) {
  const { aws, clock } = cloud;
  const time = virtualTime(clock, aws.scheduler);
  const target = {
    label: 'the embedded AWS',
    fetch: aws.fetch,
    time,
    account: '123456789012',
    region: 'us-east-1',
    suffix: '',
    observe: aws.observe,
  };
  let asked = 0;
  const ask: GraphStore['ask'] = (request) => {
    asked += 1;
    return askCloud(target, request, { settleForMs: 0, signal: new AbortController().signal });
  };
  const graph = new GraphState({ ask }, signal({}));
  return { graph, asked: () => asked };
}

async function openedAndClosed() {
  const cloud = configCloud();
  await cloud.record({ group: { allSupported: true, includeGlobalResourceTypes: true } });
  const Source = { Owner: 'AWS', SourceIdentifier: 'INCOMING_SSH_DISABLED' } as const;
  await cloud.config.send(new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: 'ssh', Source } }));
  const { Vpcs } = await cloud.ec2.send(new DescribeVpcsCommand({}));
  const make = async (GroupName: string) => {
    const { GroupId = '' } = await cloud.ec2.send(
      new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: Vpcs?.[0]?.VpcId }),
    );
    return GroupId;
  };
  const [web, old] = [await make('web'), await make('old')];
  await cloud.advance(60_000);
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
  await cloud.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: web, IpPermissions }));
  await cloud.advance(60_000);
  await cloud.ec2.send(new DeleteSecurityGroupCommand({ GroupId: old }));
  await cloud.advance(60_000);
  return { cloud, web: key('SecurityGroup', web), old: key('SecurityGroup', old), vpc: key('VPC', Vpcs?.[0]?.VpcId ?? '') };
}

test('the graph has what Config recorded, its rules, and what is gone; only resources that changed are asked for their history', async () => {
  const { cloud, web, old, vpc } = await openedAndClosed();
  const { graph, asked } = graphOf(cloud);
  for (const change of cloud.changes) graph.hear(change);
  await graph.read();
  graph.stop();
  expect(graph.status.value).toEqual({ kind: 'ready' });
  const { nodes } = graph.moment.value;
  expect(nodes.get(web)).toMatchObject({ state: 'there', item: { name: 'web' } });
  expect(nodes.get(old)?.state).toBe('deleted');
  expect(graph.structure.value.nodes.get(web)?.parent).toBe(vpc);
  expect(graph.rules.value.map((rule) => [rule.name, tallyOf(rule).compliance])).toEqual([['ssh', 'NON_COMPLIANT']]);
  expect(asked()).toBeLessThan(graph.reading.value.histories.size);
  graph.rule.value = 'ssh';
  expect([...(graph.matched.value ?? [])]).toEqual([web]);
});

test('a moment of the past shows the rule as it was, what changed, and what that touched', async () => {
  const { cloud, web, vpc } = await openedAndClosed();
  const { graph } = graphOf(cloud);
  for (const change of cloud.changes) graph.hear(change);
  await graph.read();
  graph.stop();
  const history = graph.reading.value.histories.get(web) ?? [];
  const opened = history.at(-1);
  graph.atMs.value = opened?.atMs ?? 'now';
  expect(graph.emphases.value.get(web)).toBe('changed');
  expect(graph.emphases.value.get(vpc)).toBe('near');
  expect(graph.rules.value.map((rule) => tallyOf(rule).compliance)).toEqual(['COMPLIANT']);
  graph.choose(web);
  expect(graph.emphases.value.get(web)).toBe('chosen');
});

test('where nothing was told while the program ran, every history is read, and the graph is the same', async () => {
  const { cloud, web } = await openedAndClosed();
  const [told, silent] = [graphOf(cloud).graph, graphOf(cloud).graph];
  for (const change of cloud.changes) told.hear(change);
  await told.read();
  await silent.read();
  told.stop();
  expect(silent.reading.value.histories.get(web)).toEqual(told.reading.value.histories.get(web));
});

test('a cloud without a recorder says so, and one can be switched on', async () => {
  const cloud = configCloud();
  await cloud.s3.send(new CreateBucketCommand({ Bucket: 'shells' }));
  const { graph } = graphOf(cloud);
  await graph.read();
  expect(graph.reading.value).toMatchObject({ recorder: 'none' });
  await graph.record();
  graph.stop();
  expect(graph.status.value).toEqual({ kind: 'ready' });
  expect(graph.reading.value.recorder).toBe('on');
  expect(graph.moment.value.nodes.has(key('AWS::S3::Bucket', 'shells'))).toBe(true);
});

test('a run that begins takes the place of the graph of the one before; one that is stopped leaves none', async () => {
  const cloud = configCloud();
  await cloud.record();
  const { graph } = graphOf(cloud);
  await graph.read();
  graph.hear({ kind: 'run-started' });
  expect(graph.status.value).toEqual({ kind: 'recording' });
  expect(graph.structure.value.nodes.size).toBe(0);
  graph.runStopped();
  expect(graph.status.value).toEqual({ kind: 'nothing yet' });
});
