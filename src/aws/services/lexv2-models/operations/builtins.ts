// ListBuiltInIntents, ListBuiltInSlotTypes.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_ListBuiltInIntents.html
import type {
  ListBuiltInIntentsCommandInput,
  ListBuiltInIntentsCommandOutput,
  ListBuiltInSlotTypesCommandInput,
  ListBuiltInSlotTypesCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { BUILT_IN_INTENTS } from '../builtins/built-in-intents.ts';
import { BUILT_IN_SLOT_TYPES, BUILT_IN_SLOT_TYPES_OF_LOCALE } from '../builtins/built-in-slot-types.ts';
import { invalid } from '../errors.ts';
import { LOCALE_NAMES } from '../locales.ts';
import { type ListRequest, listed } from '../paging.ts';

export const listBuiltInIntents: Operation<ListBuiltInIntentsCommandInput, Answer<ListBuiltInIntentsCommandOutput>> = (input) => {
  const { items, nextToken } = signatures(BUILT_IN_INTENTS, input);
  return {
    builtInIntentSummaries: items.map(([intentSignature, description]) => ({ intentSignature, description })),
    localeId: input.localeId,
    ...(nextToken !== undefined && { nextToken }),
  };
};

export const listBuiltInSlotTypes: Operation<ListBuiltInSlotTypesCommandInput, Answer<ListBuiltInSlotTypesCommandOutput>> = (input) => {
  const { items, nextToken } = signatures({ ...BUILT_IN_SLOT_TYPES, ...BUILT_IN_SLOT_TYPES_OF_LOCALE[input.localeId ?? ''] }, input);
  return {
    builtInSlotTypeSummaries: items.map(([slotTypeSignature, description]) => ({ slotTypeSignature, description })),
    localeId: input.localeId,
    ...(nextToken !== undefined && { nextToken }),
  };
};

function signatures(table: Readonly<Record<string, string>>, input: ListRequest & { readonly localeId?: string | undefined }) {
  const { localeId = '' } = input;
  if (!Object.hasOwn(LOCALE_NAMES, localeId)) throw invalid(`${localeId} is no locale that Amazon Lex V2 supports.`);
  return listed(Object.entries(table), input, {
    attributeOf: ([signature]) => signature,
    idOf: ([signature]) => signature,
    defaultAttribute: 'Signature',
  });
}
