// Bots and aliases by their ARNs.
import { parseArn } from '../../../core/arn.ts';
import type { Place } from '../../../core/ports.ts';
import { type Bots, own } from '../bots.ts';
import { invalid, notFound } from '../errors.ts';

/** The ARN, of a bot or an alias of that place that is there. Throws AwsError ValidationException or ResourceNotFoundException. */
export function checkResource(bots: Bots, arn = '', { account, region }: Place): string {
  const parsed = parseArn(arn);
  const [kind, botId, aliasId, ...more] = parsed?.resource.split('/') ?? [];
  if (
    parsed?.service !== 'lex' ||
    more.length > 0 ||
    (kind !== 'bot' && kind !== 'bot-alias') ||
    (kind === 'bot') !== (aliasId === undefined)
  )
    throw invalid(`${arn} is not the ARN of a bot or of an alias.`);
  const bot = parsed.account === account && parsed.region === region ? bots.find({ account, region }, botId) : undefined;
  if (!bot || (kind === 'bot-alias' && !own(bot.aliases, aliasId))) throw notFound();
  return arn;
}
