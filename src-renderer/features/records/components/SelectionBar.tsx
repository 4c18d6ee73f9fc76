import { Download, Send, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordQuery, RecordType } from '#shared/contract/records.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { nothingSelected, type Selection, selectedCount } from '../../../state/row-selection.ts';
import { openBulkSending, openSendDialog } from '../../../state/send-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CONTACT } from '../queries.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';

export interface SelectionBarProps {
  readonly type: RecordType;
  readonly question: RecordQuery;
  /** All that fit the question. */
  readonly count: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

const MOST_KEYS_OF_SENDING = 20_000;

/** What can be done with the marked records; stands in place of the search while some are marked. */
export function SelectionBar({ type, question, count, selection, onSelect }: SelectionBarProps) {
  const { t } = useTranslation(['records', 'common']);
  const format = useFormat();
  const mayChange = useMay('operator');
  const [open, setOpen] = useState<'delete' | 'export' | null>(null);
  const marked = selectedCount(selection, count);
  const keys = selection.kind === 'all' ? null : [...selection.keys];
  const [only] = keys ?? [];
  const send = () => {
    if (keys === null) openBulkSending({ source: { kind: 'record_query', query: question } });
    else if (keys.length === 1 && only !== undefined) {
      openSendDialog({ target: { kind: 'record', type: type.name, key: only } });
    } else openBulkSending({ source: { kind: 'records', type: type.name, keys } });
  };
  const sendRefusal = !mayChange
    ? t('records:lookOnly')
    : keys !== null && keys.length > MOST_KEYS_OF_SENDING
      ? t('records:selection.tooMany')
      : undefined;
  const deleteRefusal = !mayChange
    ? t('records:lookOnly')
    : type.name === CONTACT
      ? t('records:remove.contacts')
      : undefined;
  return (
    <div
      role="toolbar"
      aria-label={t('records:selection.label')}
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 px-3 py-2 sm:px-5"
    >
      <IconButton icon={X} label={t('records:selection.clear')} onClick={() => onSelect(nothingSelected)} />
      <p role="status" className="text-sm font-medium text-ink tabular-nums">
        {t('common:selected', { count: marked })}
      </p>
      {selection.kind === 'keys' && marked < count ? (
        <Button size="small" variant="quiet" onClick={() => onSelect({ kind: 'all' })}>
          {t('records:selection.all', { total: format.count(count) })}
        </Button>
      ) : null}
      <div className="ms-auto flex flex-wrap items-center gap-2">
        <Button variant="primary" icon={Send} disabledReason={sendRefusal} onClick={send}>
          {t('records:selection.send')}
        </Button>
        <Button icon={Download} onClick={() => setOpen('export')}>
          {t('records:selection.export')}
        </Button>
        <IconButton
          icon={Trash2}
          tone="danger"
          label={t('records:selection.delete')}
          disabledReason={deleteRefusal}
          onClick={() => setOpen('delete')}
        />
      </div>
      {open === 'export' ? (
        <ExportDialog type={type} question={question} keys={keys} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'delete' ? (
        <DeleteDialog
          question={question}
          keys={keys}
          count={marked}
          onDone={() => onSelect(nothingSelected)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}
