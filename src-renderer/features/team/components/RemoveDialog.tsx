import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMember } from '#shared/contract/team.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { SelectField } from '../../../ui/SelectField.tsx';

export interface RemoveDialogProps {
  readonly member: TeamMember;
  readonly people: readonly TeamMember[];
  readonly onClose: () => void;
}

const list = 'list';

/** The end of somebody's work here, and who goes on with their conversations. */
export function RemoveDialog({ member, people, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('team');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [heir, setHeir] = useState<string>(list);
  const remove = useMutation(
    query.team.remove.mutationOptions({
      onSuccess: ({ handedOver }) => {
        notify({ title: t('removed', { name: member.name, count: handedOver }) });
        onClose();
      },
    }),
  );
  const heirs = people.filter(({ id, role }) => id !== member.id && role !== 'viewer');
  return (
    <FormDialog
      title={t('removeTitle', { name: member.name })}
      description={t('removeText')}
      size="small"
      tone="danger"
      submitLabel={t('remove')}
      pendingLabel={remove.isPending && t('removing')}
      onSubmit={() => remove.mutate({ id: member.id, handOverTo: heir === list ? null : Number(heir) })}
      onClose={onClose}
    >
      <SelectField
        label={t('handOverTo')}
        options={[
          { value: list, label: t('handOverToList') },
          ...heirs.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        value={heir}
        onValueChange={setHeir}
      />
      {remove.isError ? <Banner tone="danger">{sentenceOf(remove.error)}</Banner> : null}
    </FormDialog>
  );
}
