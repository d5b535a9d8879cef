// Ready-made: plays the library of Google Identity Services, https://accounts.google.com/gsi/client. Its accounts are not real.

/** What Google gives the app, once, when it is registered. */
export const googleClientId = 'puzzle-walk.apps.googleusercontent.com';

/** Google's page. In this lab a stand-in answers at its address. */
const authorize = 'https://accounts.google.com/o/oauth2/v2/auth';

export interface Account {
  readonly email: string;
  readonly name: string;
}

/** What an app asks Google for: an ID token, for this app, for an hour. */
const asked = { client_id: googleClientId, response_type: 'id_token', scope: 'openid email profile' };

/** For specs: what Google's page does when somebody chooses an account there. */
export async function credentialOf({ email, name }: Account): Promise<string> {
  const query = new URLSearchParams({
    ...asked,
    redirect_uri: 'https://app.example/',
    response_mode: 'form_post',
    nonce: crypto.randomUUID(),
  });
  const answer = await fetch(`${authorize}?${query}`, { method: 'POST', body: new URLSearchParams({ email, name }) });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const field = page.querySelector<HTMLInputElement>('input[name=id_token]');
  if (!field) throw new Error(`Google does not sign in ${email}: ${page.body.textContent}`);
  return field.value;
}

/** The page goes to Google. It forgets everything but what it stores: who it waits for, and where it was. */
function goToGoogle(): void {
  const [state, nonce] = [crypto.randomUUID(), crypto.randomUUID()];
  sessionStorage.setItem('google', JSON.stringify({ state, nonce, view: location.hash }));
  const query = new URLSearchParams({ ...asked, redirect_uri: location.origin + location.pathname, state, nonce });
  location.assign(`${authorize}?${query}`);
}

/** The middle part of a token. */
const claimsOf = (token: string) => JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')));

let credential: string | undefined;

/** The page is back from Google: its address has the ID token behind the #. Afterwards it has the view that the page was at. */
export function comeBackFromGoogle(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  const token = given.get('id_token');
  const kept = sessionStorage.getItem('google');
  if (token === null || kept === null) return;
  sessionStorage.removeItem('google');
  const { state, nonce, view } = JSON.parse(kept);
  history.replaceState(null, '', view);
  // Somebody else could send a visitor here with a token of their own.
  if (given.get('state') === state && claimsOf(token).nonce === nonce) credential = token;
}

interface Settings {
  readonly client_id: string;
  readonly callback: (response: { readonly credential: string }) => void;
}

/** The two calls that a page makes: https://developers.google.com/identity/gsi/web/reference/js-reference */
export const google = {
  accounts: {
    id: {
      initialize({ callback }: Settings): void {
        if (credential !== undefined) callback({ credential });
        credential = undefined;
      },
      /** Google's own button opens a window. This one goes there and comes back, as apps without a window do. */
      renderButton(parent: HTMLElement): void {
        const button = document.createElement('button');
        button.textContent = 'Sign in with Google';
        button.addEventListener('click', goToGoogle);
        parent.append(button);
      },
    },
  },
};
