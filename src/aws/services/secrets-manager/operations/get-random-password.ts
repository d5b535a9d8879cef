// GetRandomPassword: a password of the cloud's chance.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
import type { GetRandomPasswordRequest, GetRandomPasswordResponse } from '@aws-sdk/client-secrets-manager';
import type { Operation, ServiceEnvironment } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { limits } from '../limits.ts';

export const getRandomPassword =
  ({ random }: Pick<ServiceEnvironment, 'random'>): Operation<GetRandomPasswordRequest, GetRandomPasswordResponse> =>
  (input) => {
    const { PasswordLength: length = limits.passwordCharacters, RequireEachIncludedType: requireEach = true } = input;
    const kinds = kindsOf(input);
    const all = kinds.join('');
    // The sentence is inferred.
    if (all === '') throw invalidParameter('Password cannot be generated: every character is excluded.');
    if (requireEach && length < kinds.length) throw invalidParameter('Password length is too short based on the required types.');
    const oneOf = (characters: string) => characters.charAt(Math.floor(random.next() * characters.length));
    const password = Array.from({ length }, () => oneOf(all));
    if (!requireEach) return { RandomPassword: password.join('') };
    // One of each kind, in places that are drawn without putting them back.
    const places = password.map((_, at) => at);
    for (const kind of kinds) {
      const [place = 0] = places.splice(Math.floor(random.next() * places.length), 1);
      password[place] = oneOf(kind);
    }
    return { RandomPassword: password.join('') };
  };

/** The characters that may stand in it, by kind; a kind of which nothing is left does not count. */
function kindsOf(input: GetRandomPasswordRequest): readonly string[] {
  const excluded = input.ExcludeCharacters ?? '';
  const kinds = [
    input.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    input.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    input.ExcludeNumbers ? '' : '0123456789',
    input.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    input.IncludeSpace ? ' ' : '',
  ];
  return kinds.map((kind) => [...kind].filter((character) => !excluded.includes(character)).join('')).filter((kind) => kind !== '');
}
