import { entryPath, type HelpEntry } from '../entries.ts';
import { HelpRow } from './HelpRow.tsx';
import { PartPanel } from './PartPanel.tsx';

export interface RelatedPanelProps {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

/** Other pages that belong to this one; nothing where there are none. */
export function RelatedPanel({ title, entries }: RelatedPanelProps) {
  if (entries.length === 0) return null;
  return (
    <PartPanel title={title}>
      <ul className="-mx-2 flex flex-col">
        {entries.map((entry) => (
          <HelpRow key={entryPath(entry)} entry={entry} />
        ))}
      </ul>
    </PartPanel>
  );
}
