import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/domain/ids.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';

export interface AccountsFieldProps {
  readonly value: readonly AccountId[];
  readonly onChange: (value: AccountId[]) => void;
}

/** From so many accounts on they are chosen all at once as well, and stand in two columns. */
const MANY = 4;

/** Which accounts somebody serves: of these they are told. */
export function AccountsField({ value, onChange }: AccountsFieldProps) {
  const { t } = useTranslation('team');
  const accounts = useAccounts();
  const isLong = accounts.length >= MANY;
  const served = accounts.filter(({ id }) => value.includes(id)).length;
  const allOrSome = served === accounts.length ? true : served > 0 ? 'mixed' : false;
  if (accounts.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1.5 text-sm font-medium text-ink">{t('accounts')}</legend>
      {isLong ? (
        <Checkbox
          label={t('allAccounts')}
          isChecked={allOrSome}
          onChange={(isChecked) => onChange(isChecked ? accounts.map(({ id }) => id) : [])}
        />
      ) : null}
      <div className={isLong ? 'grid gap-x-4 gap-y-2 ps-6 sm:grid-cols-2' : 'flex flex-col gap-2'}>
        {accounts.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={<bdi>{name}</bdi>}
            isChecked={value.includes(id)}
            onChange={(isChecked) =>
              onChange(isChecked ? [...value, id] : value.filter((known) => known !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
