import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AppLink } from '#shared/domain/app-link.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import type { ConversationId, TemplateId } from '#shared/domain/ids.ts';
import { fetchOrGone } from '../../api/fetch-or-gone.ts';
import { type Hub, useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { forgetLink, useLinkStore } from '../../state/link-store.ts';
import { openBulkSending, openSendDialog } from '../../state/send-store.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export interface LinkDialogProps {
  readonly onOpenConversation: (id: ConversationId) => void;
}

/** Asks before anything is done for a link from outside: any page on the web may have opened it. */
export function LinkDialog({ onOpenConversation }: LinkDialogProps) {
  const wish = useLinkStore((store) => store.wish);
  if (wish === null) return null;
  return wish.kind === 'conversation' ? (
    <ConversationLink
      key={wish.id}
      id={wish.id as ConversationId}
      onOpen={() => {
        forgetLink();
        onOpenConversation(wish.id as ConversationId);
      }}
    />
  ) : (
    <TemplateLink key={`${wish.id} ${wish.to}`} wish={wish} />
  );
}

function ConversationLink({ id, onOpen }: { readonly id: ConversationId; readonly onOpen: () => void }) {
  const { t } = useTranslation('alerts');
  const { client } = useHub();
  const nameOf = useContactName();
  const found = useQuery({
    queryKey: ['app-link', 'conversation', id],
    queryFn: () => fetchOrGone(() => client.conversations.get({ id })),
    gcTime: 0,
  });
  if (found.isPending) return null;
  if (found.data === null) return <NothingThere title={t('link.noConversation')} />;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={forgetLink}
      title={
        found.data
          ? t('link.openConversation', { name: nameOf(found.data.contact) })
          : t('link.openSomeConversation')
      }
      description={t('link.whence')}
      confirmLabel={t('link.open')}
      onConfirm={onOpen}
    />
  );
}

function TemplateLink({ wish }: { readonly wish: Extract<AppLink, { kind: 'template' }> }) {
  const { t } = useTranslation('alerts');
  const hub = useHub();
  const sentenceOf = useFailureSentence();
  const templateId = wish.id as TemplateId;
  const found = useQuery({
    queryKey: ['app-link', 'template', templateId],
    queryFn: () => fetchOrGone(() => hub.client.templates.get({ id: templateId })),
    gcTime: 0,
  });
  const begin = useMutation({
    mutationFn: async () => {
      if (wish.to === null) return openBulkSending({ templateId });
      openSendDialog({ target: { kind: 'contact', contactId: await contactOf(hub, wish.to) }, templateId });
    },
    onSuccess: forgetLink,
  });
  if (found.isPending) return null;
  if (found.data === null) return <NothingThere title={t('link.noTemplate')} />;
  const template = found.data?.name ?? '';
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={forgetLink}
      title={
        wish.to === null
          ? t('link.beginTemplate', { template })
          : t('link.beginTemplateTo', { template, phone: formatPhone(wish.to) })
      }
      description={`${t('link.whence')} ${t('link.nothingSent')}`}
      confirmLabel={t('link.begin')}
      pendingLabel={begin.isPending && t('link.beginning')}
      error={begin.isError ? sentenceOf(begin.error) : undefined}
      onConfirm={() => begin.mutate()}
    />
  );
}

/** Whoever has this number, or a new person with it: the person has agreed to write to them. */
async function contactOf({ client }: Hub, digits: string) {
  const { items } = await client.contacts.list({ search: digits, limit: 50 });
  const known = items.find(({ waId }) => waId === digits);
  return known?.id ?? (await client.contacts.create({ customName: null, phone: `+${digits}` })).id;
}

function NothingThere({ title }: { readonly title: string }) {
  const { t } = useTranslation('alerts');
  return (
    <Dialog
      isOpen
      onOpenChange={forgetLink}
      size="small"
      title={title}
      footer={
        <Button variant="primary" onClick={forgetLink}>
          {t('link.understood')}
        </Button>
      }
    >
      <p className="text-base text-ink-soft">{t('link.gone')}</p>
    </Dialog>
  );
}
