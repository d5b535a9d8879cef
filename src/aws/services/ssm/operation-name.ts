// The operations of Systems Manager that are embedded: those of Parameter Store.
export type OperationName =
  | 'AddTagsToResource'
  | 'DeleteParameter'
  | 'DeleteParameters'
  | 'DescribeParameters'
  | 'GetParameter'
  | 'GetParameterHistory'
  | 'GetParameters'
  | 'GetParametersByPath'
  | 'LabelParameterVersion'
  | 'ListTagsForResource'
  | 'PutParameter'
  | 'RemoveTagsFromResource'
  | 'UnlabelParameterVersion';
