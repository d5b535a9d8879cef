// How long the tokens of an app client live.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
import type { TimeUnitsType } from '@aws-sdk/client-cognito-identity-provider';
import { invalid } from './errors.ts';
import type { AppClient } from './user-pool.ts';

const unitSeconds: Readonly<Record<TimeUnitsType, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

export type TokenLife = { readonly accessSeconds: number; readonly idSeconds: number; readonly refreshSeconds: number };

type Validity = Pick<AppClient, 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity' | 'TokenValidityUnits'>;

export function tokenLife(client: Validity): TokenLife {
  const units = client.TokenValidityUnits ?? {};
  return {
    accessSeconds: (client.AccessTokenValidity || 1) * unitSeconds[client.AccessTokenValidity ? (units.AccessToken ?? 'hours') : 'hours'],
    idSeconds: (client.IdTokenValidity || 1) * unitSeconds[client.IdTokenValidity ? (units.IdToken ?? 'hours') : 'hours'],
    refreshSeconds:
      (client.RefreshTokenValidity || 30) * unitSeconds[client.RefreshTokenValidity ? (units.RefreshToken ?? 'days') : 'days'],
  };
}

/** AWS: five minutes to one day; a refresh token one hour to ten years. Throws AwsError InvalidParameterException. */
export function checkTokenLife(client: Validity): void {
  const { accessSeconds, idSeconds, refreshSeconds } = tokenLife(client);
  const short = [accessSeconds, idSeconds].some((seconds) => seconds < 5 * 60 || seconds > 86_400);
  if (short || refreshSeconds < 3600 || refreshSeconds > 3650 * 86_400) throw invalid('Invalid range for token validity.');
  if (Math.max(accessSeconds, idSeconds) > refreshSeconds)
    throw invalid('Access token and id token validity must not be longer than that of the refresh token.');
}
