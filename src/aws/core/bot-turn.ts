// What the runtime of Lex tells observers of a turn of a conversation, for drawing. It is no API of AWS.

/** What a Lex bot did with one request of a conversation, and why: told after the turn, whether it was answered or failed. */
export interface BotTurn {
  readonly kind: 'bot-turn';
  readonly atMs: number;
  /** Of the request, as its answer names it. */
  readonly requestId: string;
  readonly botId: string;
  readonly botName: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
  /** What was said; empty where the program put the session into a state. */
  readonly text: string;
  /** The locale's nluIntentConfidenceThreshold. */
  readonly threshold: number;
  /** The way that the turn took, the last step being where it waits or ends. */
  readonly steps: readonly BotStep[];
  /** The intents that the steps belong to. */
  readonly intents: readonly BotIntentShape[];
  /** The invocations of the function, in order. */
  readonly hooks: readonly BotHook[];
  /** Which words moved which intent; empty where nothing was said. */
  readonly reasons: readonly BotReasons[];
}

export interface BotStep {
  readonly kind: 'start' | 'elicit-slot' | 'elicit-intent' | 'confirm' | 'fulfil' | 'close' | 'decline' | 'end';
  readonly intent?: string;
  readonly slot?: string;
  /** Of a question: 1 the first time. */
  readonly attempt?: number;
}

/** What an intent consists of, for drawing its conversation. */
export interface BotIntentShape {
  readonly name: string;
  /** In the order in which they are asked for. */
  readonly slots: readonly { readonly name: string; readonly type: string; readonly constraint: 'Required' | 'Optional' }[];
  readonly confirmation: 'asked' | 'none';
  readonly fulfilment: 'function' | 'none';
}

export interface BotHook {
  readonly source: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly functionArn: string;
  /** JSON, as the function got it. */
  readonly event: string;
  /** What the function answered, as text; absent where it was not reached. */
  readonly response?: string;
  /** What is wrong: it could not be called, it threw, or its answer breaks the contract. A sentence. */
  readonly problem?: string;
}

/** How much each part of the utterance spoke for an intent (positive) or against it, beside the average intent. */
export interface BotReasons {
  readonly intent: string;
  readonly contributions: readonly { readonly part: string; readonly amount: number }[];
}
