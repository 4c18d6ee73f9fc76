import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactId } from '#shared/domain/ids.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useMergeContacts } from '../mutations.ts';
import { useContact } from '../queries.ts';
import { ContactPicker } from './ContactPicker.tsx';
import { MergeComparison } from './MergeComparison.tsx';

export interface MergeDialogProps {
  readonly contactId: ContactId;
  /** null: the person chooses. */
  readonly otherId: ContactId | null;
  readonly onClose: () => void;
  readonly onMerged: (keptId: ContactId) => void;
}

/** Joins two contacts: which other one, what stays of each, and what will happen, before it happens. */
export function MergeDialog({ contactId, otherId, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const [chosenId, setChosenId] = useState(otherId);
  const [isSwapped, setIsSwapped] = useState(false);
  const first = useContact(contactId);
  const second = useContact(chosenId ?? contactId);
  const nameOf = useContactName();
  const sentenceOf = useFailureSentence();
  const merging = useMergeContacts();
  const [kept, other] = isSwapped ? [second.data, first.data] : [first.data, second.data];
  const error = first.error ?? second.error ?? merging.error;
  const merge = () => {
    if (!kept || !other || merging.isPending) return;
    const names = { name: nameOf(kept), other: nameOf(other) };
    merging.mutate({ id: kept.id, mergedId: other.id, ...names }, { onSuccess: () => onMerged(kept.id) });
  };
  const isReady = chosenId !== null && kept !== undefined && other !== undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size={chosenId === null ? 'small' : 'medium'}
      title={t('contacts:merge.title')}
      description={
        chosenId === null && first.data ? (
          <bdi>{t('contacts:merge.choose', { name: nameOf(first.data) })}</bdi>
        ) : undefined
      }
      footer={
        chosenId === null ? undefined : (
          <>
            <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
            <Button
              variant="primary"
              isDisabled={!isReady}
              pendingLabel={merging.isPending && t('contacts:merge.merging')}
              onClick={merge}
            >
              {t('contacts:merge.merge')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {error ? (
          <Banner tone="danger" title={t('contacts:merge.failed')}>
            {sentenceOf(error)}
          </Banner>
        ) : null}
        {chosenId === null ? (
          <ContactPicker exceptId={contactId} onChoose={setChosenId} />
        ) : isReady ? (
          <MergeComparison
            kept={kept}
            other={other}
            onSwap={() => setIsSwapped(!isSwapped)}
            onChooseOther={otherId === null ? () => setChosenId(null) : null}
          />
        ) : (
          <Skeleton shape="lines" count={4} />
        )}
      </div>
    </Dialog>
  );
}
