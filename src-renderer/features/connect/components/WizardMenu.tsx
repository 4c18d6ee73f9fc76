import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';

/** What is seldom done to a set-up: throwing it away. */
export function WizardMenu({ draft }: { readonly draft: ConnectDraft }) {
  const { t } = useTranslation('connect');
  const { query, queryClient } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const [isAsking, setAsking] = useState(false);
  const discard = useMutation(
    query.connect.discard.mutationOptions({
      onSuccess: async () => {
        navigate('/connect');
        queryClient.removeQueries({ queryKey: query.connect.get.key({ input: { id: draft.id } }) });
        await queryClient.invalidateQueries({ queryKey: query.connect.drafts.key() });
      },
    }),
  );
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('more')} />}
        entries={[
          {
            kind: 'action',
            label: t('discard'),
            icon: Trash2,
            tone: 'danger',
            onSelect: () => setAsking(true),
          },
        ]}
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('discardQuestion')}
        description={t('discardText')}
        confirmLabel={t('discard')}
        tone="danger"
        pendingLabel={discard.isPending && t('discarding')}
        error={discard.error ? sentenceOf(discard.error) : undefined}
        onConfirm={() => discard.mutate({ id: draft.id })}
      />
    </>
  );
}
