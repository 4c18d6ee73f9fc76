import type { TemplateEvent, TemplateVersion } from '#shared/contract/templates.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import { changedParts, type PartChange, type PartWords, partsOf } from './text-parts.ts';

export type HistoryEntry =
  | { readonly kind: 'event'; readonly key: string; readonly at: number; readonly event: TemplateEvent }
  | {
      readonly kind: 'version';
      readonly key: string;
      readonly at: number;
      readonly version: TemplateVersion;
      /** Against the version before; null for the first one. */
      readonly changes: readonly PartChange[] | null;
      readonly isCurrent: boolean;
    };

interface History {
  readonly versions: readonly TemplateVersion[];
  readonly events: readonly TemplateEvent[];
}

/** Texts and events as one story, the newest first. */
export function toHistory({ versions, events }: History, words: PartWords): readonly HistoryEntry[] {
  const texts = versions.map((version) => partsOfVersion(version, words));
  const told: HistoryEntry[] = [
    ...versions.map((version, index): HistoryEntry => {
      const [own, before] = [texts[index] ?? [], texts[index + 1]];
      return {
        kind: 'version',
        key: `version ${version.id}`,
        at: version.at,
        version,
        changes: before ? changedParts(before, own) : null,
        isCurrent: index === 0,
      };
    }),
    ...events.map(
      (event, index): HistoryEntry => ({
        kind: 'event',
        // Events have no id; from the oldest on their places stay the same when new ones come.
        key: `event ${events.length - index}`,
        at: event.at,
        event,
      }),
    ),
  ];
  return told.sort((one, other) => other.at - one.at);
}

/** Placeholders are the same in both formats here: the names stand in the text. */
const partsOfVersion = ({ category, components }: TemplateVersion, words: PartWords) =>
  partsOf(fromComponents({ category, components, parameterFormat: 'POSITIONAL' }), words);
