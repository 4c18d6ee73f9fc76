import { MessageSquare, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComposerMode } from '../../../state/note-drafts-store.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';

export interface ModeSwitchProps {
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
}

const modes = ['answer', 'note'] as const satisfies readonly ComposerMode[];
const icons = { answer: MessageSquare, note: StickyNote };
const looks = {
  answer: 'aria-pressed:bg-press aria-pressed:text-ink',
  note: 'aria-pressed:bg-note-ink aria-pressed:text-note-paper',
};

/** What the composer is for: the customer, or colleagues. */
export function ModeSwitch({ mode, onMode }: ModeSwitchProps) {
  const { t } = useTranslation('engagement');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for forms
    <div role="group" aria-label={t('mode.label')} className="flex gap-0.5 px-1.5 pt-1.5">
      {modes.map((each) => (
        <Tooltip key={each} content={t(`mode.${each}`)} shortcut={keysOf('write.note')} side="top">
          <button
            type="button"
            aria-pressed={mode === each}
            onClick={() => onMode(each)}
            className={classNames(
              'flex h-6 items-center gap-1 rounded-sm px-2 text-xs font-medium transition-colors',
              mode === 'note' ? 'text-note-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
              looks[each],
            )}
          >
            <Icon of={icons[each]} size={14} />
            {t(`mode.${each}`)}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
