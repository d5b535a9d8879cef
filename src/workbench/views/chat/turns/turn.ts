// A turn of a conversation as the view shows it: what was said, what the bot answered, and how the conversation stands after it.

export interface CardButton {
  readonly text: string;
  readonly value: string;
}

/** A response card: Lex's imageResponseCard. */
export interface Card {
  readonly title: string;
  readonly subtitle?: string;
  readonly imageUrl?: string;
  readonly buttons: readonly CardButton[];
}

/** `custom`: a CustomPayload, which a program reads; `ssml`: speech with its marks. */
export type BotMessage =
  | { readonly kind: 'text' | 'custom' | 'ssml'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card };

/** A slot as it stands after the turn. */
export type SlotReading = { readonly name: string } & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly original: string; readonly interpreted: string; readonly resolved: readonly string[] }
  /** Of a slot that takes several values, or of one that is made of parts. */
  | { readonly kind: 'parts'; readonly parts: readonly SlotReading[] }
);

export interface Interpretation {
  readonly intent: string;
  /** 0 to 1; the FallbackIntent has none. */
  readonly score?: number;
}

/** The session state after the turn, in Lex's words. */
export interface BotState {
  readonly intent?: {
    readonly name: string;
    /** InProgress, ReadyForFulfillment, Fulfilled, Failed ... */
    readonly state: string;
    readonly confirmation: string;
    readonly slots: readonly SlotReading[];
  };
  readonly action?: { readonly type: string; readonly slot?: string };
  readonly attributes: Readonly<Record<string, string>>;
  readonly contexts: readonly string[];
}

/** Which bot, and which of its conversations. */
export interface SessionAddress {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
}

export type TurnAnswer =
  | {
      readonly kind: 'answered';
      readonly messages: readonly BotMessage[];
      readonly state: BotState;
      readonly interpretations: readonly Interpretation[];
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** DeleteSession: the bot has forgotten the conversation. */
  | { readonly kind: 'forgotten' }
  /** The answer is longer than the log keeps. */
  | { readonly kind: 'too long' };

export interface Turn {
  /** Unlike that of any other turn of this run. */
  readonly key: string;
  readonly address: SessionAddress;
  /** The lab's clock, milliseconds since the epoch. */
  readonly atMs: number;
  /** Who spoke: the learner's program, or somebody in the panel. */
  readonly by: 'program' | 'visitor';
  /** By which the cloud's own story of the turn is found. */
  readonly requestId?: string;
  /** PutSession sets the state without a word. */
  readonly said?: string;
  readonly answer: TurnAnswer;
}

/** The same for all turns of one conversation. */
export function sessionKey({ botId, botAliasId, localeId, sessionId }: SessionAddress): string {
  return [botId, botAliasId, localeId, sessionId].join('/');
}
