// CreateSlotType, DescribeSlotType, UpdateSlotType, DeleteSlotType, ListSlotTypes.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateSlotType.html
import type {
  CreateSlotTypeCommandInput,
  CreateSlotTypeCommandOutput,
  DeleteSlotTypeCommandInput,
  DeleteSlotTypeCommandOutput,
  DescribeSlotTypeCommandInput,
  DescribeSlotTypeCommandOutput,
  ListSlotTypesCommandInput,
  ListSlotTypesCommandOutput,
  UpdateSlotTypeCommandInput,
  UpdateSlotTypeCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import type { BotLocale, SlotType } from '../bot.ts';
import type { Bots } from '../bots.ts';
import { checkSlotType } from '../checks/slot-checks.ts';
import { conflict, notFound, parentMissing, quotaExceeded } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { listed } from '../paging.ts';
import { noteEdit } from '../states.ts';

export const createSlotType =
  (bots: Bots): Operation<CreateSlotTypeCommandInput, Answer<CreateSlotTypeCommandOutput>> =>
  ({ botId, botVersion, localeId, ...settings }, context) => {
    const address = { botId, botVersion, localeId };
    const locale = bots.changeableLocale(context, address);
    checkSlotType(settings, locale);
    if (Object.keys(locale.slotTypes).length >= LIMITS.slotTypesPerLocale)
      throw quotaExceeded(`A locale has at most ${LIMITS.slotTypesPerLocale} slot types.`);
    const slotTypeId = bots.newId();
    const slotType: SlotType = { definition: { ...settings, slotTypeId }, createdMs: bots.now, updatedMs: bots.now };
    locale.slotTypes[slotTypeId] = slotType;
    noteEdit(locale, bots.now);
    const { lastUpdatedDateTime: _same, ...created } = described(slotType);
    return { ...created, ...address };
  };

export const describeSlotType =
  (bots: Bots): Operation<DescribeSlotTypeCommandInput, Answer<DescribeSlotTypeCommandOutput>> =>
  ({ slotTypeId, ...address }, context) => ({
    ...described(slotTypeOf(bots.locale(context, address), slotTypeId, notFound)),
    ...address,
  });

/** The request says the whole slot type: what it leaves out is gone. */
export const updateSlotType =
  (bots: Bots): Operation<UpdateSlotTypeCommandInput, Answer<UpdateSlotTypeCommandOutput>> =>
  ({ botId, botVersion, localeId, slotTypeId = '', ...settings }, context) => {
    const address = { botId, botVersion, localeId };
    const locale = bots.changeableLocale(context, address);
    const before = slotTypeOf(locale, slotTypeId, parentMissing);
    checkSlotType(settings, locale, before);
    const slotType: SlotType = { definition: { ...settings, slotTypeId }, createdMs: before.createdMs, updatedMs: bots.now };
    locale.slotTypes[slotTypeId] = slotType;
    noteEdit(locale, bots.now);
    return { ...described(slotType), ...address };
  };

export const deleteSlotType =
  (bots: Bots): Operation<DeleteSlotTypeCommandInput, Answer<DeleteSlotTypeCommandOutput>> =>
  ({ slotTypeId, skipResourceInUseCheck, ...address }, context) => {
    const locale = bots.changeableLocale(context, address);
    const { definition } = slotTypeOf(locale, slotTypeId, parentMissing);
    const users = usersOf(locale, definition.slotTypeId);
    if (!skipResourceInUseCheck && users.length > 0)
      throw conflict(`The slot type ${definition.slotTypeName} is in use by ${users.join(', ')}.`);
    delete locale.slotTypes[definition.slotTypeId];
    noteEdit(locale, bots.now);
    return {};
  };

export const listSlotTypes =
  (bots: Bots): Operation<ListSlotTypesCommandInput, Answer<ListSlotTypesCommandOutput>> =>
  (input, context) => {
    const { botId, botVersion, localeId } = input;
    const locale = bots.findLocale(context, input);
    const { items, nextToken } = listed(Object.values(locale?.slotTypes ?? {}), input, {
      attributeOf: ({ definition, updatedMs }, name) => {
        if (name === 'LastUpdatedDateTime') return updatedMs;
        return name === 'SlotTypeName' ? definition.slotTypeName : undefined;
      },
      idOf: ({ definition }) => definition.slotTypeId,
      defaultAttribute: 'SlotTypeName',
    });
    const slotTypeSummaries = items.map(({ definition, updatedMs }) => ({
      slotTypeId: definition.slotTypeId,
      slotTypeName: definition.slotTypeName,
      description: definition.description,
      parentSlotTypeSignature: definition.parentSlotTypeSignature,
      lastUpdatedDateTime: new Date(updatedMs),
      slotTypeCategory: definition.parentSlotTypeSignature === undefined ? ('Custom' as const) : ('Extended' as const),
    }));
    return { botId, botVersion, localeId, slotTypeSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

/** The slots of that type, as `Intent.Slot`. */
function usersOf({ intents }: BotLocale, slotTypeId: string): string[] {
  return Object.values(intents).flatMap(({ settings, slots }) =>
    slots.flatMap(({ definition }) => (definition.slotTypeId === slotTypeId ? [`${settings.intentName}.${definition.slotName}`] : [])),
  );
}

function slotTypeOf({ slotTypes }: BotLocale, slotTypeId = '', missing: () => AwsError): SlotType {
  const slotType = Object.hasOwn(slotTypes, slotTypeId) ? slotTypes[slotTypeId] : undefined;
  if (!slotType) throw missing();
  return slotType;
}

function described({ definition, createdMs, updatedMs }: SlotType) {
  return { ...definition, creationDateTime: new Date(createdMs), lastUpdatedDateTime: new Date(updatedMs) };
}
