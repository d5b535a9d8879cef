// All bots of the cloud, with their tags and resource policies; the ways into a bot, with the error for each thing that is missing.
import type { ResourcePolicy } from '../../core/access.ts';
import { formatArn, parseArn } from '../../core/arn.ts';
import type { AwsError } from '../../core/errors.ts';
import type { Place } from '../../core/ports.ts';
import { digits } from '../../core/random.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Bot, BotAlias, BotLocale, BotVersion, Intent, Lasting } from './bot.ts';
import { conflict, notFound, parentMissing } from './errors.ts';
import { botStatusOf, isBetween, localeStatusOf } from './states.ts';

export interface ResourcePolicyText {
  readonly document: string;
  readonly revisionId: string;
}

export interface BotsState {
  readonly bots: Record<string, Bot>;
  /** By ARN. */
  readonly tags: Record<string, Readonly<Record<string, string>>>;
  readonly policies: Record<string, ResourcePolicyText>;
}

/** Where a request says that a locale is. All members are required by the API. */
export interface LocaleAddress {
  readonly botId: string | undefined;
  readonly botVersion: string | undefined;
  readonly localeId: string | undefined;
}

type Missing = () => AwsError;

export class Bots {
  readonly environment: ServiceEnvironment;
  #state: BotsState = { bots: {}, tags: {}, policies: {} };

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  get now(): number {
    return this.environment.clock.now();
  }

  get tags(): BotsState['tags'] {
    return this.#state.tags;
  }

  get policies(): BotsState['policies'] {
    return this.#state.policies;
  }

  /** Ten capital letters and digits, as Lex gives. */
  newId(): string {
    return digits(() => this.environment.random.next(), 10, 36).toUpperCase();
  }

  list({ account, region }: Place): Bot[] {
    this.#forgetWhatIsGone();
    return Object.values(this.#state.bots).filter((bot) => bot.account === account && bot.region === region);
  }

  find(place: Place, botId: string | undefined): Bot | undefined {
    return this.list(place).find((bot) => bot.botId === botId);
  }

  /** For reading. Throws AwsError ResourceNotFoundException. */
  bot(place: Place, botId: string | undefined, missing: Missing = notFound): Bot {
    const bot = this.find(place, botId);
    if (!bot) throw missing();
    return bot;
  }

  /** For changes. Throws AwsError PreconditionFailedException when it is not there, ConflictException while it comes or goes. */
  changeableBot(place: Place, botId: string | undefined): Bot {
    const bot = this.bot(place, botId, parentMissing);
    const status = botStatusOf(bot, this.now);
    if (status !== 'Available') throw conflict(`The bot ${bot.botId} is in state ${status}: wait until it is Available.`);
    return bot;
  }

  add(bot: Bot): void {
    this.#state.bots[bot.botId] = bot;
  }

  version(place: Place, botId: string | undefined, version: string | undefined, missing: Missing = notFound): BotVersion {
    return existing(this.bot(place, botId, missing).versions, version, missing);
  }

  alias(place: Place, botId: string | undefined, aliasId: string | undefined, missing: Missing = notFound): BotAlias {
    return existing(this.bot(place, botId, missing).aliases, aliasId, missing);
  }

  locale(place: Place, { botId, botVersion, localeId }: LocaleAddress, missing: Missing = notFound): BotLocale {
    return existing(this.version(place, botId, botVersion, missing).locales, localeId, missing);
  }

  /** For lists, which are empty where nothing is. */
  findLocale(place: Place, { botId, botVersion, localeId }: LocaleAddress): BotLocale | undefined {
    return own(own(this.find(place, botId)?.versions, botVersion)?.locales, localeId);
  }

  /** For changes of what is in it. Throws AwsError PreconditionFailedException or ConflictException. */
  changeableLocale(place: Place, address: LocaleAddress): BotLocale {
    const locale = this.locale(place, address, parentMissing);
    const status = localeStatusOf(locale, this.now);
    // AWS: a locale cannot be changed while it is created, built or deleted. The sentence is inferred.
    if (isBetween(status)) throw conflict(`The locale ${locale.localeId} is in state ${status}: it cannot be changed now.`);
    return locale;
  }

  intent(place: Place, address: LocaleAddress & { readonly intentId: string | undefined }, missing: Missing = notFound): Intent {
    return existing(this.locale(place, address, missing).intents, address.intentId, missing);
  }

  /** Of a bot or an alias, in any account; undefined when there is no such thing. */
  resourcePolicy(arn: string): ResourcePolicy | undefined {
    const parsed = parseArn(arn);
    const [kind, botId, aliasId] = parsed?.resource.split('/') ?? [];
    const bot = parsed && this.find(parsed, botId);
    if (!parsed || !bot || (kind === 'bot-alias' && !own(bot.aliases, aliasId))) return undefined;
    const document = this.policies[arn]?.document;
    return { owner: parsed.account, ...(document !== undefined && { document }) };
  }

  snapshot(): BotsState {
    this.#forgetWhatIsGone();
    return structuredClone(this.#state);
  }

  restore(state: BotsState): void {
    this.#state = structuredClone(state);
  }

  #forgetWhatIsGone(): void {
    forgetGone(this.#state.bots, this.now, (bot) => {
      for (const arn of Object.keys({ ...this.tags, ...this.policies })) if (belongsTo(arn, bot)) this.#forgetArn(arn);
    });
    for (const bot of Object.values(this.#state.bots)) {
      forgetGone(bot.aliases, this.now, ({ botAliasId }) => this.#forgetArn(aliasArn(bot, botAliasId)));
      forgetGone(bot.versions, this.now);
      for (const { locales } of Object.values(bot.versions)) forgetGone(locales, this.now);
    }
  }

  #forgetArn(arn: string): void {
    delete this.tags[arn];
    delete this.policies[arn];
  }
}

export const botArn = ({ account, region, botId }: Place & { readonly botId: string }) =>
  formatArn({ service: 'lex', region, account, resource: `bot/${botId}` });

export const aliasArn = ({ account, region, botId }: Place & { readonly botId: string }, botAliasId: string) =>
  formatArn({ service: 'lex', region, account, resource: `bot-alias/${botId}/${botAliasId}` });

const belongsTo = (arn: string, bot: Bot) => arn === botArn(bot) || arn.startsWith(`${aliasArn(bot, '')}`);

function existing<Thing>(things: Readonly<Record<string, Thing>>, id: string | undefined, missing: Missing): Thing {
  const thing = own(things, id);
  if (!thing) throw missing();
  return thing;
}

/** The member of that name; none of those that every object has. */
export function own<Thing>(things: Readonly<Record<string, Thing>> | undefined, id: string | undefined): Thing | undefined {
  return things && id !== undefined && Object.hasOwn(things, id) ? things[id] : undefined;
}

function forgetGone<Thing extends Lasting>(things: Record<string, Thing>, nowMs: number, forgotten: (thing: Thing) => void = () => {}) {
  for (const [id, thing] of Object.entries(things)) {
    if (thing.goneMs === undefined || nowMs < thing.goneMs) continue;
    delete things[id];
    forgotten(thing);
  }
}
