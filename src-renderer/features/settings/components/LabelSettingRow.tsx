import { useMutation } from '@tanstack/react-query';
import { BellRing, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Label, labelColorSchema } from '#shared/contract/labels.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LabelColorPicker } from '../../../ui/LabelColorPicker.tsx';
import { LabelDot } from '../../../ui/LabelMark.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface LabelSettingRowProps {
  readonly label: Label;
  readonly mayChange: boolean;
}

/** One label: its colour, its name (saved when one leaves the field or presses Enter), how much it is used, and its end. */
export function LabelSettingRow({ label, mayChange }: LabelSettingRowProps) {
  const { t } = useTranslation('inbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const update = useMutation(query.labels.update.mutationOptions({ onSuccess: () => setTyped(null) }));
  const [typed, setTyped] = useState<string | null>(null);
  const { id, name, color, isUrgent, conversationCount } = label;
  if (!mayChange) {
    return (
      <li className="flex min-h-8 items-center gap-2 text-base">
        <LabelDot color={color} />
        <bdi className="min-w-0 truncate">{name}</bdi>
        {isUrgent ? <Tag tone="waiting">{t('manager.urgent')}</Tag> : null}
      </li>
    );
  }
  const rename = () => {
    const wanted = (typed ?? name).trim();
    if (wanted === '' || wanted === name) setTyped(null);
    else update.mutate({ id, name: wanted });
  };
  return (
    <li className="flex items-start gap-2">
      <LabelColorPicker
        label={t('manager.colorOf', { name })}
        value={color}
        colors={labelColorSchema.options.map((value) => ({ value, label: t(`manager.colors.${value}`) }))}
        onValueChange={(next) => update.mutate({ id, color: next })}
      />
      <TextField
        label={t('manager.rename', { name })}
        isLabelHidden
        value={typed ?? name}
        maxLength={40}
        error={update.isError ? sentenceOf(update.error) : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          update.reset();
        }}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          if (event.key === 'Escape') setTyped(null);
        }}
        className="min-w-0 flex-1"
      />
      <span className="flex h-8 w-28 shrink-0 items-center justify-end text-sm text-ink-faint tabular-nums">
        {t('manager.inUse', { count: conversationCount })}
      </span>
      <IconButton
        icon={BellRing}
        label={t(isUrgent ? 'manager.urgentOn' : 'manager.urgentOff', { name })}
        isPressed={isUrgent}
        tone={isUrgent ? 'accent' : 'quiet'}
        onClick={() => update.mutate({ id, isUrgent: !isUrgent })}
      />
      <DeleteLabel label={label} />
    </li>
  );
}

function DeleteLabel({ label }: { readonly label: Label }) {
  const { t } = useTranslation('inbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation(query.labels.delete.mutationOptions({ onSuccess: () => setAsking(false) }));
  const { name, conversationCount } = label;
  return (
    <>
      <IconButton icon={Trash2} label={t('manager.delete', { name })} onClick={() => setAsking(true)} />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('manager.deleteTitle', { name })}
        description={
          conversationCount === 0
            ? t('manager.deleteUnused')
            : t('manager.deleteText', { count: conversationCount })
        }
        confirmLabel={t('manager.deleteConfirm')}
        tone="danger"
        error={remove.isError ? sentenceOf(remove.error) : undefined}
        onConfirm={() => remove.mutate({ id: label.id })}
      />
    </>
  );
}
