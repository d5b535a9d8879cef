// Next steps that set session attributes and slots. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html, "Set session attributes",
// "Set slot values".
import type { DialogState } from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { talkingCloud } from '../testing/talk.ts';

const value = (interpretedValue: string) => ({ value: { interpretedValue } });

/** What a bot knows after "order a large boat", when its next step says so. */
async function after(next: Pick<DialogState, 'sessionAttributes' | 'intent'>) {
  const { bot, slotType, intent, build, say } = talkingCloud();
  const address = await bot();
  const sizes = await slotType(address, 'Sizes', ['large', 'small']);
  const optional = { valueElicitationSetting: { slotConstraint: 'Optional' } } as const;
  const order = await intent(address, 'Order', ['order a {Size} boat'], {
    initialResponseSetting: { nextStep: { dialogAction: { type: 'EndConversation' }, ...next } },
  });
  await order.slot('Size', sizes, '?', optional);
  await order.slot('Other', sizes, '?', optional);
  await order.slot('Several', sizes, '?', { ...optional, multipleValuesSetting: { allowMultipleValues: true } });
  await build(address);
  const sessionState = { sessionAttributes: { kept: 'yes', favourite: 'small' } };
  const { sessionState: state } = await say(address, 'order a large boat', { sessionState, requestAttributes: { from: 'web' } });
  return { attributes: state?.sessionAttributes, slots: state?.intent?.slots };
}

test('session attributes are texts, or values of slots, attributes and the input', async () => {
  const sessionAttributes = {
    text: 'a text',
    size: '{Size}',
    also: '[favourite]',
    channel: '((from))',
    said: '$.inputTranscript',
    // AWS: what is not resolved is not assigned.
    kept: '{Other}',
  };
  expect((await after({ sessionAttributes })).attributes).toEqual({
    kept: 'yes',
    favourite: 'small',
    text: 'a text',
    size: 'large',
    also: 'small',
    channel: 'web',
    said: 'order a large boat',
  });
});

test('slots are given texts, values of attributes, lists, and nothing', async () => {
  const { slots } = await after({
    intent: {
      slots: { Size: {}, Other: value('[favourite]'), Several: { shape: 'List', values: [value('large'), value('[favourite]')] } },
    },
  });
  expect(slots?.Size ?? null).toBeNull();
  expect(slots?.Other).toMatchObject({ shape: 'Scalar', value: { interpretedValue: 'small' } });
  expect(slots?.Several).toMatchObject({
    shape: 'List',
    value: { interpretedValue: 'large, small' },
    values: [{ value: { interpretedValue: 'large' } }, { value: { interpretedValue: 'small' } }],
  });
});
