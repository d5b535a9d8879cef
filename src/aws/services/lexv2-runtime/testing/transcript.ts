// A conversation as AWS's guides print it, turn by turn: what the user says, each call of the function with its answer, what the bot says.
import type { RecognizeTextCommandOutput } from '@aws-sdk/client-lex-runtime-v2';
import { expect } from 'vitest';
import { hookedCloud } from './talk.ts';

type Slots = Readonly<Record<string, string | null>>;

/** One call of the function: what its event says, and what the function answers. */
export interface Call {
  readonly source: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly slots: Slots;
  readonly confirmation?: 'None' | 'Confirmed' | 'Denied';
  readonly attributes?: Readonly<Record<string, string>>;
  readonly answer: object;
}

export interface GuideTurn {
  readonly user: string;
  readonly calls?: readonly Call[];
  /** All messages: texts, and the titles of cards. */
  readonly bot: readonly string[];
  readonly action?: string;
  readonly state?: string;
}

interface Event {
  readonly invocationSource: string;
  readonly sessionState: {
    readonly intent: {
      readonly name: string;
      readonly confirmationState: string;
      readonly slots: Readonly<Record<string, { readonly value: { readonly interpretedValue: string } } | null>>;
    };
    readonly sessionAttributes: Readonly<Record<string, string>>;
  };
}

/** Slots in Lex V2's form; the guides of V1 print the values alone. */
export const slots = (values: Slots) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null ? null : { shape: 'Scalar', value: { originalValue: value, interpretedValue: value, resolvedValues: [value] } },
    ]),
  );

export const plain = (content: string) => ({ contentType: 'PlainText', content });

/** A cloud whose function answers what the turns say, each event compared with the one that is printed. */
export function guideCloud() {
  const due: Call[] = [];
  const heard: object[] = [];
  const cloud = hookedCloud(((event: Event) => {
    const { intent, sessionAttributes } = event.sessionState;
    const values = Object.entries(intent.slots).map(([name, slot]) => [name, slot?.value.interpretedValue ?? null]);
    const call = due.shift();
    heard.push({
      source: event.invocationSource,
      slots: Object.fromEntries(values),
      ...(call?.confirmation && { confirmation: intent.confirmationState }),
      ...(call?.attributes && { attributes: sessionAttributes }),
    });
    return call?.answer;
  }) as never);
  return {
    ...cloud,
    /** Has the conversation, and compares each turn. */
    async follow(address: Parameters<typeof cloud.say>[0], turns: readonly GuideTurn[]): Promise<RecognizeTextCommandOutput[]> {
      const answers: RecognizeTextCommandOutput[] = [];
      for (const { user, calls = [], bot, action, state } of turns) {
        due.splice(0, due.length, ...calls);
        heard.length = 0;
        const answer = await cloud.say(address, user);
        expect({ user, calls: heard }).toEqual({ user, calls: calls.map(({ answer: _answer, ...event }) => event) });
        const said = (answer.messages ?? []).map(({ content, imageResponseCard }) => content ?? imageResponseCard?.title);
        expect({ user, bot: said }).toEqual({ user, bot });
        if (action) expect({ user, action: answer.sessionState?.dialogAction?.type }).toEqual({ user, action });
        if (state) expect({ user, state: answer.sessionState?.intent?.state }).toEqual({ user, state });
        answers.push(answer);
      }
      return answers;
    },
  };
}
