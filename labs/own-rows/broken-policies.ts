// Policies with one hole each: the learner's specs must get through it, and be red. JavaScript, for runSpecs.

const CONDITION = `{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\${cognito-identity.amazonaws.com:sub}'] } }`;

/** @param hole a statement beside the good one */
const policyWithHole = (hole: string) => `
export const policyFor = (Resource) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchGetItem', 'BatchWriteItem', 'Query'].map((name) => 'dynamodb:' + name),
      Resource,
      Condition: ${CONDITION},
    },
    ${hole},
  ],
});
`;

export interface BrokenPolicy {
  readonly policy: string;
  /** What it allows: the end of the sentence "a policy that ...". */
  readonly hole: string;
  /** A sentence about the spec that sees it. */
  readonly wanted: string;
}

export const brokenPolicies = {
  'batch-open': {
    policy: policyWithHole(
      `{ Effect: 'Allow', Action: 'dynamodb:BatchGetItem', Resource, Condition: ${CONDITION.replace('AllValues', 'AnyValue')} }`,
    ),
    hole: 'lets visitors read a foreign row in a batch, behind one of their own',
    wanted:
      "A spec that sends a BatchGetItem with the attacker's own key and the victim's, and expects refusalOf() to be 'AccessDeniedException'.",
  },
  'scan-open': {
    policy: policyWithHole("{ Effect: 'Allow', Action: 'dynamodb:Scan', Resource }"),
    hole: 'lets visitors scan the whole table',
    wanted: "A spec that sends a Scan with the attacker's keys, and expects refusalOf() to be 'AccessDeniedException'.",
  },
} as const satisfies Readonly<Record<string, BrokenPolicy>>;

export type BrokenName = keyof typeof brokenPolicies;
