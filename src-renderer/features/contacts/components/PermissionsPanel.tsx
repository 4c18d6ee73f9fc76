import { useMutation } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { useUpdateContact } from '../mutations.ts';

export interface PermissionsPanelProps {
  readonly contact: ContactDetails;
  /** Blocking belongs to the conversation: one account may block while another goes on. */
  readonly conversation: Conversation | null;
  readonly isReadOnly: boolean;
}

/** What this person may be sent, and whether anything may come from them. */
export function PermissionsPanel({ contact, conversation, isReadOnly }: PermissionsPanelProps) {
  return (
    <div className="flex flex-col gap-3 border-t border-line px-4 py-3">
      <OptOutSwitch contact={contact} isReadOnly={isReadOnly} />
      {conversation ? <BlockButton conversation={conversation} isReadOnly={isReadOnly} /> : null}
    </div>
  );
}

type OptOutSwitchProps = Omit<PermissionsPanelProps, 'conversation'>;

function OptOutSwitch({ contact, isReadOnly }: OptOutSwitchProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const update = useUpdateContact(contact.id);
  const saving = useMutation({ mutationFn: (isOptedOut: boolean) => update({ isOptedOut }) });
  const { optedOutAt, optOutSource } = contact;
  const isOn = saving.isPending ? saving.variables : optedOutAt !== null;
  const since =
    optedOutAt === null
      ? null
      : t(`optOut.since.${optOutSource ?? 'unknown'}`, { date: format.moment(optedOutAt) });
  return (
    <div className="flex flex-col gap-1">
      <Switch
        label={t('optOut.label')}
        isOn={isOn}
        isDisabled={isReadOnly}
        description={since ? `${since} ${t('optOut.hint')}` : t('optOut.hint')}
        onChange={(next) => saving.mutate(next)}
      />
      {saving.isError ? <Banner tone="danger">{sentenceOf(saving.error)}</Banner> : null}
    </div>
  );
}

interface BlockButtonProps {
  readonly conversation: Conversation;
  readonly isReadOnly: boolean;
}

function BlockButton({ conversation, isReadOnly }: BlockButtonProps) {
  const { t } = useTranslation('contacts');
  const { isBlocked } = conversation;
  const name = useContactName()(conversation.contact);
  const account = useAccounts().find(({ id }) => id === conversation.accountId)?.name ?? '';
  const [isAsking, setIsAsking] = useState(false);
  const blocking = useBlocking(conversation, name, () => setIsAsking(false));
  const sentenceOf = useFailureSentence();
  const ask = () => {
    blocking.reset();
    setIsAsking(true);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      {isBlocked ? <p className="text-sm text-danger-ink">{t('block.blocked', { account })}</p> : null}
      {isReadOnly ? null : (
        <Button size="small" icon={Ban} onClick={ask}>
          {t(isBlocked ? 'block.unblock' : 'block.block')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        tone={isBlocked ? 'neutral' : 'danger'}
        title={t(isBlocked ? 'block.askUnblock' : 'block.ask', { name })}
        description={t(isBlocked ? 'block.unblockConsequence' : 'block.consequence', { account })}
        confirmLabel={t(isBlocked ? 'block.unblock' : 'block.block')}
        pendingLabel={blocking.isPending && t(isBlocked ? 'block.unblocking' : 'block.blocking')}
        error={blocking.isError ? sentenceOf(blocking.error) : undefined}
        onConfirm={() => blocking.mutate({ id: conversation.id, isBlocked: !isBlocked })}
      />
    </div>
  );
}

function useBlocking(conversation: Conversation, name: string, onDone: () => void) {
  const { t } = useTranslation('contacts');
  const { query, queryClient } = useHub();
  return useMutation(
    query.conversations.setBlocked.mutationOptions({
      onSuccess: (changed) => {
        onDone();
        queryClient.setQueryData(
          query.conversations.get.queryKey({ input: { id: conversation.id } }),
          changed,
        );
        void queryClient.invalidateQueries({ queryKey: query.contacts.get.key() });
        notify({ title: t(changed.isBlocked ? 'block.done' : 'block.undone', { name }) });
      },
    }),
  );
}
