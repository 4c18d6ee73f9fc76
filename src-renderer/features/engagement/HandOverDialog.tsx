import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useTeamDeeds } from '../../api/use-team-deeds.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { notify } from '../../ui/notify.ts';
import { HandOverFields, type HandOverTarget } from './components/HandOverFields.tsx';
import { closeHandOver } from './hand-over-store.ts';
import { useNameOf } from './use-engagement-words.ts';

/** Asks to whom one conversation goes and what they should know, and hands it over. */
export function HandOverDialog({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation('engagement');
  const { query } = useHub();
  const { data: conversation } = useQuery(
    query.conversations.get.queryOptions({ input: { id: conversationId } }),
  );
  const account = useAccounts().find(({ id }) => id === conversation?.accountId);
  const contactName = useContactName();
  const failureSentence = useFailureSentence();
  const { handOver } = useTeamDeeds();
  const nameOf = useNameOf();
  const [target, setTarget] = useState<HandOverTarget>();
  const [note, setNote] = useState('');
  const [isChoiceMissing, setChoiceMissing] = useState(false);
  const handing = useMutation({
    mutationFn: (operatorId: OperatorId | null) => handOver(conversationId, { operatorId, note }),
    onSuccess: (_, operatorId) => {
      closeHandOver();
      const title =
        operatorId === null ? t('handOver.doneAll') : t('handOver.done', { name: nameOf(operatorId) });
      notify({ title, timeoutMs: 3000 });
    },
  });
  const error = () => {
    if (handing.error) return failureSentence(handing.error);
    return isChoiceMissing && target === undefined ? t('handOver.choose') : undefined;
  };
  return (
    <FormDialog
      size="small"
      title={t('handOver.title', { name: conversation ? contactName(conversation.contact) : '' })}
      submitLabel={t('handOver.submit')}
      pendingLabel={handing.isPending && t('handOver.pending')}
      onClose={closeHandOver}
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
        everybodyLabel={t('handOver.everybody', { account: account?.name ?? '' })}
        error={error()}
      />
    </FormDialog>
  );
}
