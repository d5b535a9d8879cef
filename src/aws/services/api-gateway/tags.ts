// What tags may say.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html
import { badRequest } from './errors.ts';

const mostTags = 50;

/** Throws AwsError BadRequestException. */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > mostTags) throw badRequest(`A resource can have at most ${mostTags} tags.`);
  for (const [key, value] of Object.entries(tags)) {
    if (/^aws:/i.test(key)) throw badRequest('Tag keys must not begin with aws:.');
    if (key.length < 1 || key.length > 128 || value.length > 256) throw badRequest(`Invalid tag ${key}: it is too long, or has no key.`);
  }
}
