// An uploaded archive, read and checked file by file.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html. The sentences are inferred.
import type { IntentSettings, LocaleSettings, SlotSettings, SlotTypeSettings } from '../../../core/bot-definitions.ts';
import { isJsonObject } from '../../../core/json.ts';
import { type Archive, type ArchivedBot, type ArchivedIntent, type ArchivedLocale, Unimportable } from './archive.ts';
import { checkedSettings } from './checked-settings.ts';
import { apiForm } from './json-form.ts';
import { jsonFiles } from './unzipped.ts';

type Content = Readonly<Record<string, unknown>>;
type Files = ReadonlyMap<string, Content>;

/** Throws Unimportable. */
export function readArchive(zip: Uint8Array): Archive {
  const files: Files = new Map(
    [...jsonFiles(zip)].map(([path, content]) => {
      const form = apiForm(content);
      if (!isJsonObject(form)) throw new Unimportable(`${path} is not a JSON object.`);
      return [path, form];
    }),
  );
  const of = resourceType(files);
  const locales = named(files, 'BotLocale.json', '').map(([path, content]) => localeOf(files, path, content));
  if (of === 'BotLocale') {
    const [locale, ...more] = locales;
    if (!locale || more.length > 0)
      throw new Unimportable(`The archive of a locale has one file BotLocale.json; this one has ${locales.length}.`);
    return { of, locale };
  }
  const [bot, ...more] = named(files, 'Bot.json', '');
  if (!bot || more.length > 0)
    throw new Unimportable(`The archive of a bot has one file Bot.json; this one has ${bot ? more.length + 1 : 0}.`);
  return { of, bot: botOf(...bot), locales };
}

/** BOT is what exports say, Bot what the guide says. */
function resourceType(files: Files): Archive['of'] {
  // The guide writes manifest.json and metadata, exports Manifest.json and metaData.
  const [, manifest] = [...files].find(([path]) => path.toLowerCase() === 'manifest.json') ?? [];
  if (!manifest) throw new Unimportable('The archive has no file Manifest.json at its top.');
  const { metaData: ofExport, metadata: ofGuide } = manifest;
  const metadata = ofExport ?? ofGuide;
  const { fileFormat, resourceType } = isJsonObject(metadata) ? metadata : {};
  if (fileFormat !== 'LexJson') throw new Unimportable(`Manifest.json: fileFormat is ${fileFormat}, and must be LexJson.`);
  const type = String(resourceType).replaceAll('_', '').toLowerCase();
  if (type === 'bot') return 'Bot';
  if (type === 'botlocale') return 'BotLocale';
  throw new Unimportable(`Manifest.json: resourceType is ${resourceType}; Sandshark imports BOT and BOT_LOCALE.`);
}

function botOf(path: string, { description, idleSessionTTLInSeconds: seconds }: Content): ArchivedBot {
  if (description !== undefined && (typeof description !== 'string' || description.length > 2000))
    throw new Unimportable(`${path}: description must be a text of at most 2000 letters.`);
  if (seconds !== undefined && !(typeof seconds === 'number' && seconds >= 60 && seconds <= 86_400))
    throw new Unimportable(`${path}: idleSessionTTLInSeconds must be a number from 60 to 86400.`);
  return { ...(description !== undefined && { description }), ...(seconds !== undefined && { idleSessionTTLInSeconds: seconds }) };
}

function localeOf(files: Files, path: string, { identifier, nluConfidenceThreshold, ...settings }: Content): ArchivedLocale {
  const folder = folderOf(path);
  const input = checkedSettings('CreateBotLocale', { localeId: identifier, ...threshold(nluConfidenceThreshold), ...settings }, path);
  return {
    localeId: String(identifier),
    settings: input as unknown as LocaleSettings,
    intents: named(files, 'Intent.json', `${folder}Intents/`).map(([at, content]) => intentOf(files, at, content)),
    slotTypes: named(files, 'SlotType.json', `${folder}SlotTypes/`).map(([at, { name: slotTypeName, identifier: id, ...rest }]) => ({
      settings: checkedSettings('CreateSlotType', { ...rest, slotTypeName }, at) as unknown as SlotTypeSettings,
      ...(typeof id === 'string' && { identifier: id }),
    })),
  };
}

// AWS: 0.40 is the default of the console.
const threshold = (confidence: unknown) => ({ nluIntentConfidenceThreshold: confidence ?? 0.4 });

function intentOf(files: Files, path: string, { name: intentName, slotPriorities, ...settings }: Content): ArchivedIntent {
  return {
    settings: checkedSettings('CreateIntent', { ...settings, intentName }, path) as unknown as IntentSettings,
    slots: named(files, 'Slot.json', `${folderOf(path)}Slots/`).map(([at, content]) => slotOf(at, content)),
    slotPriorities: (Array.isArray(slotPriorities) ? slotPriorities : []).map((entry) => priorityOf(path, entry)),
  };
}

/** The guide writes parts of valueElicitationSetting beside it, and calls it slotValueElicitationSetting; exports do not. */
function slotOf(path: string, content: Content): SlotSettings {
  const { name: slotName, slotTypeName: slotTypeId, slotConstraint, defaultValueSpecification, ...rest } = content;
  const { valueElicitationSetting: ofExport, slotValueElicitationSetting: ofGuide, ...settings } = rest;
  const elicitation = ofExport ?? ofGuide;
  const valueElicitationSetting = { slotConstraint, defaultValueSpecification, ...(isJsonObject(elicitation) && elicitation) };
  return checkedSettings('CreateSlot', { ...settings, slotName, slotTypeId, valueElicitationSetting }, path) as unknown as SlotSettings;
}

function priorityOf(path: string, entry: unknown): ArchivedIntent['slotPriorities'][number] {
  const { slotName, priority } = isJsonObject(entry) ? entry : {};
  if (typeof slotName !== 'string' || typeof priority !== 'number' || !(priority >= 0 && priority <= 100))
    throw new Unimportable(`${path}: an element of slotPriorities needs a slotName, and a priority from 0 to 100.`);
  return { slotName, priority };
}

/** The files of that name below a folder, in the order of their paths. */
function named(files: Files, name: string, folder: string): (readonly [string, Content])[] {
  return [...files]
    .filter(([path]) => path.startsWith(folder) && (path === name || path.endsWith(`/${name}`)))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
