import { Check, CloudOff, CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { Tooltip } from '../../../../ui/Tooltip.tsx';
import type { SaveState } from '../autosave.ts';

/** Where the last words are, told quietly. */
export function SavedNote({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation('templateEditor');
  const failureSentence = useFailureSentence();
  if (state.kind === 'failed') {
    const reason = failureSentence(state.error);
    return (
      <Tooltip content={reason}>
        <button
          type="button"
          aria-description={reason}
          className="flex items-center gap-1.5 rounded-sm px-1.5 text-sm text-danger-ink"
        >
          <Icon of={CloudOff} />
          {t('saved.failed')}
        </button>
      </Tooltip>
    );
  }
  const isDone = state.kind === 'saved';
  return (
    <span
      role="status"
      // One width for all its words: what stands beside must not jump with every letter. A narrow window has room for the mark only.
      className="flex items-center justify-end gap-1.5 text-sm whitespace-nowrap text-ink-faint max-sm:px-1 sm:min-w-24"
    >
      <Icon of={isDone ? Check : CloudUpload} size={14} className={isDone ? undefined : 'sm:hidden'} />
      <span className="max-sm:sr-only">
        {t(isDone ? 'saved.saved' : state.kind === 'local' ? 'saved.local' : 'saved.saving')}
      </span>
    </span>
  );
}
