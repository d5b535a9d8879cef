// Active contexts: they end after seconds and after turns, whatever is first.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-active-context.html
import type { ActiveContext as WireContext } from '@aws-sdk/client-lex-runtime-v2';
import type { ActiveContext } from '../session.ts';
import { textOf } from './slot-values.ts';
import type { CurrentIntent } from './turn.ts';

/** Those that are still there. */
export const alive = (contexts: readonly ActiveContext[], nowMs: number): ActiveContext[] =>
  contexts.filter(({ expiresMs, turns }) => turns > 0 && nowMs < expiresMs);

/** After a turn in which they could be used. */
export const aged = (contexts: readonly ActiveContext[]): ActiveContext[] =>
  contexts.map((context) => ({ ...context, turns: context.turns - 1 }));

/** The contexts that an intent activates when it is fulfilled; its slots are their attributes. Those of the same name are renewed. */
export function withOutputContexts(
  contexts: readonly ActiveContext[],
  { definition, slots }: CurrentIntent,
  nowMs: number,
): ActiveContext[] {
  const outputs = definition.outputContexts ?? [];
  const attributes = Object.fromEntries(
    Object.entries(slots).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  return [
    ...contexts.filter(({ name }) => !outputs.some((output) => output.name === name)),
    ...outputs.map(({ name = '', timeToLiveInSeconds = 0, turnsToLive = 0 }) => ({
      name,
      attributes,
      expiresMs: nowMs + timeToLiveInSeconds * 1000,
      turns: turnsToLive,
    })),
  ];
}

export const fromWire = (contexts: readonly WireContext[], nowMs: number): ActiveContext[] =>
  contexts.map(({ name = '', timeToLive, contextAttributes = {} }) => ({
    name,
    attributes: contextAttributes,
    expiresMs: nowMs + (timeToLive?.timeToLiveInSeconds ?? 0) * 1000,
    turns: timeToLive?.turnsToLive ?? 0,
  }));

export const toWire = (contexts: readonly ActiveContext[], nowMs: number): WireContext[] =>
  alive(contexts, nowMs).map(({ name, attributes, expiresMs, turns }) => ({
    name,
    timeToLive: { timeToLiveInSeconds: Math.ceil((expiresMs - nowMs) / 1000), turnsToLive: turns },
    contextAttributes: { ...attributes },
  }));
