// Composite slot types in archives: they name the types of their sub slots by the ids that these had where they were exported.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html, "a composite slot type"
import type { SlotSettings, SlotTypeSettings } from '../../../core/bot-definitions.ts';
import type { BotLocale } from '../bot.ts';
import type { ArchivedSlotType } from './archive.ts';

/** The types that others combine come before these. */
export const partsFirst = (types: readonly ArchivedSlotType[]): ArchivedSlotType[] =>
  types.toSorted((one, other) => Number(isComposite(one)) - Number(isComposite(other)));

const isComposite = ({ settings }: ArchivedSlotType) => settings.compositeSlotTypeSetting !== undefined;

/** With the ids that the types of its sub slots have in the locale. What is unknown stays, and is refused by the check of the type. */
export function withOwnParts(locale: BotLocale, settings: SlotTypeSettings, archived: readonly ArchivedSlotType[]): SlotTypeSettings {
  const { compositeSlotTypeSetting: setting } = settings;
  if (!setting) return settings;
  const subSlots = setting.subSlots?.map((subSlot) => {
    const name = archived.find(({ identifier }) => identifier === subSlot.slotTypeId)?.settings.slotTypeName;
    const own = Object.values(locale.slotTypes).find(({ definition }) => name !== undefined && definition.slotTypeName === name);
    return { ...subSlot, slotTypeId: own?.definition.slotTypeId ?? subSlot.slotTypeId };
  });
  return { ...settings, compositeSlotTypeSetting: { subSlots } };
}

/** The types of a slot's sub slots are those of its slot type. */
export function withOwnSubSlots(settings: SlotSettings, { slotTypes }: Pick<BotLocale, 'slotTypes'>): SlotSettings {
  const parts = slotTypes[settings.slotTypeId ?? '']?.definition.compositeSlotTypeSetting?.subSlots;
  const { subSlotSetting: setting } = settings;
  if (!parts || !setting?.slotSpecifications) return settings;
  const slotSpecifications = Object.fromEntries(
    Object.entries(setting.slotSpecifications).map(([name, specification]) => {
      const slotTypeId = parts.find((part) => part.name === name)?.slotTypeId ?? specification.slotTypeId;
      return [name, { ...specification, slotTypeId }];
    }),
  );
  return { ...settings, subSlotSetting: { ...setting, slotSpecifications } };
}
