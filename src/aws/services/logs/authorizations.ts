// What each operation asks of IAM. AWS: a log group is asked for as a stream without a name, `log-group:NAME:log-stream:`.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
import type { Access, Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import type { GroupArgument } from './group-argument.ts';

interface Named extends GroupArgument {
  readonly logStreamName?: string | undefined;
  readonly resourceArn?: string | undefined;
}

/** For operations on a group or stream that the input names by name or identifier. */
export function onGroup(operation: string): Authorization {
  return ({ logGroupName, logGroupIdentifier, logStreamName = '' }: Named, { account, region }: CallContext): Access => {
    const said = logGroupName ?? logGroupIdentifier ?? '';
    const group = said.startsWith('arn:')
      ? said.replace(/:\*$/, '')
      : formatArn({ service: 'logs', region, account, resource: `log-group:${said}` });
    return { action: `logs:${operation}`, resource: `${group}:log-stream:${logStreamName}` };
  };
}

/** For operations on whatever an ARN names. */
export function onArn(operation: string): Authorization {
  return ({ resourceArn = '*' }: Named): Access => ({ action: `logs:${operation}`, resource: resourceArn });
}
