// A conversation with a bot that the learner keeps as a test: what the visitor says, and what the bot answered when it was right.

/** What the bot answered, in Lex's words. */
export interface ExpectedAnswer {
  /** The texts of the messages; of a card its title. */
  readonly messages: readonly string[];
  readonly intent?: string;
  /** InProgress, Fulfilled ... */
  readonly state?: string;
  /** What the bot does next: ElicitSlot, ConfirmIntent, Close ... */
  readonly action?: string;
  readonly slotToElicit?: string;
  /** The interpreted values of the slots that have one; a list's values joined by a comma. */
  readonly slots: Readonly<Record<string, string>>;
}

export interface SavedTurn {
  readonly said: string;
  readonly expected: ExpectedAnswer;
  /** `no`: it is said, and nothing is expected of the answer. */
  readonly judged: 'yes' | 'no';
}

export interface SavedConversation {
  readonly id: string;
  readonly name: string;
  /** The bot's name: ids are other ones in each cloud. */
  readonly bot: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly turns: readonly SavedTurn[];
}

interface Holder {
  readonly conversations?: readonly SavedConversation[];
}

/** Adds it, or puts it in the place of the one with its id. */
export function withConversation<Progress extends Holder>(progress: Progress, saved: SavedConversation): Progress {
  const before = progress.conversations ?? [];
  const known = before.some(({ id }) => id === saved.id);
  return { ...progress, conversations: known ? before.map((each) => (each.id === saved.id ? saved : each)) : [...before, saved] };
}

export function withoutConversation<Progress extends Holder>(progress: Progress, id: string): Progress {
  return { ...progress, conversations: (progress.conversations ?? []).filter((each) => each.id !== id) };
}

/** Where one record replaces another: its own conversations, and those that only the other one has, so that none is lost. */
export function withAllConversations<Progress extends Holder>(kept: Progress, replaced: Holder): Progress {
  const own = kept.conversations ?? [];
  const others = (replaced.conversations ?? []).filter(({ id }) => own.every((each) => each.id !== id));
  return others.length === 0 ? kept : { ...kept, conversations: [...own, ...others] };
}
