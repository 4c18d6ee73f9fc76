import { useMutation } from '@tanstack/react-query';
import { BellRing, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Label, type LabelColor, labelColorSchema } from '#shared/contract/labels.ts';
import { useHub } from '../../../api/hub-context.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useDraftOver } from '../../../state/use-draft-over.ts';
import { ClashBanner } from '../../../ui/ClashBanner.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LabelColorPicker } from '../../../ui/LabelColorPicker.tsx';
import { LabelChip, LabelDot } from '../../../ui/LabelMark.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface LabelSettingRowProps {
  readonly label: Label;
  readonly mayChange: boolean;
}

/** One label: its colour, its name (saved when one leaves the field or presses Enter), how much it is used, and its end. */
export function LabelSettingRow({ label, mayChange }: LabelSettingRowProps) {
  const { t } = useTranslation('inbox');
  const { name, color, isUrgent } = label;
  if (mayChange) return <OpenRow label={label} />;
  return (
    <li className="flex min-h-8 items-center gap-2 text-base">
      <LabelDot color={color} />
      <bdi className="min-w-0 truncate">{name}</bdi>
      {isUrgent ? <Tag tone="waiting">{t('manager.urgent')}</Tag> : null}
    </li>
  );
}

function OpenRow({ label }: Pick<LabelSettingRowProps, 'label'>) {
  const { t } = useTranslation(['inbox', 'ui']);
  const { name, color, isUrgent, conversationCount } = label;
  const { value, clashes, put, decide, discard, save, setUrgent, error } = useLabelDraft(label);
  const isAsked = clashes.length > 0;
  const rename = () => {
    const wanted = value.name.trim();
    if (isAsked) return;
    if (wanted === '' || wanted === name) discard();
    else save({ name: wanted });
  };
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <LabelColorPicker
          label={t('inbox:manager.colorOf', { name })}
          value={value.color}
          colors={labelColorSchema.options.map((option) => ({
            value: option,
            label: t(`inbox:manager.colors.${option}`),
          }))}
          onValueChange={(next) => save({ color: next })}
        />
        <TextField
          label={t('inbox:manager.rename', { name })}
          isLabelHidden
          value={value.name}
          maxLength={40}
          error={isAsked ? undefined : error}
          onChange={(event) => put({ name: event.target.value })}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename();
            if (event.key === 'Escape') discard();
          }}
          className="min-w-0 flex-1"
        />
        <span className="flex h-8 shrink-0 items-center justify-end sm:w-28 text-sm text-ink-faint tabular-nums">
          {t('inbox:manager.inUse', { count: conversationCount })}
        </span>
        <IconButton
          icon={BellRing}
          label={t(isUrgent ? 'inbox:manager.urgentOn' : 'inbox:manager.urgentOff', { name })}
          isPressed={isUrgent}
          tone={isUrgent ? 'accent' : 'quiet'}
          onClick={() => setUrgent(!isUrgent)}
        />
        <DeleteLabel label={label} />
      </div>
      {isAsked ? (
        <ClashBanner
          title={t('ui:clash.title')}
          theirs={<LabelChip name={name} color={color} />}
          onDecide={decide}
        />
      ) : null}
    </li>
  );
}

/** The name being typed and the colour being chosen, over what a colleague may make of the label meanwhile. */
function useLabelDraft(label: Label) {
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const { id, name, color } = label;
  const { value, from, clashes, put, discard } = useDraftOver({ name, color });
  const seenAnew = () => queryClient.invalidateQueries({ queryKey: query.labels.key() });
  const update = useMutation(
    query.labels.update.mutationOptions({
      onSuccess: async () => {
        await seenAnew();
        discard();
      },
      // What somebody else saved a moment ago is shown as what it is.
      onError: (error) => {
        const failure = toFailure(error);
        // A colour is chosen with one press: when it was not taken for another reason, it does not stand there as if it were.
        if (failure.kind !== 'refused' || failure.code !== 'CHANGED_MEANWHILE') put({ color });
        return seenAnew();
      },
    }),
  );
  const save = (change: { name?: string; color?: LabelColor }) => {
    put(change);
    update.mutate({ id, ...change, changedFrom: from });
  };
  return {
    value,
    clashes,
    put: (change: { name: string }) => {
      put(change);
      update.reset();
    },
    save,
    setUrgent: (isUrgent: boolean) => update.mutate({ id, isUrgent }),
    discard,
    decide: (whose: 'mine' | 'theirs') => {
      update.reset();
      if (whose === 'theirs') discard();
      else update.mutate({ id, ...value, name: value.name.trim(), changedFrom: { name, color } });
    },
    error: update.isError ? sentenceOf(update.error) : undefined,
  };
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
