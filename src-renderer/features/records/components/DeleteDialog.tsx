import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordQuery } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { canRestore, deleteRecords } from '../delete-records.ts';
import { showPhone } from '../show-value.ts';
import { useTellDeleted } from '../use-tell-deleted.ts';

export interface DeleteDialogProps {
  readonly question: RecordQuery;
  /** Null: all that fit the question. */
  readonly keys: readonly string[] | null;
  readonly count: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks once, says how many and what stays, and then deletes; closing it while it runs stops it. */
export function DeleteDialog({ question, keys, count, onDone, onClose }: DeleteDialogProps) {
  const { t } = useTranslation('records');
  const { client } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const tellDeleted = useTellDeleted();
  const [done, setDone] = useState(0);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const deleting = useMutation({
    mutationFn: () => {
      const controller = new AbortController();
      stop.current = controller;
      return deleteRecords(client, { question, keys, signal: controller.signal, onProgress: setDone });
    },
    onSuccess: (deleted) => {
      tellDeleted(deleted);
      onClose();
      onDone();
    },
  });
  const only = keys?.length === 1 ? keys[0] : undefined;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      tone="danger"
      title={
        only === undefined
          ? t('remove.ask', { count, formattedCount: format.count(count) })
          : t('remove.askOne', { key: showPhone(only) })
      }
      description={t(
        only !== undefined
          ? 'remove.consequenceOne'
          : canRestore(count)
            ? 'remove.consequence'
            : 'remove.consequenceForever',
      )}
      confirmLabel={t('remove.confirm')}
      pendingLabel={
        deleting.isPending &&
        (done === 0
          ? t('remove.running')
          : t('remove.progress', { done: format.count(done), total: format.count(count) }))
      }
      error={deleting.isError ? sentenceOf(deleting.error) : undefined}
      onConfirm={() => deleting.mutate()}
    />
  );
}
