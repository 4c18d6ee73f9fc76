import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordType } from '#shared/contract/records.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { recordsPath } from '../paths.ts';
import { CONTACT, useRecordLabel, useRecordTypes } from '../queries.ts';
import { ContactTypePanel } from './ContactTypePanel.tsx';
import { DeleteTypeDialog } from './DeleteTypeDialog.tsx';
import { TypeForm } from './TypeForm.tsx';

export interface TypeEditorPanelProps {
  /** Null for a new type. */
  readonly name: string | null;
}

/** A record type and its fields; `Contact` only shows what is fixed about it. */
export function TypeEditorPanel({ name }: TypeEditorPanelProps) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const labelOf = useRecordLabel();
  const types = useRecordTypes();
  const sentenceOf = useFailureSentence();
  const mayChange = useMay('admin');
  const type = types.data?.find((candidate) => candidate.name === name);
  const [isChanged, setIsChanged] = useState(false);
  const [open, setOpen] = useState<'leave' | 'delete' | null>(null);
  const leave = () => navigate(type ? recordsPath(type.name) : '/records');
  return (
    <>
      <ScreenHeader
        title={type ? t('type.title', { name: labelOf(type) }) : t('type.newTitle')}
        backLabel={t('record.backToList')}
        onBack={() => (isChanged ? setOpen('leave') : leave())}
        actions={
          type && mayChange && type.name !== CONTACT ? (
            <Button variant="quiet" onClick={() => setOpen('delete')}>
              {t('type.delete')}
            </Button>
          ) : null
        }
      />
      <div className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-4 sm:px-6">
        <div className="max-w-[820px] py-5 pb-16">
          {types.isPending ? (
            <Skeleton shape="lines" count={8} />
          ) : types.isError ? (
            <LoadFailure
              title={t('types.loadFailed')}
              reason={sentenceOf(types.error)}
              onRetry={() => void types.refetch()}
            />
          ) : mayChange ? (
            <Editor
              name={name}
              type={type}
              types={types.data}
              onChanged={setIsChanged}
              onSaved={(saved) => navigate(recordsPath(saved))}
            />
          ) : (
            <EmptyState title={t('adminOnly')} />
          )}
        </div>
      </div>
      <ConfirmDialog
        isOpen={open === 'leave'}
        onOpenChange={() => setOpen(null)}
        title={t('type.discard')}
        description={t('type.discardHint')}
        confirmLabel={t('type.discardConfirm')}
        cancelLabel={t('type.stay')}
        tone="danger"
        onConfirm={leave}
      />
      {open === 'delete' && type ? <DeleteTypeDialog type={type} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

interface EditorProps {
  readonly name: string | null;
  readonly type: RecordType | undefined;
  readonly types: readonly RecordType[];
  readonly onChanged: (isChanged: boolean) => void;
  readonly onSaved: (name: string) => void;
}

function Editor({ name, type, types, onChanged, onSaved }: EditorProps) {
  const { t } = useTranslation('records');
  if (type?.name === CONTACT) return <ContactTypePanel type={type} />;
  if (name !== null && !type) return <EmptyState title={t('record.gone')} />;
  return <TypeForm type={type ?? null} types={types} onChanged={onChanged} onSaved={onSaved} />;
}
