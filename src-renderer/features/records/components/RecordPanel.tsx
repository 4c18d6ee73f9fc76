import { Database, EllipsisVertical, Pencil, Send, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordDetails, RecordType } from '#shared/contract/records.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { openSendDialog } from '../../../state/send-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { recordsPath } from '../paths.ts';
import { CONTACT, useRecord, useRecordLabel, useRecordTypes } from '../queries.ts';
import { showPhone } from '../show-value.ts';
import { useRememberType } from '../use-remember-type.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { FieldValues } from './FieldValues.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { RecordSection } from './RecordSection.tsx';
import { ReferencesPanel } from './ReferencesPanel.tsx';

export interface RecordPanelProps {
  readonly typeName: string;
  readonly recordKey: string;
}

/** One record with everything around it: its fields, what it refers to and what refers to it, the people and their conversations. */
export function RecordPanel({ typeName, recordKey }: RecordPanelProps) {
  useRememberType(typeName);
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const labelOf = useRecordLabel();
  const types = useRecordTypes();
  const type = types.data?.find(({ name }) => name === typeName);
  const record = useRecord(typeName, recordKey);
  const sentenceOf = useFailureSentence();
  const back = () => navigate(recordsPath(typeName));
  const failure = types.error ?? record.error;
  const retry = () => void Promise.all([types.refetch(), record.refetch()]);
  return (
    <>
      <ScreenHeader
        title={
          <>
            {type ? <span className="font-normal text-ink-faint">{labelOf(type)} </span> : null}
            <bdi>{showPhone(recordKey)}</bdi>
          </>
        }
        backLabel={t('record.backToList')}
        onBack={back}
        actions={type && record.data ? <Actions type={type} record={record.data} onGone={back} /> : null}
      />
      <div className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-4 sm:px-6">
        {type && record.data ? (
          <Content type={type} record={record.data} />
        ) : failure ? (
          isGone(failure) ? (
            <EmptyState
              icon={Database}
              title={t('record.gone')}
              description={t('record.goneHint')}
              action={<Button onClick={back}>{t('record.backToList')}</Button>}
            />
          ) : (
            <div className="py-5">
              <LoadFailure title={t('record.loadFailed')} reason={sentenceOf(failure)} onRetry={retry} />
            </div>
          )
        ) : (
          <Skeleton shape="lines" count={8} />
        )}
      </div>
    </>
  );
}

function isGone(error: unknown): boolean {
  const failure = toFailure(error);
  return failure.kind === 'refused' && /^(NOT_FOUND|RECORD_TYPE_UNKNOWN)$/.test(failure.code);
}

interface ContentProps {
  readonly type: RecordType;
  readonly record: RecordDetails;
}

function Content({ type, record }: ContentProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  return (
    <div className="grid max-w-[1080px] grid-cols-1 gap-x-12 gap-y-8 py-5 pb-16 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <RecordSection title={t('record.fields')}>
          <FieldValues type={type} record={record} />
        </RecordSection>
        <p className="text-xs text-ink-faint">
          {t('record.changed', { date: format.moment(record.updatedAt) })}
          {' · '}
          {t('record.created', { date: format.moment(record.createdAt) })}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <PeoplePanel people={record.people} />
        <ReferencesPanel references={record.referencedBy} />
      </div>
    </div>
  );
}

interface ActionsProps extends ContentProps {
  readonly onGone: () => void;
}

function Actions({ type, record, onGone }: ActionsProps) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const mayChange = useMay('operator');
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const locked = mayChange ? undefined : t('lookOnly');
  const contactId = type.name === CONTACT ? record.people[0]?.contactId : undefined;
  return (
    <div className="flex shrink-0 items-center gap-2">
      <Button
        variant="primary"
        icon={Send}
        disabledReason={locked}
        onClick={() => openSendDialog({ target: { kind: 'record', type: type.name, key: record.key } })}
      >
        {t('record.send')}
      </Button>
      {contactId === undefined ? (
        <IconButton
          icon={Pencil}
          label={t('record.edit')}
          disabledReason={locked}
          onClick={() => setOpen('edit')}
        />
      ) : (
        <IconButton
          icon={UserRound}
          label={t('record.openContact')}
          onClick={() => navigate(`/contacts/${contactId}`)}
        />
      )}
      {type.name === CONTACT ? null : (
        <Menu
          align="end"
          trigger={<IconButton icon={EllipsisVertical} label={t('record.more')} />}
          entries={[
            {
              kind: 'action',
              label: t('record.delete'),
              icon: Trash2,
              tone: 'danger',
              disabledReason: locked,
              onSelect: () => setOpen('delete'),
            },
          ]}
        />
      )}
      {open === 'edit' ? <RecordDialog type={type} record={record} onClose={() => setOpen(null)} /> : null}
      {open === 'delete' ? (
        <DeleteDialog
          question={{ type: type.name, filters: [] }}
          keys={[record.key]}
          count={1}
          onDone={onGone}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}
