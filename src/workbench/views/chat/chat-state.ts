// What the chat holds beside the run's own log: what a visitor said in the panel, what the cloud told of each turn, which turn is looked at,
// and how the saved conversations fare. One a view; the components only show it.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BotTurn } from '../../../aws/core/bot-turn.ts';
import type { SavedConversation } from '../../../progress/saved-conversation.ts';
import type { LabStore } from '../../state/lab-store.ts';
import type { RunLog } from '../../state/run-log.ts';
import type { StreamEvent } from '../stream/stream-event.ts';
import { findBots } from './bots/find-bots.ts';
import { type KnownBot, knownBots } from './bots/known-bots.ts';
import { recognizeText } from './bots/lex-requests.ts';
import { asTest, firstWords } from './saved/expectation.ts';
import { botFor, play, type Verdict } from './saved/play.ts';
import { type Conversation, conversationsOf, mostTelling, programTurns, visitorTurn } from './turns/conversations.ts';
import { type SessionAddress, sessionKey, type Turn } from './turns/turn.ts';

/** The part of the lab's store that the chat needs. */
export type ChatStore = Pick<LabStore, 'ask' | 'progress' | 'dispatch'>;

export type Talk =
  | { readonly kind: 'idle' }
  /** The bot has been asked and has not answered yet. */
  | { readonly kind: 'waiting'; readonly address: SessionAddress; readonly said: string }
  | { readonly kind: 'failed'; readonly because: string };

/** Wall time between two turns of a replay: time to read. */
const REPLAY_PAUSE_MS = 900;

export class ChatState {
  readonly #store: ChatStore;
  readonly #log: ReadonlySignal<RunLog>;
  /** What was said in the panel to the bots of this run. */
  readonly #spoken = signal<readonly Turn[]>([]);
  readonly #listed = signal<readonly KnownBot[]>([]);
  /** A conversation in which nothing was said yet. */
  readonly #begun = signal<SessionAddress | undefined>(undefined);
  readonly #chosen = signal<string | undefined>(undefined);
  /** Unlike those of another view of the same cloud. */
  readonly #mark = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).toString(36).slice(0, 4);
  #sessions = 0;
  #turns = 0;
  /** Raised by each run: what belongs to the cloud before is dropped when it arrives. */
  #run = 0;

  readonly told = signal<ReadonlyMap<string, BotTurn>>(new Map());
  /** Of runs before: their bots are gone. */
  readonly former = signal<readonly Conversation[]>([]);
  /** The key of the turn that is looked at; the latest one where it is not set. */
  readonly looked = signal<string | undefined>(undefined);
  readonly talk = signal<Talk>({ kind: 'idle' });
  readonly verdicts = signal<ReadonlyMap<string, Verdict>>(new Map());
  readonly replay = signal<'none' | 'playing'>('none');
  readonly conversations: ReadonlySignal<readonly Conversation[]>;
  readonly conversation: ReadonlySignal<Conversation | undefined>;
  readonly bots: ReadonlySignal<readonly KnownBot[]>;
  readonly saved: ReadonlySignal<readonly SavedConversation[]>;

  constructor(store: ChatStore, log: ReadonlySignal<RunLog>) {
    this.#store = store;
    this.#log = log;
    const calls = computed(() => log.value.calls);
    const fromProgram = computed(() => programTurns(calls.value));
    const turns = computed(() => [...fromProgram.value, ...this.#spoken.value]);
    this.conversations = computed(() => conversationsOf(turns.value));
    this.conversation = computed(() => this.#choose());
    this.bots = computed(() => {
      const known = knownBots(calls.value, turns.value, this.told.value.values());
      return known.length > 0 ? known : this.#listed.value;
    });
    this.saved = computed(() => store.progress.value.conversations ?? []);
  }

  /** The conversations of a run before are over, and nobody has spoken to the bots of this one yet: the panel says so. */
  get isCloudNew(): boolean {
    return this.former.value.length > 0 && this.#spoken.value.length === 0;
  }

  /** Can the bot be spoken to now? It can when a run is over and has left its cloud. */
  get isOpen(): boolean {
    return this.#log.value.state === 'done';
  }

  hear(event: StreamEvent): void {
    if (event.kind === 'run-started') this.#beginRun();
    if (event.kind === 'bot-turn') this.told.value = new Map(this.told.value).set(event.requestId, event);
  }

  choose(key: string): void {
    this.#chosen.value = key;
    this.looked.value = undefined;
  }

  /** A fresh session with a bot; with the first of those known when none is named. */
  begin(bot: Omit<SessionAddress, 'sessionId'> | undefined = this.bots.peek()[0]): SessionAddress | undefined {
    if (!bot) return undefined;
    this.#sessions += 1;
    const { botId, botAliasId, localeId } = bot;
    const address = { botId, botAliasId, localeId, sessionId: `you-${this.#mark}-${this.#sessions}` };
    this.#begun.value = address;
    this.choose(sessionKey(address));
    return address;
  }

  /** Says it in the conversation that is looked at, or in a new one where there is none or its bot is gone. */
  async say(text: string): Promise<void> {
    const shown = this.conversation.peek();
    const address = shown && !this.former.peek().includes(shown) ? shown.address : this.begin();
    if (!address || this.talk.peek().kind === 'waiting') return;
    this.choose(sessionKey(address));
    this.talk.value = { kind: 'waiting', address, said: text };
    const run = this.#run;
    try {
      const turn = await this.#ask(address, text);
      if (run !== this.#run) return;
      this.#spoken.value = [...this.#spoken.value, turn];
      this.talk.value = { kind: 'idle' };
    } catch (error) {
      if (run === this.#run) this.talk.value = { kind: 'failed', because: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The run is over: bots that its log does not name are looked for, and the saved conversations are played again. */
  async runEnded(): Promise<void> {
    const run = this.#run;
    if (this.bots.peek().length === 0) {
      // A run that made no cloud has no bots to be found; the panel says that there are none.
      const found = await findBots((request) => this.#store.ask(request)).catch(() => []);
      if (run !== this.#run) return;
      this.#listed.value = found;
    }
    await this.test(this.saved.peek());
  }

  /** Plays these saved conversations, one after the other, each in a fresh session. */
  async test(saved: readonly SavedConversation[]): Promise<void> {
    const run = this.#run;
    const tell = (id: string, verdict: Verdict) => {
      if (run === this.#run) this.verdicts.value = new Map(this.verdicts.value).set(id, verdict);
    };
    for (const { id } of saved) tell(id, { kind: 'waiting' });
    for (const each of saved) {
      tell(each.id, { kind: 'playing' });
      const turns: Turn[] = [];
      const say = async (address: SessionAddress, text: string) => {
        const turn = await this.#ask(address, text);
        turns.push(turn);
        return turn;
      };
      this.#sessions += 1;
      const verdict = await play(each, this.bots.peek(), `test-${this.#mark}-${this.#sessions}`, say);
      tell(each.id, verdict);
      // What went wrong is there to be looked at.
      if (run === this.#run && verdict.kind === 'failed') this.#spoken.value = [...this.#spoken.value, ...turns];
    }
  }

  /** Has a saved conversation once more, so that it can be watched. */
  async play(saved: SavedConversation): Promise<void> {
    const bot = botFor(saved, this.bots.peek());
    if (!bot || !this.begin(bot)) {
      this.talk.value = { kind: 'failed', because: `The run made no bot called ${saved.bot} with the locale ${saved.localeId}.` };
      return;
    }
    this.replay.value = 'playing';
    const run = this.#run;
    for (const { said } of saved.turns) {
      await this.say(said);
      if (run !== this.#run || this.replay.peek() === 'none' || this.talk.peek().kind === 'failed') break;
      await new Promise((resolve) => setTimeout(resolve, REPLAY_PAUSE_MS));
    }
    if (run === this.#run) this.replay.value = 'none';
  }

  stopReplay(): void {
    this.replay.value = 'none';
  }

  save(conversation: Conversation): SavedConversation {
    const { botId } = conversation.address;
    const bot = this.bots.peek().find((each) => each.botId === botId)?.botName ?? botId;
    const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
    const saved = asTest(conversation, { id, name: firstWords(conversation.turns), bot });
    this.keep(saved);
    if (this.isOpen) void this.test([saved]);
    return saved;
  }

  keep(saved: SavedConversation): void {
    this.#store.dispatch({ type: 'conversation-saved', conversation: saved });
  }

  remove(id: string): void {
    this.#store.dispatch({ type: 'conversation-removed', id });
  }

  async #ask(address: SessionAddress, text: string): Promise<Turn> {
    const { call, observations } = await this.#store.ask(recognizeText(address, text));
    for (const observation of observations) this.hear(observation);
    this.#turns += 1;
    const turn = visitorTurn(call, `said ${this.#turns}`);
    if (!turn) throw new Error(`The cloud answered something else than a turn: ${call.operation}.`);
    return turn;
  }

  #beginRun(): void {
    this.#run += 1;
    const own = new Set(this.#spoken.peek().map(({ address }) => sessionKey(address)));
    const kept = this.conversations.peek().filter(({ key }) => own.has(key) && !/\/test-[^/]+$/.test(key));
    if (kept.length > 0) this.former.value = kept.map((each) => ({ ...each, key: `before ${each.key}` }));
    this.#spoken.value = [];
    this.#listed.value = [];
    this.#begun.value = undefined;
    this.#chosen.value = undefined;
    this.told.value = new Map();
    this.looked.value = undefined;
    this.talk.value = { kind: 'idle' };
    this.replay.value = 'none';
    this.verdicts.value = new Map();
  }

  #choose(): Conversation | undefined {
    const key = this.#chosen.value;
    const found = [...this.conversations.value, ...this.former.value].find((each) => each.key === key);
    if (found) return found;
    const begun = this.#begun.value;
    if (begun && sessionKey(begun) === key) return { key, address: begun, turns: [] };
    return mostTelling(this.conversations.value);
  }
}
