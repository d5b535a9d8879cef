// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { AddTagsCommand, CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { account, allow, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const AccessPolicies = allow('es:*', `arn:aws:es:us-east-1:${account}:domain/harbours/*`, { AWS: account });
    await client(OpenSearchClient).send(new CreateDomainCommand({ DomainName: 'harbours', AccessPolicies }));
  },
  async makeLater(client) {
    const ARN = `arn:aws:es:us-east-1:${account}:domain/harbours`;
    await client(OpenSearchClient).send(new AddTagsCommand({ ARN, TagList: [{ Key: 'team', Value: 'blue' }] }));
  },
};
