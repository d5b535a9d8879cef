// CreateIntent, DescribeIntent, UpdateIntent, DeleteIntent, ListIntents.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateIntent.html
import type {
  CreateIntentCommandInput,
  CreateIntentCommandOutput,
  DeleteIntentCommandInput,
  DeleteIntentCommandOutput,
  DescribeIntentCommandInput,
  DescribeIntentCommandOutput,
  ListIntentsCommandInput,
  ListIntentsCommandOutput,
  UpdateIntentCommandInput,
  UpdateIntentCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import type { Intent } from '../bot.ts';
import type { Bots } from '../bots.ts';
import { FALLBACK_SIGNATURE } from '../builtins/fallback-intent.ts';
import { checkIntent, checkSlotPriorities } from '../checks/intent-checks.ts';
import { parentMissing, preconditionFailed, quotaExceeded } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { listed } from '../paging.ts';
import { noteEdit } from '../states.ts';

export const createIntent =
  (bots: Bots): Operation<CreateIntentCommandInput, Answer<CreateIntentCommandOutput>> =>
  ({ botId, botVersion, localeId, ...settings }, context) => {
    const address = { botId, botVersion, localeId };
    const locale = bots.changeableLocale(context, address);
    checkIntent(settings, locale);
    if (Object.keys(locale.intents).length >= LIMITS.intentsPerLocale)
      throw quotaExceeded(`A locale has at most ${LIMITS.intentsPerLocale} intents.`);
    const { now } = bots;
    const intent: Intent = { intentId: bots.newId(), settings, slots: [], slotPriorities: [], createdMs: now, updatedMs: now };
    locale.intents[intent.intentId] = intent;
    noteEdit(locale, now);
    const { slotPriorities: _none, lastUpdatedDateTime: _same, ...created } = described(intent);
    return { ...created, ...address };
  };

export const describeIntent =
  (bots: Bots): Operation<DescribeIntentCommandInput, Answer<DescribeIntentCommandOutput>> =>
  ({ intentId, ...address }, context) => ({ ...described(bots.intent(context, { ...address, intentId })), ...address });

/** The request says the whole intent: what it leaves out is gone. */
export const updateIntent =
  (bots: Bots): Operation<UpdateIntentCommandInput, Answer<UpdateIntentCommandOutput>> =>
  ({ botId, botVersion, localeId, intentId, slotPriorities = [], ...settings }, context) => {
    const address = { botId, botVersion, localeId };
    const locale = bots.changeableLocale(context, address);
    const intent = bots.intent(context, { ...address, intentId }, parentMissing);
    checkIntent(settings, locale, intent);
    checkSlotPriorities(slotPriorities, intent);
    intent.settings = settings;
    intent.slotPriorities = slotPriorities.map(({ priority = 0, slotId = '' }) => ({ priority, slotId }));
    intent.updatedMs = bots.now;
    noteEdit(locale, bots.now);
    return { ...described(intent), ...address };
  };

export const deleteIntent =
  (bots: Bots): Operation<DeleteIntentCommandInput, Answer<DeleteIntentCommandOutput>> =>
  ({ intentId, ...address }, context) => {
    const locale = bots.changeableLocale(context, address);
    const intent = bots.intent(context, { ...address, intentId }, parentMissing);
    // Inferred: every locale has a FallbackIntent, so it cannot go.
    if (intent.settings.parentIntentSignature === FALLBACK_SIGNATURE) throw preconditionFailed('The FallbackIntent cannot be deleted.');
    delete locale.intents[intent.intentId];
    noteEdit(locale, bots.now);
    return {};
  };

export const listIntents =
  (bots: Bots): Operation<ListIntentsCommandInput, Answer<ListIntentsCommandOutput>> =>
  (input, context) => {
    const { botId, botVersion, localeId } = input;
    const locale = bots.findLocale(context, input);
    const { items, nextToken } = listed(Object.values(locale?.intents ?? {}), input, {
      attributeOf: ({ settings, updatedMs }, name) => (name === 'LastUpdatedDateTime' ? updatedMs : settings.intentName),
      idOf: ({ intentId }) => intentId,
      defaultAttribute: 'IntentName',
    });
    const intentSummaries = items.map(({ intentId, settings, updatedMs }) => ({
      intentId,
      intentName: settings.intentName,
      intentDisplayName: settings.intentDisplayName,
      description: settings.description,
      parentIntentSignature: settings.parentIntentSignature,
      inputContexts: settings.inputContexts,
      outputContexts: settings.outputContexts,
      lastUpdatedDateTime: new Date(updatedMs),
    }));
    return { botId, botVersion, localeId, intentSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

function described({ intentId, settings, slotPriorities, createdMs, updatedMs }: Intent) {
  return {
    ...settings,
    intentId,
    slotPriorities: [...slotPriorities],
    creationDateTime: new Date(createdMs),
    lastUpdatedDateTime: new Date(updatedMs),
  };
}
