// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html
import type { ExportResourceSpecification, ImportResourceSpecification, MergeStrategy } from '@aws-sdk/client-lex-models-v2';
import type { Access, Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { Bots } from './bots.ts';
import { dependentActions } from './dependent-actions.ts';
import type { OperationName } from './operation-name.ts';
import type { Transfers } from './transfers/transfers.ts';

interface Input {
  readonly exportId?: string;
  readonly importId?: string;
  readonly resourceSpecification?: ExportResourceSpecification & ImportResourceSpecification;
  readonly botId?: string;
  readonly botAliasId?: string;
  readonly resourceARN?: string;
  readonly resourceArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly botTags?: Readonly<Record<string, string>>;
  readonly mergeStrategy?: MergeStrategy;
}

/** Operations that AWS lists without a resource. */
const WITHOUT_RESOURCE: readonly string[] = [
  'CreateUploadUrl',
  'ListBots',
  'ListBuiltInIntents',
  'ListBuiltInSlotTypes',
  'ListExports',
  'ListImports',
];

/** Every operation names the bot, those of an alias the alias, those of an ARN that ARN; some need the rights to what they do besides. */
export function authorizations(bots: Bots, transfers: Transfers, names: readonly string[]): Readonly<Record<string, Authorization>> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      (input: Input, context: CallContext): readonly Access[] => {
        const whole = withBot(transfers, input, context);
        const resource = WITHOUT_RESOURCE.includes(name) ? '*' : resourceOf(name as OperationName, whole, context);
        const tags = Object.entries(input.botTags ?? input.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
        const asked = (action: string, of: string): Access => {
          const kept = Object.entries(bots.tags[of] ?? {}).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]] as const);
          return { action: `lex:${action}`, resource: of, conditions: { ...Object.fromEntries(kept), ...requestTagConditions(tags) } };
        };
        const aliases = arnOf(`bot-alias/${whole.botId ?? '*'}/*`, context);
        return [
          asked(name, resource),
          // AWS lists two resources for these: the bot, and its aliases.
          ...(name === 'CreateBot' || name === 'DeleteBot' ? [asked(name, aliases)] : []),
          ...dependentActions(name, input).map((action) => asked(action, action === 'DeleteBotAlias' ? aliases : resource)),
        ];
      },
    ]),
  );
}

/** Exports and imports are of a bot; one that an import makes has no id yet. */
function withBot(transfers: Transfers, input: Input, place: CallContext): Input {
  const { exportId, importId, resourceSpecification: specification } = input;
  const { botExportSpecification, botLocaleExportSpecification, botLocaleImportSpecification } = specification ?? {};
  const said = (botExportSpecification ?? botLocaleExportSpecification ?? botLocaleImportSpecification)?.botId;
  const made = transfers.findExport(place, exportId)?.botId ?? transfers.findImport(place, importId)?.started?.botId;
  const botId = input.botId ?? said ?? made;
  return { ...input, ...(botId !== undefined && { botId }) };
}

function resourceOf(
  name: OperationName,
  { botId = '*', botAliasId, resourceARN, resourceArn }: Input,
  { account, region }: CallContext,
): string {
  const arn = resourceARN ?? resourceArn;
  if (arn !== undefined) return arn;
  const ofAlias = name.endsWith('BotAlias');
  return arnOf(ofAlias ? `bot-alias/${botId}/${botAliasId ?? '*'}` : `bot/${botId}`, { account, region });
}

const arnOf = (resource: string, { account, region }: Pick<CallContext, 'account' | 'region'>) =>
  formatArn({ service: 'lex', region, account, resource });
