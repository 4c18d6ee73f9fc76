import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon.tsx';

interface PadKey {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isOff: boolean;
}

export interface PinPadProps {
  readonly isOff: boolean;
  readonly onDigit: (digit: string) => void;
  readonly erase: PadKey & { readonly onPress: () => void };
  /** Submits the form around it. */
  readonly enter: PadKey;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Ten digits to press, for a touch screen or a mouse; the keyboard writes into the field above. */
export function PinPad({ isOff, onDigit, erase, enter }: PinPadProps) {
  return (
    <div dir="ltr" className="grid grid-cols-3 gap-2.5">
      {digits.map((digit) => (
        <PadButton key={digit} isOff={isOff} onPress={() => onDigit(digit)}>
          {digit}
        </PadButton>
      ))}
      <PadButton label={erase.label} isOff={isOff || erase.isOff} isQuiet onPress={erase.onPress}>
        <Icon of={erase.icon} size={20} />
      </PadButton>
      <PadButton isOff={isOff} onPress={() => onDigit('0')}>
        0
      </PadButton>
      <PadButton label={enter.label} isOff={isOff || enter.isOff} isMain>
        <Icon of={enter.icon} size={20} />
      </PadButton>
    </div>
  );
}

interface PadButtonProps {
  readonly label?: string;
  readonly isOff: boolean;
  readonly isQuiet?: boolean;
  readonly isMain?: boolean;
  /** Without it the button submits. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

function PadButton({ label, isOff, isQuiet, isMain, onPress, children }: PadButtonProps) {
  const look = isMain
    ? 'bg-accent text-on-accent hover:bg-accent-hover disabled:bg-press disabled:text-ink-faint'
    : isQuiet
      ? 'text-ink-soft hover:bg-hover disabled:text-ink-faint'
      : 'border border-line bg-surface text-ink hover:border-control disabled:text-ink-faint';
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      aria-label={label}
      disabled={isOff}
      // The focus stays in the field, so that a click can be followed by a key.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={`flex size-15 items-center justify-center rounded-full text-lg font-medium transition-colors select-none ${look}`}
    >
      {children}
    </button>
  );
}
