// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisanalyticsv2.html
import type { CreateApplicationRequest } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Access, Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';

interface ApplicationArgument {
  readonly ApplicationName?: string | undefined;
  readonly ResourceARN?: string | undefined;
}

/** By operation name, for every operation that names an application; the others have no resource. */
export function authorizationsOf(operations: readonly string[]): Readonly<Record<string, Authorization>> {
  const named = operations.filter((operation) => operation !== 'ListApplications' && operation !== 'DiscoverInputSchema');
  return { ...Object.fromEntries(named.map((operation) => [operation, onApplication(operation)])), CreateApplication: createApplication };
}

const onApplication =
  (operation: string) =>
  ({ ApplicationName: name, ResourceARN: arn }: ApplicationArgument, { account, region }: CallContext): Access => ({
    action: `kinesisanalytics:${operation}`,
    resource: arn ?? formatArn({ service: 'kinesisanalytics', region, account, resource: `application/${name}` }),
  });

/** Whoever makes an application hands it a role. AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
function createApplication(input: CreateApplicationRequest, context: CallContext): readonly Access[] {
  const create = onApplication('CreateApplication')({ ApplicationName: input.ApplicationName }, context);
  const passedTo = { 'iam:PassedToService': ['kinesisanalytics.amazonaws.com'] };
  return [create, { action: 'iam:PassRole', resource: input.ServiceExecutionRole ?? '*', conditions: passedTo }];
}
