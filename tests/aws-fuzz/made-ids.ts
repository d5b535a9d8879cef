// The ids that the cloud itself gave to what one-of-everything.ts makes: they differ from seed to seed, so they are asked for.
import { CognitoIdentityClient, ListIdentitiesCommand, ListIdentityPoolsCommand } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient, ListUserPoolClientsCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { LexModelsV2Client, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import type { VirtualClock } from '../../src/aws/core/clock.ts';
import type { Aws } from '../../src/aws/index.ts';
import { account } from '../../src/aws/testing/one-of-each.ts';
import { clientFor } from '../../src/aws/testing/sdk-client.ts';
import type { Names } from './random-input.ts';

/** Ids of pools, clients, identities and bots, each beside one that is nobody's. */
export async function madeIds(aws: Aws, clock: VirtualClock): Promise<Names> {
  const idp = clientFor(aws, CognitoIdentityProviderClient, { account, clock });
  const { UserPools = [] } = await idp.send(new ListUserPoolsCommand({ MaxResults: 10 }));
  const UserPoolId = UserPools[0]?.Id;
  const { UserPoolClients = [] } = await idp.send(new ListUserPoolClientsCommand({ UserPoolId }));
  const identity = clientFor(aws, CognitoIdentityClient, { account, clock });
  const { IdentityPools = [] } = await identity.send(new ListIdentityPoolsCommand({ MaxResults: 10 }));
  const IdentityPoolId = IdentityPools[0]?.IdentityPoolId;
  const { Identities = [] } = await identity.send(new ListIdentitiesCommand({ IdentityPoolId, MaxResults: 10 }));
  const { botSummaries = [] } = await clientFor(aws, LexModelsV2Client, { account, clock }).send(new ListBotsCommand({}));
  const beside = (id: string | undefined, nobody: string) => (id === undefined ? [nobody] : [id, id, id, nobody]);
  return {
    UserPoolId: beside(UserPoolId, 'us-east-1_None00000'),
    ClientId: beside(UserPoolClients[0]?.ClientId, 'none'),
    IdentityPoolId: beside(IdentityPoolId, 'us-east-1:00000000-0000-4000-8000-000000000000'),
    IdentityId: beside(Identities[0]?.IdentityId, 'us-east-1:00000000-0000-4000-8000-000000000000'),
    botId: beside(botSummaries[0]?.botId, 'NONE000000'),
    botAliasId: ['TSTALIASID', 'NONE000000'],
    botVersion: ['DRAFT', '1'],
    localeId: ['en_US', 'ja_JP'],
    Username: ['ama', 'ama', 'nobody'],
  };
}
