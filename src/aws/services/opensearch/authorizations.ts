// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonopensearchservice.html
import type { Authorization } from '../../core/access.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { OperationName } from './operation-name.ts';

/** The members that name domains or tags, wherever they occur. */
interface Named {
  readonly DomainName?: string;
  readonly DomainNames?: readonly string[];
  readonly ARN?: string;
  readonly TagList?: readonly { readonly Key?: string; readonly Value?: string }[];
  readonly TagKeys?: readonly string[];
}

export const authorizationsOf = (operations: readonly OperationName[]): Readonly<Record<string, Authorization>> =>
  Object.fromEntries(
    operations.map((operation) => {
      const authorization: Authorization<Named> = ({ DomainName, DomainNames, ARN, TagList = [], TagKeys }, { account, region }) => {
        const names = DomainName === undefined ? (DomainNames ?? []) : [DomainName];
        const resources = ARN === undefined ? names.map((name) => `arn:aws:es:${region}:${account}:domain/${name}`) : [ARN];
        const conditions = { ...requestTagConditions(TagList), ...(TagKeys && { 'aws:TagKeys': TagKeys }) };
        const access = (action: string) =>
          (resources.length === 0 ? ['*'] : resources).map((resource) => ({ action, resource, conditions }));
        // AWS: tags at creation are tagging.
        return [...access(`es:${operation}`), ...(operation === 'CreateDomain' && TagList.length > 0 ? access('es:AddTags') : [])];
      };
      return [operation, authorization as Authorization] as const;
    }),
  );
