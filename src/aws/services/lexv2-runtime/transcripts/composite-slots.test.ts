// Composite slots: AWS's bot CarService, and the location of "city and state or zipcode".
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html; which sub slot is asked for next is inferred.
import { CreateSlotTypeCommand } from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, hookedCloud, textsOf, turnOf } from '../testing/talk.ts';

const scalar = (text: string, resolved = text) => ({
  shape: 'Scalar',
  value: { originalValue: text, interpretedValue: resolved, resolvedValues: [resolved] },
});

/** A specification of each sub slot, with its question. */
const specified = (subSlots: readonly { readonly name: string; readonly slotTypeId: string }[], more: object = {}) =>
  Object.fromEntries(
    subSlots.map(({ name, slotTypeId }) => [
      name,
      { slotTypeId, valueElicitationSetting: { promptSpecification: prompt(`Which ${name}?`), ...more } },
    ]),
  );

async function garage({
  expression,
  more = {},
  hook = () => undefined,
}: {
  expression?: string;
  more?: object;
  hook?: (event: never) => unknown;
} = {}) {
  const cloud = hookedCloud(hook as never);
  const address = await cloud.bot('CarService');
  const list = (name: string, values: readonly string[]) => cloud.slotType(address, name, values);
  const subSlots = [
    { name: 'Color', slotTypeId: await list('Colors', ['White', 'Black']) },
    { name: 'Manufacturer', slotTypeId: await list('Makers', ['Toyota', 'Honda']) },
    { name: 'Model', slotTypeId: await list('Models', ['Camry', 'Civic']) },
    { name: 'Year', slotTypeId: 'AMAZON.Number' },
  ];
  const type = {
    slotTypeName: 'Car',
    compositeSlotTypeSetting: { subSlots },
    valueSelectionSetting: { resolutionStrategy: 'Concatenation' },
  };
  const { slotTypeId = '' } = await cloud.lex.send(new CreateSlotTypeCommand({ ...address, ...type } as never));
  const service = await cloud.intent(address, 'ScheduleService', ['I want to schedule a service for my {CarType}', 'schedule a service'], {
    intentConfirmationSetting: { promptSpecification: prompt('Would you like me to schedule service for your {CarType}?') },
    intentClosingSetting: closing('Done, a {CarType.Color} {CarType.Model}.'),
  });
  await service.slot('CarType', slotTypeId, 'What is your car?', {
    subSlotSetting: { ...(expression !== undefined && { expression }), slotSpecifications: specified(subSlots, more) },
  });
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address, hear: async (text: string) => turnOf(await cloud.say(address, text)) };
}

test('"I want to schedule a service for my 2021 White Toyota Camry" is the structure that the guide prints, and stands in prompts', async () => {
  const { say, address } = await garage();
  const answer = await say(address, 'I want to schedule a service for my 2021 White Toyota Camry');
  expect(answer.sessionState?.intent?.slots).toEqual({
    CarType: {
      shape: 'Composite',
      value: {
        originalValue: 'White Toyota Camry 2021',
        interpretedValue: 'White Toyota Camry 2021',
        resolvedValues: ['White Toyota Camry 2021'],
      },
      subSlots: { Color: scalar('White'), Manufacturer: scalar('Toyota'), Model: scalar('Camry'), Year: scalar('2021') },
    },
  });
  // The guide shows the words as they were said in its prompt; its structure has them put together, and so has ours.
  expect(textsOf(answer)).toEqual(['Would you like me to schedule service for your White Toyota Camry 2021?']);
});

test('the slot is asked for as a whole first, then what is left of it, one sub slot after the other', async () => {
  const { say, hear, address } = await garage();
  expect(await hear('schedule a service')).toMatchObject({ says: ['What is your car?'], slot: 'CarType' });
  const partly = await say(address, 'a white Toyota');
  expect(turnOf(partly)).toMatchObject({ says: ['Which Model?'], slot: 'CarType', action: 'ElicitSlot' });
  expect(partly.sessionState?.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'CarType', subSlotToElicit: { name: 'Model' } });
  expect(partly.sessionState?.intent?.slots?.CarType).toMatchObject({ value: { interpretedValue: 'White Toyota' } });
  expect(await hear('xyzzy')).toMatchObject({ says: ['Which Model?'] });
  expect(await hear('Camry')).toMatchObject({ says: ['Which Year?'] });
  expect(await hear('2021')).toMatchObject({ says: ['Would you like me to schedule service for your White Toyota Camry 2021?'] });
  expect(await hear('yes')).toMatchObject({ says: ['Done, a White Camry.'], state: 'Fulfilled' });
});

test('an expression says which sub slots are needed; others may be said', async () => {
  const { hear } = await garage({ expression: 'Model AND (Year OR Color)' });
  await hear('schedule a service');
  expect(await hear('a black car')).toMatchObject({ says: ['Which Model?'] });
  expect(await hear('Civic')).toMatchObject({ says: ['Would you like me to schedule service for your Black Civic?'] });
});

test('a sub slot may have a default value', async () => {
  const more = { defaultValueSpecification: { defaultValueList: [{ defaultValue: '[year]' }] } };
  const { say, address } = await garage({ expression: 'Color AND Year', more });
  const sessionState = { sessionAttributes: { year: '2020' } };
  const answer = await say(address, 'I want to schedule a service for my black Honda', { sessionState });
  expect(textsOf(answer)[0]).toMatch(/2020\?$/);
});

test('a function gets the sub slots, and may ask for one', async () => {
  const events: { readonly sessionState: { readonly intent: { readonly slots: object } } }[] = [];
  const cloud = await garage();
  expect(cloud.invocations).toEqual([]);
  const asking = hookedCloud(((event: (typeof events)[number]) => {
    events.push(event);
    const { intent } = event.sessionState as { intent: object };
    const dialogAction = { type: 'ElicitSlot', slotToElicit: 'Place', subSlotToElicit: { name: 'ZipCode' } };
    return { sessionState: { dialogAction, intent }, messages: [{ contentType: 'PlainText', content: 'And the zip code?' }] };
  }) as never);
  const address = await asking.bot();
  const subSlots = [
    { name: 'City', slotTypeId: 'AMAZON.City' },
    { name: 'State', slotTypeId: 'AMAZON.State' },
    { name: 'ZipCode', slotTypeId: 'AMAZON.Number' },
  ];
  const { slotTypeId = '' } = await asking.lex.send(
    new CreateSlotTypeCommand({ ...address, slotTypeName: 'Location', compositeSlotTypeSetting: { subSlots } }),
  );
  const find = await asking.intent(address, 'FindShop', ['find a shop in {Place}', 'find a shop'], {
    dialogCodeHook: { enabled: true },
  });
  await find.slot('Place', slotTypeId, 'City and state, or zip code?', {
    subSlotSetting: { expression: '(City AND State) OR ZipCode', slotSpecifications: specified(subSlots) },
  });
  await asking.attach(address);
  await asking.build(address);
  const answer = await asking.say(address, 'find a shop in Seattle');
  expect(events[0]?.sessionState.intent.slots).toMatchObject({
    Place: { shape: 'Composite', subSlots: { City: { value: { interpretedValue: 'Seattle' } } } },
  });
  expect(events[0]).toMatchObject({
    proposedNextState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Place', subSlotToElicit: { name: 'State' } } },
  });
  expect(answer.sessionState?.dialogAction).toMatchObject({ slotToElicit: 'Place', subSlotToElicit: { name: 'ZipCode' } });
  const after = await asking.say(address, '98109');
  expect(after.sessionState?.intent?.slots?.Place?.subSlots).toMatchObject({ ZipCode: { value: { interpretedValue: '98109' } } });
});
