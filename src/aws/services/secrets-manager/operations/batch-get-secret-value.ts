// BatchGetSecretValue: up to twenty values, by a list or by filters. What cannot be read is told beside the others.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_BatchGetSecretValue.html
import type {
  APIErrorType,
  BatchGetSecretValueRequest,
  BatchGetSecretValueResponse,
  SecretValueEntry,
} from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { filtered } from '../filters.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { Secrets } from '../secrets.ts';
import { readValue, versionOf } from './get-secret-value.ts';

export const batchGetSecretValue =
  (secrets: Secrets): Operation<BatchGetSecretValueRequest, BatchGetSecretValueResponse> =>
  (input, context) => {
    const { SecretIdList: ids, Filters: filters, MaxResults: most = limits.batch, NextToken: token } = input;
    if ((ids === undefined) === (filters === undefined))
      throw invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    if (ids && input.MaxResults !== undefined)
      throw invalidParameter("'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
    const found = () =>
      filtered(secrets.list(context), filters ?? [])
        .filter(({ deletionMs }) => deletionMs === undefined)
        .map(({ arn }) => arn);
    const page = pageOf(ids ?? found(), { most, token });
    const values: SecretValueEntry[] = [];
    const errors: APIErrorType[] = [];
    for (const id of page.items) {
      try {
        const secret = secrets.get(id, context);
        values.push(readValue(secret, versionOf(secret, {}), secrets.now()));
      } catch (thrown) {
        if (!(thrown instanceof AwsError)) throw thrown;
        errors.push({ SecretId: id, ErrorCode: thrown.code, Message: thrown.message });
      }
    }
    return { SecretValues: values, Errors: errors, ...(page.token !== undefined && { NextToken: page.token }) };
  };
