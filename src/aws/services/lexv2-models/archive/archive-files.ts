// A bot or a locale as the files of an archive.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html
import { fromUtf8 } from '@smithy/core/serde';
import { zipSync } from 'fflate';
import type { Bot, BotLocale, BotVersion, Intent, Slot, SlotType } from '../bot.ts';
import { LOCALE_NAMES } from '../locales.ts';
import { fileForm } from './json-form.ts';

/** A file's content by its path. */
type Files = Readonly<Record<string, unknown>>;

export function zippedBot(bot: Bot, version: BotVersion): Uint8Array {
  const { botName = '', description, dataPrivacy, idleSessionTTLInSeconds } = version.settings ?? bot.settings;
  const locales = Object.values(version.locales).map((locale) => localeFiles(locale, version.version));
  return zipped('BOT', {
    [`${botName}/Bot.json`]: {
      name: botName,
      version: version.version,
      description: description ?? null,
      identifier: bot.botId,
      dataPrivacy,
      idleSessionTTLInSeconds,
    },
    ...within(`${botName}/BotLocales`, Object.assign({}, ...locales)),
  });
}

// AWS: "When you export a bot locale, only the structure under the locale is exported."
export const zippedLocale = (locale: BotLocale, version: string): Uint8Array => zipped('BOT_LOCALE', localeFiles(locale, version));

/** The manifest has the spelling of the exports that AWS publishes; that of the guide differs. */
function zipped(resourceType: string, files: Files): Uint8Array {
  const manifest = { metaData: { schemaVersion: '1', fileFormat: 'LexJson', resourceType } };
  const texts = Object.entries({ 'Manifest.json': manifest, ...files }).map(([path, content]) => [
    path,
    fromUtf8(JSON.stringify(content, null, 2)),
  ]);
  // The time of files in a zip has no zone: a fixed one gives the same bytes everywhere.
  return zipSync(Object.fromEntries(texts), { mtime: new Date(2020, 0, 1) });
}

function localeFiles(locale: BotLocale, version: string): Files {
  const { nluIntentConfidenceThreshold, description, ...settings } = locale.settings;
  const slotTypeNames = Object.fromEntries(Object.values(locale.slotTypes).map(({ definition }) => [definition.slotTypeId, definition]));
  const nameOfType = (id: string) => slotTypeNames[id]?.slotTypeName ?? id;
  return within(locale.localeId, {
    'BotLocale.json': {
      name: LOCALE_NAMES[locale.localeId],
      identifier: locale.localeId,
      version,
      description: description ?? null,
      voiceSettings: null,
      ...settings,
      nluConfidenceThreshold: nluIntentConfidenceThreshold,
    },
    ...Object.assign({}, ...Object.values(locale.intents).map((intent) => intentFiles(intent, nameOfType))),
    ...Object.assign({}, ...Object.values(locale.slotTypes).map(slotTypeFile)),
  });
}

function intentFiles(intent: Intent, nameOfType: (id: string) => string): Files {
  const { intentName: name = '', ...settings } = intent.settings;
  const slotName = (id: string) => intent.slots.find(({ definition }) => definition.slotId === id)?.definition.slotName;
  return within(`Intents/${name}`, {
    'Intent.json': {
      name,
      identifier: intent.intentId,
      description: null,
      parentIntentSignature: null,
      sampleUtterances: null,
      intentConfirmationSetting: null,
      intentClosingSetting: null,
      inputContexts: null,
      outputContexts: null,
      kendraConfiguration: null,
      dialogCodeHook: null,
      fulfillmentCodeHook: null,
      ...(fileForm(settings) as object),
      slotPriorities: intent.slotPriorities.map(({ priority, slotId }) => ({ priority, slotName: slotName(slotId) })),
    },
    ...Object.assign({}, ...intent.slots.map((slot) => slotFile(slot, nameOfType))),
  });
}

function slotFile({ definition }: Slot, nameOfType: (id: string) => string): Files {
  const { slotName: name, slotId: identifier, slotTypeId = '', ...settings } = definition;
  const content = {
    name,
    identifier,
    description: null,
    slotTypeName: nameOfType(slotTypeId),
    multipleValuesSetting: null,
    obfuscationSetting: null,
    ...(fileForm(settings) as object),
  };
  return { [`Slots/${name}/Slot.json`]: content };
}

function slotTypeFile({ definition }: SlotType): Files {
  const { slotTypeName: name, slotTypeId: identifier, ...settings } = definition;
  const content = {
    name,
    identifier,
    description: null,
    slotTypeValues: null,
    parentSlotTypeSignature: null,
    valueSelectionSetting: null,
    ...(fileForm(settings) as object),
  };
  return { [`SlotTypes/${name}/SlotType.json`]: content };
}

const within = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
