import { Bold, Code, Italic, type LucideIcon, Strikethrough } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../state/shortcuts.ts';
import type { FormatKind } from '../../../state/text-format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';

const kinds = ['bold', 'italic', 'strike', 'code'] as const satisfies readonly FormatKind[];
const icons: Record<FormatKind, LucideIcon> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  code: Code,
};

/** What can be done with selected words, above the field while something is selected. */
export function FormatToolbar({ onFormat }: { readonly onFormat: (kind: FormatKind) => void }) {
  const { t } = useTranslation('composer');
  return (
    <div
      role="toolbar"
      aria-label={t('format.label')}
      className="absolute start-10 bottom-full z-20 mb-1.5 flex gap-0.5 rounded-md bg-surface-raised p-1 shadow-float"
      // The field keeps its focus, and with it the selection that is meant.
      onPointerDown={(event) => event.preventDefault()}
    >
      {kinds.map((kind) => (
        <IconButton
          key={kind}
          icon={icons[kind]}
          size="small"
          tabIndex={-1}
          label={t(`format.${kind}`)}
          shortcut={keysOf(`write.${kind}`)}
          tooltipSide="top"
          onClick={() => onFormat(kind)}
        />
      ))}
    </div>
  );
}
