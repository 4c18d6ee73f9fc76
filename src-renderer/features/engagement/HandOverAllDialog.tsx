import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { closeHandOverAll } from '../../state/shift-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { notify } from '../../ui/notify.ts';
import { HandOverFields, type HandOverTarget } from './components/HandOverFields.tsx';

/** The end of a shift: everything open that is one's own goes to a colleague or back to the lists. */
export function HandOverAllDialog() {
  const { t } = useTranslation('engagement');
  const { query } = useHub();
  const { data: counts } = useQuery(query.conversations.counts.queryOptions());
  const count = counts?.total.mine;
  if (count === 0) {
    return (
      <Dialog
        isOpen
        onOpenChange={closeHandOverAll}
        size="small"
        title={t('shift.title')}
        footer={<Button onClick={closeHandOverAll}>{t('shift.close')}</Button>}
      >
        <p className="text-base text-ink-soft">{t('shift.none')}</p>
      </Dialog>
    );
  }
  return <HandOverAllForm count={count} />;
}

function HandOverAllForm({ count }: { readonly count: number | undefined }) {
  const { t } = useTranslation('engagement');
  const { client, queryClient, query } = useHub();
  const failureSentence = useFailureSentence();
  const [target, setTarget] = useState<HandOverTarget>();
  const [note, setNote] = useState('');
  const [isChoiceMissing, setChoiceMissing] = useState(false);
  const handing = useMutation({
    mutationFn: (operatorId: OperatorId | null) => client.conversations.handOverAll({ operatorId, note }),
    onSuccess: (result) => {
      closeHandOverAll();
      void queryClient.invalidateQueries({ queryKey: query.conversations.counts.key() });
      notify({ tone: 'success', title: t('shift.done', { count: result.count }) });
    },
  });
  const error = () => {
    if (handing.error) return failureSentence(handing.error);
    return isChoiceMissing && target === undefined ? t('handOver.choose') : undefined;
  };
  return (
    <FormDialog
      size="small"
      title={t('shift.title')}
      description={count === undefined ? undefined : t('shift.count', { count })}
      submitLabel={t('handOver.submit')}
      pendingLabel={handing.isPending && t('handOver.pending')}
      onClose={closeHandOverAll}
      onSubmit={() => {
        setChoiceMissing(true);
        if (target !== undefined) handing.mutate(target);
      }}
    >
      <HandOverFields
        target={target}
        onTarget={setTarget}
        note={note}
        onNote={setNote}
        everybodyLabel={t('shift.everybody')}
        error={error()}
      />
    </FormDialog>
  );
}
