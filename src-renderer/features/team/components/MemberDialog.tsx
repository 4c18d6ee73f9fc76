import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMember } from '#shared/contract/team.ts';
import { type Week, weekSchema } from '#shared/domain/hours.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { changesOf } from '#shared/domain/merge-parts.ts';
import { type Role, roleSchema } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { WeekField } from '../../../ui/WeekField.tsx';
import { AccountsField } from './AccountsField.tsx';
import { PictureField } from './PictureField.tsx';

export interface MemberDialogProps {
  /** Null: somebody new. */
  readonly member: TeamMember | null;
  /** Role and accounts are an admin's to give. */
  readonly isAdmin: boolean;
  readonly onClose: () => void;
}

const workday = [{ from: '09:00', to: '18:00' }];
const usualWeek: Week = [workday, workday, workday, workday, workday, [], []];
const blank = {
  name: '',
  role: 'operator' as Role,
  pictureMediaId: null,
  accountIds: [] as AccountId[],
  languages: [] as string[],
  workingHours: null,
};

/** Who somebody is and what they may: for a new colleague, a known one, or oneself. */
export function MemberDialog({ member, isAdmin, onClose }: MemberDialogProps) {
  const { t } = useTranslation('team');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  // As it was when the dialog was opened, also when the list behind it changes.
  const [before] = useState(member);
  const accounts = useAccounts();
  const [fields, setFields] = useState<Pick<TeamMember, keyof typeof blank>>(
    // Where there is one number only, whoever is added answers it.
    () => member ?? { ...blank, accountIds: accounts.length === 1 ? accounts.map(({ id }) => id) : [] },
  );
  const [languages, setLanguages] = useState(fields.languages.join(', '));
  const [isTried, setTried] = useState(false);
  const create = useMutation(query.team.create.mutationOptions({ onSuccess: onClose }));
  const update = useMutation(query.team.update.mutationOptions({ onSuccess: onClose }));
  const { error } = member ? update : create;
  const put = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const isNameless = fields.name.trim() === '';
  const areHoursSound = fields.workingHours === null || weekSchema.safeParse(fields.workingHours).success;

  const save = () => {
    setTried(true);
    if (isNameless || !areHoursSound) return;
    const own = {
      name: fields.name.trim(),
      pictureMediaId: fields.pictureMediaId,
      languages: languages.split(/[\s,;]+/).filter(Boolean),
      workingHours: fields.workingHours,
    };
    const given = { role: fields.role, accountIds: fields.accountIds };
    // Only what was changed here: somebody else may be at another part of it.
    if (before) {
      const changes = { ...changesOf(before, own), ...(isAdmin ? changesOf(before, given) : {}) };
      update.mutate({ id: before.id, ...changes });
    } else create.mutate({ ...own, ...given });
  };
  return (
    <FormDialog
      title={member ? t('editTitle', { name: member.name }) : t('newTitle')}
      submitLabel={t(member ? 'save' : 'add')}
      pendingLabel={(create.isPending || update.isPending) && t('saving')}
      isDismissedByClick={false}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        value={fields.name}
        maxLength={60}
        error={isTried && isNameless ? t('nameMissing') : undefined}
        onChange={(event) => put({ name: event.target.value })}
      />
      <PictureField
        id={member?.id ?? 0}
        name={fields.name}
        value={fields.pictureMediaId}
        onChange={(pictureMediaId) => put({ pictureMediaId })}
      />
      {isAdmin ? (
        <>
          <SelectField
            label={t('role')}
            options={roleSchema.options.map((value) => ({
              value,
              label: t(`roles.${value}`),
              description: t(`roleTexts.${value}`),
            }))}
            value={fields.role}
            onValueChange={(role) => put({ role })}
          />
          <AccountsField value={fields.accountIds} onChange={(accountIds) => put({ accountIds })} />
        </>
      ) : null}
      <TextField
        label={t('languages')}
        description={t('languagesHint')}
        value={languages}
        maxLength={200}
        onChange={(event) => setLanguages(event.target.value)}
      />
      <Switch
        label={t('hours')}
        description={t('hoursHint')}
        isOn={fields.workingHours !== null}
        onChange={(isOn) => put({ workingHours: isOn ? usualWeek : null })}
      />
      {fields.workingHours ? (
        <WeekField
          label={t('hours')}
          value={fields.workingHours}
          onChange={(workingHours) => put({ workingHours })}
        />
      ) : null}
      {error ? <Banner tone="danger">{sentenceOf(error)}</Banner> : null}
    </FormDialog>
  );
}
