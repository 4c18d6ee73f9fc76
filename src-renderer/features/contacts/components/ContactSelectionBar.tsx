import { Send, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactId } from '#shared/domain/ids.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { nothingSelected, type Selection, selectedCount } from '../../../state/row-selection.ts';
import { openBulkSending, openSendDialog } from '../../../state/send-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

export interface ContactSelectionBarProps {
  readonly search: string;
  /** All that fit the search; undefined while that is not known. */
  readonly count: number | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

const MOST_OF_SENDING = 20_000;

/** What can be done with the marked contacts; stands in place of the search while some are marked. */
export function ContactSelectionBar({ search, count, selection, onSelect }: ContactSelectionBarProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const format = useFormat();
  const mayWrite = useMay('operator');
  const marked = selectedCount(selection, count ?? 0);
  const ids = selection.kind === 'all' ? null : [...selection.keys].map((key) => Number(key) as ContactId);
  const [only] = ids ?? [];
  const send = () => {
    if (ids === null) {
      const query = { type: 'Contact', filters: [], ...(search === '' ? {} : { search }) };
      openBulkSending({ source: { kind: 'record_query', query } });
    } else if (ids.length === 1 && only !== undefined) {
      openSendDialog({ target: { kind: 'contact', contactId: only } });
    } else openBulkSending({ source: { kind: 'contacts', contactIds: ids } });
  };
  const refusal = !mayWrite
    ? t('contacts:selection.lookOnly')
    : ids !== null && ids.length > MOST_OF_SENDING
      ? t('contacts:selection.tooMany')
      : undefined;
  return (
    <div
      role="toolbar"
      aria-label={t('contacts:selection.label')}
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 px-3 py-2 sm:px-5"
    >
      <IconButton icon={X} label={t('contacts:selection.clear')} onClick={() => onSelect(nothingSelected)} />
      <p role="status" className="text-sm font-medium text-ink tabular-nums">
        {t('common:selected', { count: marked })}
      </p>
      {selection.kind === 'keys' && count !== undefined && marked < count ? (
        <Button size="small" variant="quiet" onClick={() => onSelect({ kind: 'all' })}>
          {t('contacts:selection.all', { total: format.count(count) })}
        </Button>
      ) : null}
      <Button variant="primary" icon={Send} className="ms-auto" disabledReason={refusal} onClick={send}>
        {t('contacts:selection.send')}
      </Button>
    </div>
  );
}
