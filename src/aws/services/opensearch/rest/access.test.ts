// Who may use a domain: signatures, access policies, and its addresses.
// Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html; the sentence for anonymous callers as users quote it
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'es:*', ...statement }] });
const everything = 'arn:aws:es:us-east-1:123456789012:domain/tides/*';

test('a domain without an access policy answers signed requests of its account, and nobody else', async () => {
  const { domain, search } = searchCloud();
  const endpoint = await domain();
  expect((await search(endpoint).info()).body).toMatchObject({
    cluster_name: '123456789012:tides',
    version: { distribution: 'opensearch', number: '2.19.0' },
  });
  await expect(search(endpoint, 'none').info()).rejects.toMatchObject({
    statusCode: 403,
    body: { Message: expect.stringContaining('User: anonymous is not authorized to perform: es:ESHttpGet') },
  });
  const stranger = { accessKeyId: '999999999999', secretAccessKey: 'secret' };
  await expect(search(endpoint, stranger).info()).rejects.toMatchObject({ statusCode: 403 });
});

test('an access policy may let everybody in, for some methods', async () => {
  const { domain, search } = searchCloud();
  const endpoint = await domain('tides', {
    AccessPolicies: policy({ Principal: '*', Action: ['es:ESHttpGet', 'es:ESHttpHead'], Resource: everything }),
  });
  const anybody = search(endpoint, 'none');
  expect((await anybody.cat.indices({ format: 'json' })).body).toEqual([]);
  expect((await anybody.indices.exists({ index: 'none' })).body).toBe(false);
  await expect(anybody.indices.create({ index: 'a' })).rejects.toMatchObject({ statusCode: 403 });
});

test('a policy of a user names the path of the index; the signature of the user is verified', async () => {
  const { domain, search, client } = searchCloud();
  const endpoint = await domain();
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'u' }));
  const PolicyDocument = policy({ Resource: everything.replace('*', 'logs/*') });
  await iam.send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'u' }));
  const key = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const user = search(endpoint, key);
  await user.index({ index: 'logs', id: '1', body: { a: 1 } });
  expect((await user.get({ index: 'logs', id: '1' })).body.found).toBe(true);
  await expect(user.index({ index: 'others', body: {} })).rejects.toMatchObject({
    statusCode: 403,
    body: { Message: expect.stringContaining('es:ESHttpPost on resource: arn:aws:es:us-east-1:123456789012:domain/tides/others/_doc') },
  });
  const wrong = search(endpoint, { ...key, secretAccessKey: 'wrong' });
  await expect(wrong.index({ index: 'logs', body: { a: 1 } })).rejects.toMatchObject({ statusCode: 403 });
});

test('a domain answers under localhost too, and an endpoint of none says so', async () => {
  const { aws, domain } = searchCloud();
  const endpoint = await domain('tides', { AccessPolicies: policy({ Principal: { AWS: '*' }, Resource: everything }) });
  const local = endpoint.replace('amazonaws.com', 'localhost:4566');
  const answer = await aws.fetch(new Request(`http://${local}/_cluster/health?pretty`));
  expect(await answer.json()).toMatchObject({ status: 'green', number_of_data_nodes: 1 });
  const none = await aws.fetch(new Request(`http://${local.replace(/-[a-z2-7]{26}/, `-${'a'.repeat(26)}`)}/`));
  expect(none.status).toBe(404);
});

test('a domain answers signed requests under a path of the endpoint too, where no name can be looked up', async () => {
  const { aws, clock, domain } = searchCloud();
  const [label, region] = (await domain()).split('.');
  const date = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `Credential=123456789012/${date.slice(0, 8)}/${region}/es/aws4_request`;
  const headers = { 'x-amz-date': date, authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=ab` };
  const ask = (path: string) => aws.fetch(new Request(`http://localhost:4566/opensearch/${region}/${path}`, { headers }));
  expect(await (await ask(`${label}/_cluster/health`)).json()).toMatchObject({ status: 'green' });
  expect(await (await ask(`${label}`)).json()).toMatchObject({ cluster_name: '123456789012:tides' });
  expect((await ask(`${label?.replace(/.{26}$/, 'a'.repeat(26))}/`)).status).toBe(404);
});

test('what is not embedded is told with status 501, a wrong method with 405, an unknown parameter with 400', async () => {
  const { domain, search } = searchCloud();
  const client = search(await domain());
  const call = (method: string, path: string, querystring = '') => client.transport.request({ method, path, querystring });
  await expect(call('GET', '/_nodes/stats')).rejects.toMatchObject({
    statusCode: 501,
    body: { error: { type: 'not_embedded_exception', reason: 'The API GET /_nodes/stats is not embedded in Sandshark.' } },
  });
  await expect(call('DELETE', '/_search')).rejects.toMatchObject({ statusCode: 405 });
  await expect(call('GET', '/_search', 'routing=a')).rejects.toMatchObject({
    statusCode: 400,
    body: { error: { type: 'illegal_argument_exception' } },
  });
});
