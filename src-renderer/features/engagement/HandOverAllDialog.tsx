import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { closeHandOverAll } from '../../state/shift-store.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { notify } from '../../ui/notify.ts';
import { HandOverFields, type HandOverTarget } from './components/HandOverFields.tsx';

/** The end of a shift: everything open that is one's own goes to a colleague or back to the lists. */
export function HandOverAllDialog() {
  const { query } = useHub();
  const { data } = useQuery(query.conversations.shift.queryOptions());
  return data?.count === 0 ? <NothingDialog /> : <HandOverForm />;
}

/** Who has nothing to hand over is not asked to whom. */
function NothingDialog() {
  const { t } = useTranslation('engagement');
  return (
    <Dialog
      isOpen
      size="small"
      onOpenChange={closeHandOverAll}
      title={t('shift.title')}
      footer={
        <Button variant="primary" onClick={closeHandOverAll}>
          {t('shift.close')}
        </Button>
      }
    >
      <p className="text-base text-ink-soft">{t('shift.nothing')}</p>
    </Dialog>
  );
}

function HandOverForm() {
  const { t } = useTranslation('engagement');
  const { client, queryClient, query } = useHub();
  const failureSentence = useFailureSentence();
  const words = useShiftWords();
  const [target, setTarget] = useState<HandOverTarget>();
  const [note, setNote] = useState('');
  const [isChoiceMissing, setChoiceMissing] = useState(false);
  const handing = useMutation({
    mutationFn: (operatorId: OperatorId | null) => client.conversations.handOverAll({ operatorId, note }),
    onSuccess: (result) => {
      closeHandOverAll();
      void queryClient.invalidateQueries({ queryKey: query.conversations.counts.key() });
      // Whose conversations these are the hub alone knows: one may take part without being named as who answers.
      const title = result.count === 0 ? t('shift.none') : t('shift.done', { count: result.count });
      notify({ tone: 'success', title });
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
      description={words}
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

/** What will be handed over: how many, and with whom; before that is known, in general words. */
function useShiftWords(): string {
  const { t } = useTranslation('engagement');
  const { language } = useLanguage();
  const { query } = useHub();
  const contactName = useContactName();
  const { data } = useQuery(query.conversations.shift.queryOptions());
  if (data === undefined) return t('shift.explain');
  const names = data.newest.map(({ contact }) => contactName(contact));
  const rest = data.count - names.length;
  const all = rest > 0 ? [...names, t('shift.more', { count: rest })] : names;
  const list = new Intl.ListFormat(language).format(all);
  return t('shift.these', { count: data.count, names: list });
}
