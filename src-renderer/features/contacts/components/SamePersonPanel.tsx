import { useMutation } from '@tanstack/react-query';
import { Combine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { useNow } from '../../../state/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { notify } from '../../../ui/notify.ts';
import { showContact, useTellFailure } from '../mutations.ts';
import { useContact } from '../queries.ts';
import { CardSection } from './CardSection.tsx';
import { MergeDialog } from './MergeDialog.tsx';

export interface SamePersonPanelProps {
  readonly contact: ContactDetails;
  readonly isReadOnly: boolean;
  /** Told when the contact on the panel became part of another one. */
  readonly onMergedInto: (id: ContactId) => void;
}

type Asked = { readonly otherId: ContactId | null };

/** Who may be the same person, who was joined already, and the way to join and to take apart. */
export function SamePersonPanel({ contact, isReadOnly, onMergedInto }: SamePersonPanelProps) {
  const { t } = useTranslation('contacts');
  const [asked, setAsked] = useState<Asked | null>(null);
  if (isReadOnly && contact.sameAs.length === 0 && contact.merges.length === 0) return null;
  return (
    <div className="flex flex-col">
      {contact.sameAs.length > 0 ? (
        <CardSection title={t('same.title')}>
          {contact.sameAs.map((otherId) => (
            <SameRow
              key={otherId}
              otherId={otherId}
              onMerge={isReadOnly ? null : () => setAsked({ otherId })}
            />
          ))}
        </CardSection>
      ) : null}
      {contact.merges.length > 0 ? (
        <CardSection title={t('same.merged')}>
          <ul className="flex flex-col gap-1">
            {contact.merges.map((merge) => (
              <MergedRow key={merge.id} merge={merge} isReadOnly={isReadOnly} />
            ))}
          </ul>
        </CardSection>
      ) : null}
      {isReadOnly ? null : (
        <div className="border-t border-line px-4 py-3">
          <Button size="small" icon={Combine} onClick={() => setAsked({ otherId: null })}>
            {t('same.mergeOther')}
          </Button>
        </div>
      )}
      {asked ? (
        <MergeDialog
          contactId={contact.id}
          otherId={asked.otherId}
          onClose={() => setAsked(null)}
          onMerged={(keptId) => {
            setAsked(null);
            if (keptId !== contact.id) onMergedInto(keptId);
          }}
        />
      ) : null}
    </div>
  );
}

interface SameRowProps {
  readonly otherId: ContactId;
  readonly onMerge: (() => void) | null;
}

function SameRow({ otherId, onMerge }: SameRowProps) {
  const { t } = useTranslation('contacts');
  const other = useContact(otherId).data;
  const nameOf = useContactName();
  if (!other) return null;
  return (
    <div className="flex items-start gap-2 rounded-md bg-accent-soft px-3 py-2 text-sm">
      <p className="min-w-0 flex-1 break-words text-ink">
        {t('same.mayBe')} <bdi className="font-medium">{nameOf(other)}</bdi>
      </p>
      {onMerge ? (
        <Button size="small" onClick={onMerge}>
          {t('same.merge')}
        </Button>
      ) : null}
    </div>
  );
}

interface MergedRowProps {
  readonly merge: ContactDetails['merges'][number];
  readonly isReadOnly: boolean;
}

function MergedRow({ merge, isReadOnly }: MergedRowProps) {
  const { t } = useTranslation('contacts');
  const hub = useHub();
  const format = useFormat();
  const now = useNow();
  const tellFailure = useTellFailure();
  const apart = useMutation(
    hub.query.contacts.undoMerge.mutationOptions({
      onSuccess: (contact) => {
        showContact(hub, contact);
        notify({ title: t('same.apartDone', { name: merge.name }) });
      },
      onError: tellFailure(t('same.apartFailed')),
    }),
  );
  return (
    <li className="flex items-center gap-2 text-sm">
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-ink">{merge.name}</bdi>
        <span className="block text-xs text-ink-faint">
          {t('same.mergedAt', { date: format.listTime(merge.mergedAt, now) })}
        </span>
      </span>
      {isReadOnly ? null : (
        <Button
          size="small"
          variant="quiet"
          pendingLabel={apart.isPending && t('same.aparting')}
          onClick={() => apart.mutate({ mergeId: merge.id })}
        >
          {t('same.apart')}
        </Button>
      )}
    </li>
  );
}
