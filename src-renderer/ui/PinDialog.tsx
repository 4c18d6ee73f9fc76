import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { FormDialog } from './FormDialog.tsx';
import { PasswordField } from './PasswordField.tsx';

export interface PinDialogProps {
  /** Whose PIN it is, as a title. */
  readonly title: string;
  /** One's own PIN is changed by who knows the present one. */
  readonly asksCurrent: boolean;
  readonly hasPin: boolean;
  readonly error: string | undefined;
  readonly isPending: boolean;
  /** Null takes the PIN away. */
  readonly onSave: (pin: string | null, currentPin: string | null) => void;
  readonly onClose: () => void;
}

const PIN = /^\d{4,8}$/;

/** A new PIN of a person, or none any more. */
export function PinDialog(props: PinDialogProps) {
  const { title, asksCurrent, hasPin, error, isPending, onSave, onClose } = props;
  const { t } = useTranslation('ui');
  const [current, setCurrent] = useState('');
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const asks = asksCurrent && hasPin;
  const currentPin = asks ? current : null;
  const isWrong = isTried && !PIN.test(pin);
  return (
    <FormDialog
      title={title}
      description={t('pin.hint')}
      size="small"
      submitLabel={t('pin.save')}
      pendingLabel={isPending && t('loading')}
      onSubmit={() => (PIN.test(pin) ? onSave(pin, currentPin) : setTried(true))}
      onClose={onClose}
    >
      {asks ? (
        <PasswordField
          label={t('pin.current')}
          inputMode="numeric"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      ) : null}
      <PasswordField
        label={t('pin.new')}
        inputMode="numeric"
        maxLength={8}
        value={pin}
        error={isWrong ? t('pin.malformed') : error}
        onChange={(event) => setPin(event.target.value)}
      />
      {hasPin ? (
        <div>
          <Button variant="quiet" onClick={() => onSave(null, currentPin)}>
            {t('pin.remove')}
          </Button>
        </div>
      ) : null}
    </FormDialog>
  );
}
