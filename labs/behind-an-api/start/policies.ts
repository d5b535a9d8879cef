// Who may do what with the table: the visitors' keys, and the two functions. Each has a role of its own.

/** What a visitor's keys may do, in any page that has them. */
export const visitorPolicy = (tableArn: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      // TODO 3: what is left, when the API does the writing?
      Action: [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:Query',
      ],
      Resource: tableArn,
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/username}'] } },
    },
  ],
});

const writeLogs = { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' };

/** What the function `save` may do. */
export const savePolicy = (tableArn: string) => ({
  Version: '2012-10-17',
  Statement: [writeLogs, { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: tableArn }],
});

/** What the function `count` may do. */
export const countPolicy = (tableArn: string) => ({
  Version: '2012-10-17',
  // TODO 4: a statement, so that it may scan the table.
  Statement: [writeLogs],
});
