import { List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhoneMessage } from '#shared/contract/sandbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';

export interface PhoneButtonsPanelProps {
  readonly buttons: PhoneMessage['buttons'];
  readonly onTap: (buttonId: string) => void;
}

/** WhatsApp shows up to three reply buttons under a message; more choices hide behind one that opens a list. */
const SHOWN_BUTTONS = 3;

/** What the customer can tap under a message of the business. */
export function PhoneButtonsPanel({ buttons, onTap }: PhoneButtonsPanelProps) {
  const { t } = useTranslation('sandbox');
  if (buttons.length > SHOWN_BUTTONS) {
    return (
      <Menu
        trigger={
          <Button size="small" icon={List} className="mt-1.5">
            {t('chat.listOpen')}
          </Button>
        }
        entries={buttons.map((button) => ({
          kind: 'action',
          label: button.title,
          onSelect: () => onTap(button.id),
        }))}
      />
    );
  }
  return (
    <div className="mt-1.5 flex w-full min-w-32 flex-col gap-1">
      {buttons.map((button) => (
        <Button key={button.id} size="small" onClick={() => onTap(button.id)}>
          {button.title}
        </Button>
      ))}
    </div>
  );
}
