// The states of things, by the clock.
import type { BotAliasStatus, BotLocaleStatus, BotStatus } from '@aws-sdk/client-lex-models-v2';
import type { BuiltLocale } from '../../core/bot-definitions.ts';
import type { BotLocale, Lasting } from './bot.ts';

/** The state of a version or an alias. */
export function statusOf({ goneMs, readyMs }: Lasting, nowMs: number): BotStatus & BotAliasStatus {
  if (goneMs !== undefined) return 'Deleting';
  return nowMs >= readyMs ? 'Available' : 'Creating';
}

export function botStatusOf(bot: Lasting, nowMs: number): BotStatus {
  const status = statusOf(bot, nowMs);
  return status === 'Creating' && bot.comesBy === 'import' ? 'Importing' : status;
}

export function localeStatusOf({ goneMs, readyMs, build, comesBy }: BotLocale, nowMs: number): BotLocaleStatus {
  if (goneMs !== undefined) return 'Deleting';
  if (nowMs < readyMs) return comesBy === 'import' ? 'Importing' : 'Creating';
  if (!build) return 'NotBuilt';
  if (nowMs < build.doneMs) return 'Building';
  return build.failureReasons.length > 0 ? 'Failed' : 'Built';
}

/** A locale that something is going on with cannot be changed or copied. */
export const isBetween = (status: BotLocaleStatus) => ['Creating', 'Importing', 'Building', 'Deleting'].includes(status);

/** What the bot answers with: the last build that succeeded. */
export function builtLocaleOf({ build, built }: BotLocale, nowMs: number): BuiltLocale | undefined {
  return build && build.failureReasons.length === 0 && nowMs >= build.doneMs ? build.result : built;
}

/**
 * Notes that the locale was edited: it is no longer built, and goes on answering with its last build. Inferred from the console, which
 * then asks for a build.
 */
export function noteEdit(locale: BotLocale, nowMs: number): void {
  keepBuild(locale, nowMs);
  locale.updatedMs = nowMs;
}

/** Puts the last build aside, for an edit or another build. */
export function keepBuild(locale: BotLocale, nowMs: number): void {
  const built = builtLocaleOf(locale, nowMs);
  if (built) locale.built = built;
  delete locale.build;
}
