// Managed rules on buckets, tables and functions through the service, with the real clients.
import { CreateTableCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { codeOf, ECHO } from '../../lambda/testing/lambda-cloud.ts';
import { ruleCloud } from './testing/rule-cloud.ts';

test('a bucket is opened by a policy and closed by Block Public Access', async () => {
  const cloud = await ruleCloud();
  const { s3 } = cloud;
  const Bucket = 'photos';
  await s3.send(new CreateBucketCommand({ Bucket }));
  await cloud.putRule('S3_BUCKET_PUBLIC_READ_PROHIBITED');
  await cloud.putRule('S3_BUCKET_PUBLIC_WRITE_PROHIBITED');
  expect(await cloud.complianceOf('S3_BUCKET_PUBLIC_READ_PROHIBITED')).toMatchObject({ photos: 'COMPLIANT' });
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' }];
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  expect(await cloud.complianceOf('S3_BUCKET_PUBLIC_READ_PROHIBITED')).toMatchObject({ photos: 'NON_COMPLIANT' });
  expect(await cloud.complianceOf('S3_BUCKET_PUBLIC_WRITE_PROHIBITED')).toMatchObject({ photos: 'COMPLIANT' });
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } }));
  expect(await cloud.complianceOf('S3_BUCKET_PUBLIC_READ_PROHIBITED')).toMatchObject({ photos: 'COMPLIANT' });
});

test('versions and encryption of a bucket', async () => {
  const cloud = await ruleCloud();
  await cloud.s3.send(new CreateBucketCommand({ Bucket: 'photos' }));
  await cloud.putRule('S3_BUCKET_VERSIONING_ENABLED');
  await cloud.putRule('S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED');
  expect(await cloud.complianceOf('S3_BUCKET_VERSIONING_ENABLED')).toMatchObject({ photos: 'NON_COMPLIANT' });
  // AWS: since 2023 every bucket encrypts by default.
  expect(await cloud.complianceOf('S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED')).toMatchObject({ photos: 'COMPLIANT' });
  await cloud.s3.send(new PutBucketVersioningCommand({ Bucket: 'photos', VersioningConfiguration: { Status: 'Enabled' } }));
  expect(await cloud.complianceOf('S3_BUCKET_VERSIONING_ENABLED')).toMatchObject({ photos: 'COMPLIANT' });
});

test('a table with and without point in time recovery', async () => {
  const cloud = await ruleCloud();
  const dynamodb = cloud.client(DynamoDBClient);
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'talks',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  await cloud.putRule('DYNAMODB_PITR_ENABLED');
  await cloud.putRule('DYNAMODB_TABLE_ENCRYPTED_KMS');
  expect(await cloud.complianceOf('DYNAMODB_PITR_ENABLED')).toEqual({ talks: 'NON_COMPLIANT' });
  expect(await cloud.complianceOf('DYNAMODB_TABLE_ENCRYPTED_KMS')).toEqual({ talks: 'NON_COMPLIANT' });
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName: 'talks', PointInTimeRecoverySpecification }));
  expect(await cloud.complianceOf('DYNAMODB_PITR_ENABLED')).toEqual({ talks: 'COMPLIANT' });
});

test('settings, limit and policy of a function', async () => {
  const cloud = await ruleCloud();
  const lambda = cloud.client(LambdaClient);
  const FunctionName = 'echo';
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  const { Role } = await cloud.iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument }));
  const Code = { ZipFile: codeOf(ECHO) };
  const Runtime = 'nodejs24.x';
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role: Role?.Arn, Runtime, Handler: 'index.handler', Code, Timeout: 3 }));
  await cloud.putRule('LAMBDA_FUNCTION_SETTINGS_CHECK', { runtime: Runtime, timeout: '3', memorySize: '128' });
  await cloud.putRule('LAMBDA_CONCURRENCY_CHECK', { ConcurrencyLimitHigh: '20' });
  await cloud.putRule('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED');
  expect(await cloud.complianceOf('LAMBDA_FUNCTION_SETTINGS_CHECK')).toEqual({ echo: 'COMPLIANT' });
  expect(await cloud.complianceOf('LAMBDA_CONCURRENCY_CHECK')).toEqual({ echo: 'NON_COMPLIANT' });
  expect(await cloud.complianceOf('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED')).toEqual({ echo: 'COMPLIANT' });
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 20 }));
  const permission = { FunctionName, StatementId: 'buckets', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
  await lambda.send(new AddPermissionCommand({ ...permission, SourceArn: 'arn:aws:s3:::photos' }));
  expect(await cloud.complianceOf('LAMBDA_CONCURRENCY_CHECK')).toEqual({ echo: 'COMPLIANT' });
  expect(await cloud.complianceOf('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED')).toEqual({ echo: 'NON_COMPLIANT' });
});
