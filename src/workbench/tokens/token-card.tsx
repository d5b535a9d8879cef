// A token, taken apart: header, claims with what they mean, and whether its signature is the issuer's.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { readJsonWebToken } from '../../aws/core/json-web-token.ts';
import { type ClaimRow, claimRows, headerRows } from './claim-words.ts';
import { titleOfToken } from './token-title.ts';
import { type Ask, type Verification, verifyToken } from './verify-token.ts';
import './token-card.css';

interface TokenCardProps {
  readonly token: string;
  /** The lab's clock. */
  readonly nowMs: number | undefined;
  readonly ask: Ask;
}

export default function TokenCard({ token, nowMs, ask }: TokenCardProps) {
  const verification = useSignal<Verification | 'asking'>('asking');
  const card = useRef<HTMLElement>(null);
  // It opens below the text, which may end below what is shown.
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [token]);
  useEffect(() => {
    let shown = true;
    verification.value = 'asking';
    verifyToken(token, ask).then((result) => {
      if (shown) verification.value = result;
    });
    return () => {
      shown = false;
    };
  }, [token, ask, verification]);
  const read = readJsonWebToken(token);
  if (!read) return <p class="token-note">It looks like a JSON Web Token, and is none: header or claims are no JSON objects.</p>;
  return (
    <section ref={card} class="token-card" aria-label={titleOfToken(read.claims)}>
      <p class="token-title">{titleOfToken(read.claims)}</p>
      <Signature verification={verification.value} />
      <Claims caption="Claims: what it says" rows={claimRows(read.claims, nowMs)} />
      <Claims caption="Header: how it is signed" rows={headerRows(read.header)} />
    </section>
  );
}

/** Anybody can write claims: only the signature makes them the issuer's. */
function Signature({ verification }: { readonly verification: Verification | 'asking' }) {
  if (verification === 'asking') return <p class="token-signature">Signature: asking the issuer for its keys…</p>;
  if (verification.kind === 'verified')
    return (
      <p class="token-signature" data-tone="good">
        ✓ Signature verified with the key <code>{verification.kid}</code> of <code>{verification.jwks}</code>
      </p>
    );
  if (verification.kind === 'wrong')
    return (
      <p class="token-signature" data-tone="bad">
        ✗ Signature not verified: none of the keys in <code>{verification.jwks}</code> has made it. Believe nothing of what it says.
      </p>
    );
  return <p class="token-signature">? Signature not verified: {verification.because} Anybody could have written these claims.</p>;
}

function Claims({ caption, rows }: { readonly caption: string; readonly rows: readonly ClaimRow[] }) {
  return (
    <table class="token-claims">
      <caption>{caption}</caption>
      <thead class="wb-hidden">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value and meaning</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, time, tone, meaning }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code class="token-value">{value}</code>
              {time && (
                <span class="token-time" data-tone={tone}>
                  {tone === 'late' && name === 'exp' ? 'expired: ' : ''}
                  {time}
                </span>
              )}
              {meaning && <span class="token-meaning">{meaning}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
