// Composite slot types and slots by the real client: what is kept, what is refused, and the way through an archive.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html; archives: .../dg/import-export-format.html
import {
  CreateSlotCommand,
  CreateSlotTypeCommand,
  DescribeSlotCommand,
  DescribeSlotTypeCommand,
  ListIntentsCommand,
  ListSlotsCommand,
  ListSlotTypesCommand,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { asBot, exported, filesOf, imported } from '../testing/archives.ts';
import { lexCloud, prompt } from '../testing/lex-cloud.ts';

async function cars(localeId = 'en_US') {
  const cloud = lexCloud();
  const address = await cloud.bot('Cars', localeId);
  const makers = await cloud.slotType(address, 'Makers', ['Toyota', 'Honda']);
  const { intentId } = await cloud.intent(address, 'Service', ['my car is a {Car}']);
  const subSlots = [
    { name: 'make', slotTypeId: makers },
    { name: 'city', slotTypeId: 'AMAZON.City' },
  ];
  return {
    ...cloud,
    address,
    makers,
    subSlots,
    intentId,
    type: (more: object = {}) =>
      cloud.lex.send(new CreateSlotTypeCommand({ ...address, slotTypeName: 'Car', compositeSlotTypeSetting: { subSlots }, ...more })),
    slot: (slotTypeId: string | undefined, subSlotSetting: object, more: object = {}) => {
      const valueElicitationSetting = { slotConstraint: 'Required', promptSpecification: prompt('Which car?') } as const;
      const slot = { ...address, intentId, slotName: 'Car', slotTypeId, valueElicitationSetting, subSlotSetting, ...more };
      return cloud.lex.send(new CreateSlotCommand(slot));
    },
  };
}

const question = { valueElicitationSetting: { promptSpecification: prompt('Which one?') } };

test('a composite slot type and its slot are kept as they were said', async () => {
  const { lex, address, intentId, type, slot, subSlots, makers } = await cars();
  const { slotTypeId } = await type({ valueSelectionSetting: { resolutionStrategy: 'Concatenation' } });
  const described = await lex.send(new DescribeSlotTypeCommand({ ...address, slotTypeId }));
  expect(described).toMatchObject({
    compositeSlotTypeSetting: { subSlots },
    valueSelectionSetting: { resolutionStrategy: 'Concatenation' },
  });
  const subSlotSetting = { expression: 'make AND city', slotSpecifications: { make: { slotTypeId: makers, ...question } } };
  const { slotId } = await slot(slotTypeId, subSlotSetting);
  expect(await lex.send(new DescribeSlotCommand({ ...address, intentId, slotId }))).toMatchObject({ subSlotSetting });
});

test.each<[string, object, RegExp]>([
  ['values of its own', { slotTypeValues: [{ sampleValue: { value: 'car' } }] }, /neither values nor a parent/],
  ['another strategy', { valueSelectionSetting: { resolutionStrategy: 'TopResolution' } }, /is Concatenation, and not TopResolution/],
  ['no sub slots', { compositeSlotTypeSetting: { subSlots: [] } }, /needs 1 to 6 sub slots/],
  ['a sub slot twice', { compositeSlotTypeSetting: { subSlots: Array(2).fill({ name: 'city', slotTypeId: 'AMAZON.City' }) } }, /twice/],
  ['a type that is missing', { compositeSlotTypeSetting: { subSlots: [{ name: 'x', slotTypeId: 'NONESUCH00' }] } }, /does not exist/],
])('a composite slot type with %s is refused', async (_why, more, sentence) => {
  const { type } = await cars();
  await expect(type(more)).rejects.toMatchObject({ name: 'PreconditionFailedException', message: expect.stringMatching(sentence) });
});

test('a composite type is for en_US, cannot combine composite types, and the strategy Concatenation is its own', async () => {
  const german = await cars('de_DE');
  await expect(german.type()).rejects.toThrow(/for the locale en_US only/);
  const { type, address, lex } = await cars();
  const { slotTypeId } = await type();
  const nested = { subSlots: [{ name: 'car', slotTypeId }] };
  await expect(type({ slotTypeName: 'Fleet', compositeSlotTypeSetting: nested })).rejects.toThrow(/cannot have a composite slot type/);
  const plain = { slotTypeName: 'Plain', slotTypeValues: [{ sampleValue: { value: 'a' } }] };
  await expect(
    lex.send(new CreateSlotTypeCommand({ ...address, ...plain, valueSelectionSetting: { resolutionStrategy: 'Concatenation' } })),
  ).rejects.toThrow(/is for composite slot types/);
});

test.each<[string, object, object, RegExp]>([
  [
    'a sub slot that its type lacks',
    { slotSpecifications: { wheels: { slotTypeId: 'AMAZON.Number', ...question } } },
    {},
    /no sub slot wheels/,
  ],
  [
    'a sub slot of another type',
    { slotSpecifications: { city: { slotTypeId: 'AMAZON.Number', ...question } } },
    {},
    /has the slot type AMAZON.City/,
  ],
  ['an expression of unknown names', { expression: 'make AND wheels' }, {}, /names wheels/],
  ['an expression that cannot be read', { expression: '(make AND city' }, {}, /cannot be read/],
  ['several values', {}, { multipleValuesSetting: { allowMultipleValues: true } }, /cannot take several values/],
])('a composite slot with %s is refused', async (_why, setting, more, sentence) => {
  const { type, slot } = await cars();
  const { slotTypeId } = await type();
  await expect(slot(slotTypeId, setting, more)).rejects.toMatchObject({
    name: 'PreconditionFailedException',
    message: expect.stringMatching(sentence),
  });
});

test('a composite slot goes through an archive: ids of the types are those of the new bot (AWS: import-export-format)', async () => {
  const cloud = await cars();
  const { slotTypeId } = await cloud.type({ valueSelectionSetting: { resolutionStrategy: 'Concatenation' } });
  const slotSpecifications = { make: { slotTypeId: cloud.makers, ...question } };
  await cloud.slot(slotTypeId, { expression: 'make', slotSpecifications });
  const zip = await exported(cloud, { botExportSpecification: { botId: cloud.address.botId, botVersion: 'DRAFT' } });
  expect(filesOf(zip)['Cars/BotLocales/en_US/SlotTypes/Car/SlotType.json']).toMatchObject({
    valueSelectionSetting: { resolutionStrategy: 'CONCATENATION' },
    compositeSlotTypeSetting: { subSlots: cloud.subSlots },
  });
  const { importStatus, importedResourceId: botId } = await imported(cloud, zip, asBot('Copy'));
  expect(importStatus).toBe('Completed');
  const address = { ...cloud.address, botId };
  const { slotTypeSummaries = [] } = await cloud.lex.send(new ListSlotTypesCommand(address));
  const idOf = (name: string) => slotTypeSummaries.find(({ slotTypeName }) => slotTypeName === name)?.slotTypeId;
  expect(idOf('Makers')).not.toBe(cloud.makers);
  expect(await cloud.lex.send(new DescribeSlotTypeCommand({ ...address, slotTypeId: idOf('Car') }))).toMatchObject({
    compositeSlotTypeSetting: { subSlots: [{ name: 'make', slotTypeId: idOf('Makers') }, cloud.subSlots[1]] },
  });
  const { intentSummaries } = await cloud.lex.send(new ListIntentsCommand(address));
  const intentId = intentSummaries?.find(({ intentName }) => intentName === 'Service')?.intentId;
  const { slotSummaries } = await cloud.lex.send(new ListSlotsCommand({ ...address, intentId }));
  const slot = await cloud.lex.send(new DescribeSlotCommand({ ...address, intentId, slotId: slotSummaries?.[0]?.slotId }));
  expect(slot.subSlotSetting).toMatchObject({ expression: 'make', slotSpecifications: { make: { slotTypeId: idOf('Makers') } } });
});
