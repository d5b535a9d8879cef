// The operations that are embedded. The compiler holds the service to this list.

export type OperationName =
  | 'BuildBotLocale'
  | 'CreateUploadUrl'
  | 'StartImport'
  | `${'Create' | 'Update'}Export`
  | `${'Describe' | 'Delete'}${'Export' | 'Import'}`
  | `List${'Exports' | 'Imports'}`
  | `${'Create' | 'Describe' | 'Update' | 'Delete'}${'Bot' | 'BotAlias' | 'BotLocale' | 'Intent' | 'Slot' | 'SlotType' | 'ResourcePolicy'}`
  | `${'Create' | 'Describe' | 'Delete'}BotVersion`
  | `List${'Bots' | 'BotAliases' | 'BotLocales' | 'BotVersions' | 'Intents' | 'Slots' | 'SlotTypes' | 'BuiltInIntents' | 'BuiltInSlotTypes'}`
  | `${'Create' | 'Delete'}ResourcePolicyStatement`
  | 'ListAggregatedUtterances'
  | 'DeleteUtterances'
  | 'ListTagsForResource'
  | 'TagResource'
  | 'UntagResource';
