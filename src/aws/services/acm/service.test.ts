// Policies about certificates, and what AWS Config is told. Source: the service authorization reference of ACM; AWS Config names a
// certificate by its ARN (rule ACM_CERTIFICATE_EXPIRATION_CHECK looks at notAfter).
import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { cloudWithFunctions } from '../../testing/cloud-with-functions.ts';

test('a policy may say for which names certificates are requested, and by tags which may be seen', async () => {
  const cloud = cloudWithFunctions({});
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ama' }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ama' }));
  const Statement = [
    {
      Effect: 'Allow',
      Action: 'acm:RequestCertificate',
      Resource: '*',
      Condition: { 'ForAllValues:StringLike': { 'acm:DomainNames': ['*.example.com'] } },
    },
    { Effect: 'Allow', Action: 'acm:DescribeCertificate', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'blue' } } },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'ama', PolicyName: 'p', PolicyDocument }));
  const credentials = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  const acm = cloud.client(ACMClient, { credentials, clock: cloud.clock });
  const request = (DomainName: string, team: string) =>
    acm.send(new RequestCertificateCommand({ DomainName, Tags: [{ Key: 'team', Value: team }] }));
  const blue = await request('a.example.com', 'blue');
  const red = await request('b.example.com', 'red');
  await expect(request('a.example.org', 'blue')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect((await acm.send(new DescribeCertificateCommand(blue as { CertificateArn: string }))).Certificate?.DomainName).toBe(
    'a.example.com',
  );
  await expect(acm.send(new DescribeCertificateCommand(red as { CertificateArn: string }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

test('AWS Config is told of a certificate by its ARN, with the time of its end once it is issued', async () => {
  const cloud = cloudWithFunctions({});
  const acm = cloud.client(ACMClient);
  const Tags = [{ Key: 'team', Value: 'blue' }];
  const { CertificateArn } = await acm.send(new RequestCertificateCommand({ DomainName: 'a.example.com', ValidationMethod: 'DNS', Tags }));
  const [source] = cloud.services.ports.configurationSources?.() ?? [];
  const told = () => [...(source?.configurations('123456789012', 'us-east-1') ?? [])][0];
  expect(told()).toMatchObject({
    type: 'AWS::ACM::Certificate',
    id: CertificateArn,
    tags: { team: 'blue' },
    configuration: { domainName: 'a.example.com', status: 'PENDING_VALIDATION', domainValidationOptions: [{ validationMethod: 'DNS' }] },
  });
  expect(told()?.configuration).not.toHaveProperty('notAfter');
  await cloud.advance(30_000);
  expect(told()?.configuration).toMatchObject({
    status: 'ISSUED',
    notAfter: '2027-05-17T23:59:59.000Z',
    inUseBy: [],
    type: 'AMAZON_ISSUED',
  });
});
