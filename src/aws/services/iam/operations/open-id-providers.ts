// OpenID Connect providers: who may vouch for web identities, for which audiences.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html and its siblings
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { answeredTime } from '../answered-time.ts';
import type { Directory } from '../directory.ts';
import { alreadyExists, invalidInput, quotaExceeded, validationError } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkedTags, tagsMember } from '../tags.ts';

export function openIdProviders(iam: Directory) {
  return {
    CreateOpenIDConnectProvider(
      input: Sdk.CreateOpenIDConnectProviderRequest,
      context: CallContext,
    ): Sdk.CreateOpenIDConnectProviderResponse {
      const account = iam.account(context);
      const given = input.Url ?? '';
      if (!isProviderUrl(given)) throw validationError('Invalid Open ID Connect Provider URL');
      const url = given.slice('https://'.length);
      const arn = account.arn('oidc-provider', '/', url);
      const clientIds = checkedClientIds(input.ClientIDList ?? []);
      const thumbprints = checkedThumbprints(input.ThumbprintList ?? []);
      if (account.openIdProviders.has(arn)) throw alreadyExists(`Provider with url ${given} already exists.`);
      const tags = checkedTags(input.Tags);
      const limit = limits.openIdProvidersPerAccount;
      if (account.openIdProviders.size >= limit) throw quotaExceeded('OpenIdConnectProvidersPerAccount', limit);
      account.openIdProviders.set(arn, { arn, url, clientIds, thumbprints, tags, createdMs: iam.now() });
      return { OpenIDConnectProviderArn: arn, ...tagsMember(tags) };
    },

    GetOpenIDConnectProvider(
      { OpenIDConnectProviderArn }: Sdk.GetOpenIDConnectProviderRequest,
      context: CallContext,
    ): Sdk.GetOpenIDConnectProviderResponse {
      const { url, clientIds, thumbprints, tags, createdMs } = iam.account(context).openIdProvider(OpenIDConnectProviderArn);
      return {
        Url: url,
        ClientIDList: [...clientIds],
        ThumbprintList: [...thumbprints],
        CreateDate: answeredTime(createdMs),
        ...tagsMember(tags),
      };
    },

    ListOpenIDConnectProviders(_input: unknown, context: CallContext): Sdk.ListOpenIDConnectProvidersResponse {
      const arns = [...iam.account(context).openIdProviders.keys()].toSorted();
      return { OpenIDConnectProviderList: arns.map((Arn) => ({ Arn })) };
    },

    DeleteOpenIDConnectProvider({ OpenIDConnectProviderArn }: Sdk.DeleteOpenIDConnectProviderRequest, context: CallContext): void {
      const account = iam.account(context);
      account.openIdProviders.delete(account.openIdProvider(OpenIDConnectProviderArn).arn);
    },

    UpdateOpenIDConnectProviderThumbprint(
      { OpenIDConnectProviderArn, ThumbprintList }: Sdk.UpdateOpenIDConnectProviderThumbprintRequest,
      context: CallContext,
    ): void {
      iam.account(context).openIdProvider(OpenIDConnectProviderArn).thumbprints = checkedThumbprints(ThumbprintList ?? []);
    },

    /** AWS: adding an audience twice is no error. */
    AddClientIDToOpenIDConnectProvider(
      { OpenIDConnectProviderArn, ClientID = '' }: Sdk.AddClientIDToOpenIDConnectProviderRequest,
      context: CallContext,
    ): void {
      const provider = iam.account(context).openIdProvider(OpenIDConnectProviderArn);
      provider.clientIds = checkedClientIds([...new Set([...provider.clientIds, ClientID])]);
    },

    /** AWS: removing an audience that is not there is no error. */
    RemoveClientIDFromOpenIDConnectProvider(
      { OpenIDConnectProviderArn, ClientID }: Sdk.RemoveClientIDFromOpenIDConnectProviderRequest,
      context: CallContext,
    ): void {
      const provider = iam.account(context).openIdProvider(OpenIDConnectProviderArn);
      provider.clientIds = provider.clientIds.filter((id) => id !== ClientID);
    },
  };
}

/** AWS: "The URL must begin with https:// ... query parameters are not allowed"; a port is not allowed either. */
function isProviderUrl(url: string): boolean {
  return /^https:\/\/[A-Za-z0-9.-]+(\/[^?#\s]*)?$/.test(url);
}

function checkedClientIds(ids: readonly string[]): string[] {
  if (ids.length > limits.clientIdsPerProvider) throw quotaExceeded('ClientIdsPerOpenIdConnectProvider', limits.clientIdsPerProvider);
  return [...ids];
}

function checkedThumbprints(thumbprints: readonly string[]): string[] {
  if (thumbprints.length > limits.thumbprintsPerProvider) throw invalidInput('Thumbprint list must contain fewer than 5 entries.');
  return [...thumbprints];
}
