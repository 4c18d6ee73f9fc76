import { Send, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { BulkDeed } from '../deeds.ts';
import { BulkDialog } from './BulkDialog.tsx';

export interface BulkBarProps {
  readonly templates: readonly Template[];
  readonly onClear: () => void;
}

/** What can be done with everything that is selected. */
export function BulkBar({ templates, onClear }: BulkBarProps) {
  const { t } = useTranslation(['templates', 'common']);
  const [deed, setDeed] = useState<BulkDeed | null>(null);
  return (
    <div
      role="toolbar"
      aria-label={t('templates:bulk.label')}
      className="flex flex-wrap items-center gap-2 px-3 py-2 sm:px-5"
    >
      <span aria-live="polite" className="me-auto text-sm font-semibold tabular-nums">
        {t('common:selected', { count: templates.length })}
      </span>
      <Button size="small" icon={Send} onClick={() => setDeed('submit')}>
        {t('templates:bulk.submit')}
      </Button>
      <Button size="small" icon={Trash2} onClick={() => setDeed('delete')}>
        {t('templates:bulk.delete')}
      </Button>
      <IconButton
        icon={X}
        size="small"
        label={t('templates:bulk.clear')}
        shortcut={['Esc']}
        onClick={onClear}
      />
      {deed ? (
        <BulkDialog
          deed={deed}
          templates={templates}
          onClose={(isDone) => {
            setDeed(null);
            if (isDone) onClear();
          }}
        />
      ) : null}
    </div>
  );
}
