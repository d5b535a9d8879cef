// Every next step in an intent and its slots, wherever it stands: there are some thirty places.

export interface FoundStep {
  readonly type: string;
  readonly slotToElicit?: string;
  readonly intentName?: string;
}

/** @param value settings as the API takes them; a next step is what has a `dialogAction` with a `type` */
export function nextStepsIn(value: unknown): FoundStep[] {
  if (typeof value !== 'object' || value === null) return [];
  const { dialogAction, intent } = value as {
    readonly dialogAction?: { readonly type?: unknown; readonly slotToElicit?: unknown };
    readonly intent?: { readonly name?: unknown };
  };
  const inside = Object.values(value).flatMap(nextStepsIn);
  if (typeof dialogAction?.type !== 'string') return inside;
  const step: FoundStep = {
    type: dialogAction.type,
    ...(typeof dialogAction.slotToElicit === 'string' && { slotToElicit: dialogAction.slotToElicit }),
    ...(typeof intent?.name === 'string' && { intentName: intent.name }),
  };
  return [step, ...inside];
}
