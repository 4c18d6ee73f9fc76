import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { canSend } from '#shared/domain/send-rules.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { useNow } from '../../state/use-now.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { notify } from '../../ui/notify.ts';
import { Tag } from '../../ui/Tag.tsx';
import { QuotedBlock } from './components/QuotedBlock.tsx';
import { type NotForwarded, useForward } from './use-forward.ts';

export interface ForwardDialogProps {
  readonly message: Message;
  readonly content: OutgoingContent;
  readonly customerName: string;
  readonly onClose: () => void;
}

/** As WhatsApp has it. */
const MOST_AT_ONCE = 5;
const SHOWN = 30;

/** Passes a message on to other conversations; those to whom nothing can be sent now say why. */
export function ForwardDialog({ message, content, customerName, onClose }: ForwardDialogProps) {
  const { t } = useTranslation(['conversation', 'common']);
  const nameOf = useContactName();
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState<readonly Conversation[]>([]);
  const forward = useForward(content);
  const failed = forward.data ?? [];
  const without = (id: number) => setPicked(picked.filter((one) => one.id !== id));
  const toggle = (conversation: Conversation) =>
    picked.some(({ id }) => id === conversation.id)
      ? without(conversation.id)
      : setPicked([...picked, conversation]);
  const tell = (reached: readonly Conversation[]) => {
    const [only] = reached;
    notify({
      tone: 'success',
      title: t('conversation:forward.done', {
        names: reached.map(({ contact }) => nameOf(contact)).join(', '),
      }),
      action:
        only && reached.length === 1
          ? { label: t('conversation:forward.open'), onPress: () => navigate(`/c/${only.id}`) }
          : undefined,
    });
  };
  const settle = (left: readonly NotForwarded[]) => {
    const reached = picked.filter(({ id }) => !left.some(({ conversation }) => conversation.id === id));
    if (reached.length > 0) tell(reached);
    if (left.length === 0) onClose();
    // What has left is not sent again with the next try.
    else setPicked(left.map(({ conversation }) => conversation));
  };
  const submit = () => {
    if (picked.length > 0 && !forward.isPending) forward.mutate(picked, { onSuccess: settle });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      isDismissedByClick={!forward.isPending}
      title={t('conversation:forward.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            disabledReason={picked.length === 0 ? t('conversation:forward.chooseFirst') : undefined}
            pendingLabel={forward.isPending && t('conversation:forward.pending')}
            onClick={submit}
          >
            {t('conversation:forward.submit')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pt-1">
        <QuotedBlock quoted={asQuoted(message)} customerName={customerName} />
        {/* As high whatever is found, and the chosen ones below: nothing moves under the pointer. */}
        <div className="min-h-[300px]">
          <Targets picked={picked} onToggle={toggle} />
        </div>
        {picked.length > 0 ? (
          <ul aria-label={t('conversation:forward.picked')} className="flex flex-wrap gap-1.5">
            {picked.map(({ id, contact }) => (
              <li key={id} className="max-w-full min-w-0">
                <Tag tone="accent" onRemove={() => without(id)}>
                  {nameOf(contact)}
                </Tag>
              </li>
            ))}
          </ul>
        ) : null}
        {failed.length > 0 ? (
          <Banner tone="danger" title={t('conversation:forward.failed')}>
            {failed.map(({ conversation, sentence }) => (
              <span key={conversation.id} className="block">
                <bdi>{nameOf(conversation.contact)}</bdi>: {sentence}
              </span>
            ))}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
}

const asQuoted = (message: Message): NonNullable<Message['quoted']> => ({
  wamid: message.wamid ?? '',
  id: message.id,
  direction: message.direction,
  kind: message.kind,
  text: contentText(message.content),
});

interface TargetsProps {
  readonly picked: readonly Conversation[];
  readonly onToggle: (conversation: Conversation) => void;
}

function Targets({ picked, onToggle }: TargetsProps) {
  const { t } = useTranslation('conversation');
  const { query } = useHub();
  const nameOf = useContactName();
  const failureSentence = useFailureSentence();
  const accounts = useAccounts();
  const whyNot = useWhyNot();
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const found = useQuery(
    query.conversations.list.queryOptions({
      input: { limit: SHOWN, ...(search === '' ? {} : { search }) },
      placeholderData: keepPreviousData,
      // Who may be written to changes by the minute.
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const items = found.data?.items ?? [];
  const isPicked = (id: number) => picked.some((one) => one.id === id);
  const accountName = (id: number) =>
    accounts.length > 1 ? accounts.find((account) => account.id === id)?.name : undefined;
  return (
    <>
      {found.isError ? <Banner tone="danger">{failureSentence(found.error)}</Banner> : null}
      <CheckList
        label={t('forward.search')}
        isMultiple
        isFoundElsewhere
        emptyText={found.isPending ? t('forward.loading') : t('forward.none')}
        options={items.map((conversation) => {
          const { id, contact, accountId } = conversation;
          const isFull = picked.length >= MOST_AT_ONCE && !isPicked(id);
          const reason =
            whyNot(conversation) ?? (isFull ? t('forward.full', { limit: MOST_AT_ONCE }) : undefined);
          return {
            value: String(id),
            label: nameOf(contact),
            isChecked: isPicked(id),
            mark: <Avatar name={nameOf(contact)} seed={String(contact.id)} size={24} />,
            note: accountName(accountId),
            disabledReason: reason,
          };
        })}
        onSearch={setTyped}
        onToggle={(value) => {
          const conversation = items.find(({ id }) => String(id) === value);
          if (conversation) onToggle(conversation);
        }}
      />
    </>
  );
}

/** In a few words why nothing can be sent to a conversation now; undefined where it can. */
function useWhyNot(): (conversation: Conversation) => string | undefined {
  const { t } = useTranslation('conversation');
  const accounts = useAccounts();
  const { role } = useBootstrap().operator;
  const now = useNow();
  return ({ accountId, lastInboundAt, isBlocked }) => {
    const account = accounts.find(({ id }) => id === accountId);
    const verdict = canSend({
      role,
      lastInboundAt,
      accountState: account?.state ?? 'disconnected',
      isBlocked,
      isTemplate: false,
      now: now + (account?.clockOffsetMs ?? 0),
    });
    switch (verdict) {
      case true:
        return undefined;
      case 'CONTACT_BLOCKED':
        return t('forward.blocked');
      case 'ACCOUNT_PAUSED':
      case 'ACCOUNT_DISCONNECTED':
        return t('forward.accountRests');
      default:
        return t('forward.windowClosed');
    }
  };
}
