import { Eye, EyeOff } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'after' | 'isCode'> {}

/**
 * A token or a password. It never holds what is saved (say that in `placeholder`: "saved, ends in …4f2c"), so the eye appears only
 * once something was typed, and reveals only that.
 */
export function PasswordField({ onChange, value, defaultValue, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation('ui');
  const [isShown, setIsShown] = useState(false);
  const [hasTyped, setHasTyped] = useState(false);
  const note = (event: ChangeEvent<HTMLInputElement>) => {
    setHasTyped(event.target.value !== '');
    if (event.target.value === '') setIsShown(false);
    onChange?.(event);
  };
  const eye = (
    <IconButton
      icon={isShown ? EyeOff : Eye}
      label={isShown ? t('hide') : t('show')}
      size="small"
      onClick={() => setIsShown(!isShown)}
    />
  );
  return (
    <TextField
      autoComplete="off"
      {...rest}
      {...(value === undefined ? { defaultValue } : { value })}
      isCode
      type={isShown ? 'text' : 'password'}
      onChange={note}
      after={hasTyped ? eye : null}
    />
  );
}
