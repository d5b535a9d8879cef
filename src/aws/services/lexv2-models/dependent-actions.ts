// The actions that an operation depends on: it does what they do, so their rights are needed besides its own.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html, "Dependent actions"
import type { ImportResourceSpecification, MergeStrategy } from '@aws-sdk/client-lex-models-v2';

const PARTS = ['Intent', 'Slot', 'SlotType'] as const;
const deletions = PARTS.map((part) => `Delete${part}`);

const DEPENDENT: Readonly<Record<string, readonly string[]>> = {
  DeleteBot: ['DeleteBotAlias', 'DeleteBotChannel', 'DeleteBotLocale', 'DeleteBotVersion', ...deletions],
  DeleteBotLocale: deletions,
};

interface Input {
  readonly resourceSpecification?: ImportResourceSpecification;
  readonly mergeStrategy?: MergeStrategy;
}

/** Names of actions without `lex:`. */
export function dependentActions(name: string, input: Input): readonly string[] {
  return name === 'StartImport' ? ofImport(input) : (DEPENDENT[name] ?? []);
}

/** AWS lists them all, and says that they "may be needed"; by merge strategy is inferred. Vocabularies and test sets are not embedded. */
function ofImport({ resourceSpecification, mergeStrategy }: Input): string[] {
  const things = [...(resourceSpecification?.botImportSpecification ? ['Bot'] : []), 'BotLocale', ...PARTS];
  const made = things.map((thing) => `Create${thing}`);
  const changed = things.map((thing) => `Update${thing}`);
  switch (mergeStrategy) {
    case 'Overwrite':
      return [...made, ...changed, 'DeleteBotLocale', ...deletions];
    case 'Append':
      return [...made, ...changed];
    default:
      return made;
  }
}
