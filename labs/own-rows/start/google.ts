// Ready-made: plays the library of Google Identity Services, https://accounts.google.com/gsi/client. Its accounts are not real.
import { region } from 'workshop';

/** What Google gives the app, once, when it is registered. */
export const googleClientId = 'puzzle-walk.apps.googleusercontent.com';

/** Google's stand-in, inside the cloud of this lab. */
const authorize = `https://accounts.${region}.amazonaws.com/_aws/google-accounts/accounts.google.com/o/oauth2/v2/auth`;

export interface Account {
  readonly email: string;
  readonly name: string;
}

/** Google knows who is there, and says so: an ID token that Google has signed, for this app, for an hour. */
export async function credentialOf({ email, name }: Account): Promise<string> {
  const query = new URLSearchParams({
    client_id: googleClientId,
    redirect_uri: 'https://app.example/',
    response_type: 'id_token',
    response_mode: 'form_post',
    scope: 'openid email profile',
    nonce: crypto.randomUUID(),
  });
  const answer = await fetch(`${authorize}?${query}`, { method: 'POST', body: new URLSearchParams({ email, name }) });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const field = page.querySelector<HTMLInputElement>('input[name=id_token]');
  if (!field) throw new Error(`Google does not sign in ${email}: ${page.body.textContent}`);
  return field.value;
}

interface Settings {
  readonly client_id: string;
  readonly callback: (response: { readonly credential: string }) => void;
}

let settings: Settings | undefined;

/** The two calls that a page makes: https://developers.google.com/identity/gsi/web/reference/js-reference */
export const google = {
  accounts: {
    id: {
      initialize(given: Settings): void {
        settings = given;
      },
      /** Google's own button opens a window, where people choose one of their accounts. Here there is a button for each. */
      renderButton(parent: HTMLElement, accounts: readonly Account[]): void {
        for (const account of accounts) {
          const button = document.createElement('button');
          button.textContent = `Sign in with Google as ${account.name}`;
          button.addEventListener('click', async () => settings!.callback({ credential: await credentialOf(account) }));
          parent.append(button);
        }
      },
    },
  },
};
