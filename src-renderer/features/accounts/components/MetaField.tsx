import { type ClipboardEvent, useId } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type AccountField, accountFieldNames } from '#shared/domain/account-form.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { metaFieldSentence, type NewAccount, type NewAccountInput } from '../new-account-schema.ts';

export interface MetaFieldProps {
  readonly field: AccountField;
  readonly form: UseFormReturn<NewAccountInput, unknown, NewAccount>;
  /** The value changed, so an earlier test no longer speaks of it. */
  readonly onEdit: () => void;
}

/** One value from Meta's pages: its name there, where it stands, and what is wrong with it. */
export function MetaField({ field, form, onEdit }: MetaFieldProps) {
  // See use-new-account.ts: `form` stays the same object while its errors change.
  'use no memo';
  const { t } = useTranslation('accounts');
  const { language } = useLanguage();
  const placeId = useId();
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    const input = event.currentTarget;
    const text = event.clipboardData.getData('text').trim();
    input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    // Told as typing, so that everybody who listens to this field hears of it.
    input.dispatchEvent(new Event('input', { bubbles: true }));
    void form.trigger(field);
  };
  const common = {
    ...form.register(field, { onChange: onEdit }),
    size: 'large' as const,
    label: accountFieldNames[field],
    error: metaFieldSentence(field, form.formState.errors[field]?.message, language),
    // Not the field's own description: a mistake takes that one's place, and then the way to the right value is needed most.
    'aria-describedby': placeId,
    onPaste: paste,
  };
  const isSecret = field === 'appSecret' || field === 'accessToken';
  return (
    <div className="flex flex-col gap-1.5">
      {isSecret ? <PasswordField {...common} /> : <TextField {...common} isCode inputMode="numeric" />}
      <p id={placeId} className="text-sm text-pretty text-ink-faint">
        {t(`whereToFind.${field}`)}
      </p>
    </div>
  );
}
