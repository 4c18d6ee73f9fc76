import { useMutation, useQuery } from '@tanstack/react-query';
import { MessageSquareQuote, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickReply } from '#shared/contract/quick-replies.ts';
import { searchQuickReplies } from '#shared/domain/quick-reply.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { offerToUndo } from '../../../state/offer-to-undo.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { notify } from '../../../ui/notify.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { QuickReplyDialog } from './QuickReplyDialog.tsx';
import { SectionPanel } from './SectionPanel.tsx';

/** From here on a search is quicker than the eye. */
const SEARCH_FROM = 6;

/** Ready answers: the shared ones and one's own, to find, make, change and delete. */
export function QuickRepliesPanel({ role }: { readonly role: Role }) {
  const { t } = useTranslation(['composer', 'settings']);
  const { query } = useHub();
  const failureSentence = useFailureSentence();
  const replies = useQuery(query.quickReplies.list.queryOptions());
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<QuickReply | 'new' | null>(null);
  const mayWrite = roleIncludes(role, 'operator');
  const remove = useRemove();
  const all = replies.data ?? [];
  const shown = searchQuickReplies(all, search.trim().replace(/^\//, ''));
  const add = (
    <Button icon={Plus} onClick={() => setEdited('new')}>
      {t('composer:quick.add')}
    </Button>
  );
  return (
    <SectionPanel
      id="quickReplies"
      title={t('settings:quickReplies.title')}
      lead={t(mayWrite ? 'composer:quick.lead' : 'composer:quick.readOnly')}
    >
      <div className="flex flex-col gap-3 py-3">
        {replies.isPending ? <Skeleton shape="lines" count={3} /> : null}
        {replies.isError ? <Banner tone="danger">{failureSentence(replies.error)}</Banner> : null}
        {replies.isSuccess && all.length === 0 ? (
          <EmptyState
            icon={MessageSquareQuote}
            size="inline"
            title={t('composer:quick.empty')}
            description={t('composer:quick.emptyHint')}
            action={mayWrite ? add : null}
          />
        ) : null}
        {all.length > 0 ? (
          <div className="flex flex-wrap items-center gap-2">
            <div className="min-w-52 flex-1">
              {all.length >= SEARCH_FROM ? (
                <SearchField label={t('composer:quick.search')} value={search} onValueChange={setSearch} />
              ) : null}
            </div>
            {mayWrite ? add : null}
          </div>
        ) : null}
        {all.length > 0 && shown.length === 0 ? (
          <p className="py-2 text-sm text-ink-faint">{t('composer:quick.notFound')}</p>
        ) : null}
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              mayWrite={mayWrite}
              onEdit={() => setEdited(reply)}
              onRemove={() => remove(reply)}
            />
          ))}
        </ul>
      </div>
      {edited ? (
        <QuickReplyDialog
          // As it is by now: a colleague may be changing it too.
          reply={edited === 'new' ? null : (all.find(({ id }) => id === edited.id) ?? edited)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </SectionPanel>
  );
}

interface ReplyRowProps {
  readonly reply: QuickReply;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function ReplyRow({ reply, mayWrite, onEdit, onRemove }: ReplyRowProps) {
  const { t } = useTranslation('composer');
  const { shortcut, body, isShared } = reply;
  return (
    <li className="flex items-start gap-3 py-2.5">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="text-base font-medium break-all text-accent-ink">/{shortcut}</bdi>
          {isShared ? <Tag>{t('quick.sharedTag')}</Tag> : null}
        </span>
        <bdi className="line-clamp-2 text-sm break-words whitespace-pre-line text-ink-soft">{body}</bdi>
      </div>
      {mayWrite ? (
        <span className="flex shrink-0">
          <IconButton icon={Pencil} size="small" label={t('quick.edit', { shortcut })} onClick={onEdit} />
          <IconButton icon={Trash2} size="small" label={t('quick.remove', { shortcut })} onClick={onRemove} />
        </span>
      ) : null}
    </li>
  );
}

/** Deletes at once and offers the way back, as a question before each deed teaches to press yes. */
function useRemove() {
  const { t } = useTranslation('composer');
  const { client, query, queryClient } = useHub();
  const failureSentence = useFailureSentence();
  const refresh = () => queryClient.invalidateQueries({ queryKey: query.quickReplies.key() });
  const tell = (error: unknown) => void notify({ tone: 'danger', title: failureSentence(error) });
  const remove = useMutation(query.quickReplies.delete.mutationOptions({ onError: tell }));
  return ({ id, shortcut, body, isShared }: QuickReply) =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          void refresh();
          offerToUndo({
            title: t('quick.removed', { shortcut }),
            undoLabel: t('quick.undo'),
            undo: () => client.quickReplies.create({ shortcut, body, isShared }).then(refresh),
            onUndoFailed: tell,
          });
        },
      },
    );
}
