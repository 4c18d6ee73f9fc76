import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { BusinessRecord, RecordField, RecordType } from '#shared/contract/records.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { recordPath } from '../paths.ts';
import { useRecordLabel } from '../queries.ts';
import { missingFields, type RecordForm, toForm } from '../record-form.ts';
import { showPhone } from '../show-value.ts';
import { useSaveRecord } from '../use-save-record.ts';
import { FieldInput } from './FieldInput.tsx';

export interface RecordDialogProps {
  readonly type: RecordType;
  /** The one that is changed; null for a new one. */
  readonly record: BusinessRecord | null;
  readonly onClose: () => void;
}

/** A record as a form, new or changed; what the hub does not take is said at its field. */
export function RecordDialog({ type, record, onClose }: RecordDialogProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const labelOf = useRecordLabel();
  const [, navigate] = useLocation();
  const [before] = useState<RecordForm>(() => toForm(type, record?.fields ?? {}, language));
  const [form, setForm] = useState(before);
  const [isAsked, setIsAsked] = useState(false);
  const save = useSaveRecord(type);
  const saving = useMutation({
    mutationFn: () => save(form, record === null ? null : before),
    onSuccess: (result) => {
      if (result.kind !== 'saved') return;
      onClose();
      if (record === null && result.key !== null) navigate(recordPath(type.name, result.key));
    },
  });
  const missing = isAsked ? missingFields(type, form) : [];
  const refused = saving.data?.kind === 'refused' ? saving.data : null;
  const errorOf = (field: RecordField) => {
    if (missing.includes(field)) return t('edit.missing', { name: labelOf(field) });
    if (refused?.field === field.name) return refused.sentence[language];
    return saving.data?.kind === 'exists' && field.name === type.keyField ? t('edit.exists') : undefined;
  };
  const change = (next: RecordForm) => {
    setForm(next);
    saving.reset();
  };
  return (
    <FormDialog
      title={
        record === null
          ? t('edit.newTitle', { type: labelOf(type) })
          : t('edit.title', { key: showPhone(record.key) })
      }
      submitLabel={t(record === null ? 'edit.create' : 'edit.save')}
      pendingLabel={saving.isPending && t('edit.saving')}
      isDismissedByClick={form === before}
      onSubmit={() => {
        setIsAsked(true);
        if (missingFields(type, form).length === 0) saving.mutate();
      }}
      onClose={onClose}
    >
      {type.fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          isKey={field.name === type.keyField}
          isFixed={record !== null && field.name === type.keyField}
          text={form.texts[field.name] ?? ''}
          currency={form.currencies[field.name] ?? ''}
          error={errorOf(field)}
          onTextChange={(text) => change({ ...form, texts: { ...form.texts, [field.name]: text } })}
          onCurrencyChange={(currency) =>
            change({ ...form, currencies: { ...form.currencies, [field.name]: currency } })
          }
        />
      ))}
      <Problem
        error={saving.error}
        sentence={refused && !refused.field ? refused.sentence[language] : null}
        existingKey={saving.data?.kind === 'exists' ? saving.data.key : null}
        onOpen={(key) => navigate(recordPath(type.name, key))}
      />
    </FormDialog>
  );
}

interface ProblemProps {
  readonly error: unknown;
  readonly sentence: string | null;
  readonly existingKey: string | null;
  readonly onOpen: (key: string) => void;
}

/** What concerns the record as a whole. */
function Problem({ error, sentence, existingKey, onOpen }: ProblemProps) {
  const { t } = useTranslation('records');
  const sentenceOf = useFailureSentence();
  if (existingKey !== null) {
    return (
      <Banner
        tone="danger"
        action={
          <Button size="small" onClick={() => onOpen(existingKey)}>
            {t('edit.openExisting')}
          </Button>
        }
      >
        {t('edit.exists')}
      </Banner>
    );
  }
  const words = error ? sentenceOf(error) : sentence;
  return words ? <Banner tone="danger">{words}</Banner> : null;
}
