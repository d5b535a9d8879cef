// A bot as events of code hooks and entries of conversation logs name it.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
import type { BotDefinition } from '../../core/bot-definitions.ts';

export function describedBot({ botId, botName, botAliasId, botAliasName, localeId, botVersion }: BotDefinition) {
  return { id: botId, name: botName, aliasId: botAliasId, aliasName: botAliasName, localeId, version: botVersion };
}
