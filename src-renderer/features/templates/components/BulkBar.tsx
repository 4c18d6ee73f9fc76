import { Send, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { BulkDeed } from '../deeds.ts';

export interface BulkBarProps {
  /** How many are selected. */
  readonly count: number;
  readonly onDeed: (deed: BulkDeed) => void;
  readonly onClear: () => void;
}

/** What can be done with everything that is selected. */
export function BulkBar({ count, onDeed, onClear }: BulkBarProps) {
  const { t } = useTranslation(['templates', 'common']);
  return (
    <div
      role="toolbar"
      aria-label={t('templates:bulk.label')}
      className="flex flex-wrap items-center gap-2 px-3 py-2 sm:px-5"
    >
      <span aria-live="polite" className="me-auto text-sm font-semibold tabular-nums">
        {t('common:selected', { count })}
      </span>
      <Button size="small" icon={Send} onClick={() => onDeed('submit')}>
        {t('templates:bulk.submit')}
      </Button>
      <Button size="small" icon={Trash2} onClick={() => onDeed('delete')}>
        {t('templates:bulk.delete')}
      </Button>
      <IconButton
        icon={X}
        size="small"
        label={t('templates:bulk.clear')}
        shortcut={['Esc']}
        onClick={onClear}
      />
    </div>
  );
}
