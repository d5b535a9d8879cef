// INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: only the VPCs of a list have an internet gateway.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/internet-gateway-authorized-vpc-only.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const internetGatewayAuthorizedVpcOnly: ItemRule = {
  identifier: 'INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::InternetGateway'],
  parameters: { AuthorizedVpcIds: { kind: 'list' } },
  // AWS: without the parameter every gateway that is attached is NON_COMPLIANT.
  evaluate({ item: { configuration }, parameters }) {
    const authorized = listOf(parameters.AuthorizedVpcIds);
    const vpcs = listAt(configuration, 'attachments').map((attachment) => textAt(attachment, 'vpcId') ?? '');
    const others = vpcs.filter((vpc) => !authorized.includes(vpc));
    return others.length > 0 ? nonCompliant(`The gateway is attached to ${others.join(', ')}.`) : compliant;
  },
};
