// A test cloud with a client of Parameter Store. For tests.
import { PutParameterCommand, type PutParameterCommandInput, SSMClient } from '@aws-sdk/client-ssm';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface SsmCloud extends TestCloud {
  readonly ssm: SSMClient;
  /** Puts a String, unless told otherwise. */
  put(name: string, value?: string, input?: Partial<PutParameterCommandInput>): Promise<number | undefined>;
}

export function ssmCloud(): SsmCloud {
  const cloud = testCloud();
  const ssm = cloud.client(SSMClient);
  return {
    ...cloud,
    ssm,
    async put(name, value = 'v', input = {}) {
      const { Version } = await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'String', ...input }));
      return Version;
    },
  };
}
