// CreateSlot, DescribeSlot, UpdateSlot, DeleteSlot, ListSlots.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateSlot.html
import type {
  CreateSlotCommandInput,
  CreateSlotCommandOutput,
  DeleteSlotCommandInput,
  DeleteSlotCommandOutput,
  DescribeSlotCommandInput,
  DescribeSlotCommandOutput,
  ListSlotsCommandInput,
  ListSlotsCommandOutput,
  UpdateSlotCommandInput,
  UpdateSlotCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import type { Intent, Slot } from '../bot.ts';
import { type Bots, own } from '../bots.ts';
import { checkSlot } from '../checks/slot-checks.ts';
import { notFound, parentMissing, quotaExceeded } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { listed } from '../paging.ts';
import { noteEdit } from '../states.ts';

export const createSlot =
  (bots: Bots): Operation<CreateSlotCommandInput, Answer<CreateSlotCommandOutput>> =>
  ({ botId, botVersion, localeId, intentId, ...settings }, context) => {
    const address = { botId, botVersion, localeId };
    const locale = bots.changeableLocale(context, address);
    const intent = bots.intent(context, { ...address, intentId }, parentMissing);
    checkSlot(settings, locale, intent);
    if (intent.slots.length >= LIMITS.slotsPerIntent) throw quotaExceeded(`An intent has at most ${LIMITS.slotsPerIntent} slots.`);
    const { now } = bots;
    const slot: Slot = { definition: { ...settings, slotId: bots.newId() }, createdMs: now, updatedMs: now };
    intent.slots.push(slot);
    noteEdit(locale, now);
    const { lastUpdatedDateTime: _same, ...created } = described(slot);
    return { ...created, ...address, intentId };
  };

export const describeSlot =
  (bots: Bots): Operation<DescribeSlotCommandInput, Answer<DescribeSlotCommandOutput>> =>
  ({ slotId, ...address }, context) => ({ ...described(slotOf(bots.intent(context, address), slotId, notFound)), ...address });

/** The request says the whole slot: what it leaves out is gone. */
export const updateSlot =
  (bots: Bots): Operation<UpdateSlotCommandInput, Answer<UpdateSlotCommandOutput>> =>
  ({ botId, botVersion, localeId, intentId, slotId = '', ...settings }, context) => {
    const address = { botId, botVersion, localeId };
    const locale = bots.changeableLocale(context, address);
    const intent = bots.intent(context, { ...address, intentId }, parentMissing);
    const before = slotOf(intent, slotId, parentMissing);
    checkSlot(settings, locale, intent, before);
    const slot: Slot = { definition: { ...settings, slotId }, createdMs: before.createdMs, updatedMs: bots.now };
    intent.slots = intent.slots.map((other) => (other === before ? slot : other));
    noteEdit(locale, bots.now);
    return { ...described(slot), ...address, intentId };
  };

export const deleteSlot =
  (bots: Bots): Operation<DeleteSlotCommandInput, Answer<DeleteSlotCommandOutput>> =>
  ({ slotId, ...address }, context) => {
    const locale = bots.changeableLocale(context, address);
    const intent = bots.intent(context, address, parentMissing);
    const slot = slotOf(intent, slotId, parentMissing);
    intent.slots = intent.slots.filter((other) => other !== slot);
    // Inferred: a priority without its slot would make the intent invalid.
    intent.slotPriorities = intent.slotPriorities.filter((priority) => priority.slotId !== slotId);
    noteEdit(locale, bots.now);
    return {};
  };

export const listSlots =
  (bots: Bots): Operation<ListSlotsCommandInput, Answer<ListSlotsCommandOutput>> =>
  (input, context) => {
    const { botId, botVersion, localeId, intentId } = input;
    const intent = own(bots.findLocale(context, input)?.intents, intentId);
    const { items, nextToken } = listed(intent?.slots ?? [], input, {
      attributeOf: ({ definition, updatedMs }, name) => (name === 'LastUpdatedDateTime' ? updatedMs : definition.slotName),
      idOf: ({ definition }) => definition.slotId,
      defaultAttribute: 'SlotName',
    });
    const slotSummaries = items.map(({ definition, updatedMs }) => ({
      slotId: definition.slotId,
      slotName: definition.slotName,
      description: definition.description,
      slotConstraint: definition.valueElicitationSetting?.slotConstraint,
      slotTypeId: definition.slotTypeId,
      valueElicitationPromptSpecification: definition.valueElicitationSetting?.promptSpecification,
      lastUpdatedDateTime: new Date(updatedMs),
    }));
    return { botId, botVersion, localeId, intentId, slotSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

function slotOf({ slots }: Intent, slotId: string | undefined, missing: () => AwsError): Slot {
  const slot = slots.find(({ definition }) => definition.slotId === slotId);
  if (!slot) throw missing();
  return slot;
}

function described({ definition, createdMs, updatedMs }: Slot) {
  return { ...definition, creationDateTime: new Date(createdMs), lastUpdatedDateTime: new Date(updatedMs) };
}
