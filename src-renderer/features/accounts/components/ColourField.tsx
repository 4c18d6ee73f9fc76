import { Field } from '@base-ui/react/field';
import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AccountColor, accountColors } from '#shared/contract/accounts.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';

export interface ColourFieldProps {
  readonly value: AccountColor;
  readonly onValueChange: (value: AccountColor) => void;
  readonly isDisabled?: boolean;
}

/** The stripe by which an account's chats are told from others; each colour has a name. */
export function ColourField({ value, onValueChange, isDisabled = false }: ColourFieldProps) {
  const { t } = useTranslation('accounts');
  return (
    <Field.Root disabled={isDisabled} className="flex flex-col gap-1.5">
      <Fieldset.Root
        render={<RadioGroup value={value} onValueChange={(next: AccountColor) => onValueChange(next)} />}
        className="flex flex-col gap-1.5"
      >
        <Fieldset.Legend className="text-sm font-medium text-ink">{t('colours.label')}</Fieldset.Legend>
        <div className="flex flex-wrap gap-1.5">
          {accountColors.map((color) => (
            <Tooltip key={color} content={t(`colours.${color}`)}>
              <Radio.Root
                value={color}
                aria-label={t(`colours.${color}`)}
                style={{ background: `var(--account-${accountColourNumber[color]})` }}
                className="flex size-7 items-center justify-center rounded-sm text-surface outline-offset-2 data-disabled:opacity-45"
              >
                <Radio.Indicator render={<span />}>
                  <Icon of={Check} />
                </Radio.Indicator>
              </Radio.Root>
            </Tooltip>
          ))}
        </div>
      </Fieldset.Root>
      <Field.Description className="text-sm text-ink-faint">{t('colours.description')}</Field.Description>
    </Field.Root>
  );
}
