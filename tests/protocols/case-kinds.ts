// The shapes of Smithy's protocol tests. https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html

interface CaseHead {
  readonly id: string;
  readonly protocol: string;
  readonly documentation?: string;
  readonly appliesTo?: 'client' | 'server';
  readonly tags?: readonly string[];
}

export interface RequestCase extends CaseHead {
  readonly method: string;
  readonly uri: string;
  readonly queryParams?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyMediaType?: string;
  readonly params?: unknown;
}

export interface ResponseCase extends CaseHead {
  readonly code: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly forbidHeaders?: readonly string[];
  readonly requireHeaders?: readonly string[];
  readonly body?: string;
  readonly bodyMediaType?: string;
  readonly params?: unknown;
}

export interface MalformedCase extends CaseHead {
  readonly request: Omit<RequestCase, keyof CaseHead | 'params'>;
  readonly response: {
    readonly code: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: { readonly mediaType: string; readonly assertion: { readonly contents?: string; readonly messageRegex?: string } };
  };
  readonly testParameters?: Readonly<Record<string, readonly string[]>>;
}

export interface EventCase extends CaseHead {
  readonly events?: readonly {
    readonly type: 'request' | 'response';
    readonly params?: unknown;
    readonly headers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly body?: string;
    readonly bodyMediaType?: string;
    readonly bytes?: string;
  }[];
  readonly initialRequestParams?: unknown;
  readonly initialRequest?: RequestCase;
  readonly initialResponseParams?: unknown;
  readonly initialResponse?: ResponseCase;
  readonly expectation?: { readonly success?: object; readonly failure?: object };
}

/** What came of a case: passed, or what was different. */
export type Outcome = 'passed' | { readonly failed: string };

/** The cases of a trait, `smithy.test#httpRequestTests` or one of its kin. */
export function casesOf<Case>(traits: Readonly<Record<string, unknown>> | undefined, trait: string): readonly Case[] {
  return (traits?.[`smithy.test#${trait}`] as readonly Case[] | undefined) ?? [];
}
