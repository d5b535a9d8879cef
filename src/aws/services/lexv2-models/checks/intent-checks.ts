// What an intent may say, beyond lengths and patterns. The sentences are inferred.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateIntent.html
import type { SlotPriority } from '@aws-sdk/client-lex-models-v2';
import type { IntentSettings } from '../../../core/bot-definitions.ts';
import type { BotLocale, Intent } from '../bot.ts';
import { BUILT_IN_INTENTS } from '../builtins/built-in-intents.ts';
import { FALLBACK_SIGNATURE } from '../builtins/fallback-intent.ts';
import { invalid, notEmbedded, preconditionFailed, quotaExceeded } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** @param own the intent that is changed. Throws AwsError PreconditionFailedException, ServiceQuotaExceededException or NotImplemented. */
export function checkIntent(settings: IntentSettings, { intents }: Pick<BotLocale, 'intents'>, own?: Intent): void {
  const { intentName = '', parentIntentSignature: parent, sampleUtterances = [] } = settings;
  const others = Object.values(intents).filter((intent) => intent !== own);
  if (others.some((other) => other.settings.intentName === intentName))
    throw preconditionFailed(`An intent with the name ${intentName} already exists in this locale.`);
  if (settings.kendraConfiguration) throw notEmbedded('search in Amazon Kendra (kendraConfiguration)');
  if (settings.qnAIntentConfiguration || settings.qInConnectIntentConfiguration)
    throw notEmbedded('generative AI (QnAIntent, QInConnectIntent)');
  if (own && own.settings.parentIntentSignature !== parent)
    throw preconditionFailed('The parentIntentSignature of an intent cannot be changed.');
  if (parent !== undefined) checkBuiltIn(settings, parent, others);
  if (sampleUtterances.length > LIMITS.utterancesPerIntent)
    throw quotaExceeded(`An intent has at most ${LIMITS.utterancesPerIntent} sample utterances.`);
}

function checkBuiltIn(
  { sampleUtterances = [], intentConfirmationSetting }: IntentSettings,
  parent: string,
  others: readonly Intent[],
): void {
  if (!Object.hasOwn(BUILT_IN_INTENTS, parent)) {
    if (/^AMAZON\.(Kendra|QnA|QInConnect|Bedrock)/.test(parent)) throw notEmbedded(`the built-in intent ${parent}`);
    throw invalid(`${parent} is no built-in intent.`);
  }
  if (others.some((other) => other.settings.parentIntentSignature === parent))
    throw preconditionFailed(`This locale already has an intent of the parent ${parent}.`);
  // AWS: "You can't provide utterances for built-in intents."
  if (sampleUtterances.length > 0) throw preconditionFailed(`An intent of the parent ${parent} has no sample utterances.`);
  // AWS: the FallbackIntent has neither slots nor a confirmation.
  if (parent === FALLBACK_SIGNATURE && intentConfirmationSetting)
    throw preconditionFailed('The FallbackIntent has no confirmation prompt.');
}

/** Throws AwsError PreconditionFailedException: each slot once, each priority once, only slots of the intent. */
export function checkSlotPriorities(slotPriorities: readonly SlotPriority[], { slots, settings }: Intent): void {
  const ids = slotPriorities.map(({ slotId }) => slotId);
  const unknown = ids.find((id) => !slots.some(({ definition }) => definition.slotId === id));
  if (unknown !== undefined)
    throw preconditionFailed(`slotPriorities names the slot ${unknown}, which the intent ${settings.intentName} does not have.`);
  if (new Set(ids).size < ids.length) throw preconditionFailed('slotPriorities names a slot twice.');
  const priorities = slotPriorities.map(({ priority }) => priority);
  if (new Set(priorities).size < priorities.length) throw preconditionFailed('slotPriorities gives a priority twice.');
}
