// Says what is wrong with a lab's progress that came from a file.

type Fields = Readonly<Record<string, unknown>>;

/** The first thing wrong with `lab`, as the end of a sentence; undefined when it is a LabProgress. */
export function labProgressProblem(lab: unknown): string | undefined {
  if (!isFields(lab)) return 'it is not an object';
  if (typeof lab.labId !== 'string' || !/^[a-z0-9-]{1,80}$/.test(lab.labId)) return '"labId" is not the id of a lab';
  if (!isTexts(lab.files)) return '"files" is not a map of file names to text';
  if (!isCount(lab.attempts)) return '"attempts" is not a number of attempts';
  if (lab.solution !== 'seen' && lab.solution !== 'unseen') return '"solution" is neither "seen" nor "unseen"';
  if (!isFields(lab.steps) || !Object.values(lab.steps).every(isStep)) return '"steps" is not a map of step ids to their progress';
  if (lab.lastResult !== undefined && !isLastResult(lab.lastResult)) return '"lastResult" is not the result of a run';
  if (lab.backup !== undefined && !(isFields(lab.backup) && isTexts(lab.backup.files) && isCount(lab.backup.atMs))) {
    return '"backup" is not a backup of files';
  }
  if (lab.conversations !== undefined && !(Array.isArray(lab.conversations) && lab.conversations.every(isConversation))) {
    return '"conversations" is not a list of conversations with a bot';
  }
  return undefined;
}

function isConversation(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { id, name, bot, botAliasId, localeId, turns } = value;
  return [id, name, bot, botAliasId, localeId].every((text) => typeof text === 'string') && Array.isArray(turns) && turns.every(isTurn);
}

function isTurn(value: unknown): boolean {
  if (!isFields(value) || !isFields(value.expected)) return false;
  const { messages, intent, state, action, slotToElicit, slots } = value.expected;
  return (
    typeof value.said === 'string' &&
    (value.judged === 'yes' || value.judged === 'no') &&
    Array.isArray(messages) &&
    messages.every((text) => typeof text === 'string') &&
    [intent, state, action, slotToElicit].every((text) => text === undefined || typeof text === 'string') &&
    isTexts(slots)
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return isFields(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isStep(value: unknown): boolean {
  return isFields(value) && typeof value.passed === 'boolean' && isCount(value.hintsSeen);
}

function isLastResult(value: unknown): boolean {
  return (
    isFields(value) &&
    ['passed', 'failed', 'stopped'].includes(String(value.outcome)) &&
    isCount(value.atMs) &&
    Array.isArray(value.checks) &&
    value.checks.every(
      (check) => isFields(check) && [check.id, check.step, check.title, check.status].every((text) => typeof text === 'string'),
    )
  );
}
