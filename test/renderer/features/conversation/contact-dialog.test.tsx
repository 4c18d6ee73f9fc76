import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ContactDialog } from '../../../../src-renderer/features/conversation/components/ContactDialog.tsx';
import { renderScreen } from '../../../helpers/render-screen.tsx';

function draw() {
  const onSend = vi.fn<ComponentProps<typeof ContactDialog>['onSend']>();
  const view = renderScreen(<ContactDialog begun={null} isOpen onClose={() => undefined} onSend={onSend} />, {
    procedures: {},
  });
  const type = async (name: string, phone: string) => {
    await view.user.type(screen.getByLabelText('Name'), name);
    await view.user.type(screen.getByLabelText('Phone'), phone);
  };
  const send = () => view.user.click(screen.getByRole('button', { name: 'Send contact' }));
  return { ...view, onSend, type, send };
}

describe('a contact card that is typed by hand', () => {
  it.each(['-----', '(  ) . .', '12345', '+380671'])('is not sent with the number %s', async (phone) => {
    const { onSend, type, send } = draw();
    await type('Оля Коваль', phone);
    expect(screen.getByText(/There is no such number\. Write it with the country code/)).toBeTruthy();
    await send();
    expect(onSend).not.toHaveBeenCalled();
  });

  it.each(['+380 (67) 123-45-67', '380671234567', '0671234567'])(
    'shows what the number %s is, and sends that',
    async (phone) => {
      const { onSend, type, send } = draw();
      await type('Оля Коваль', phone);
      expect(screen.getByText('Number: +380 67 123 4567')).toBeTruthy();
      await send();
      expect(onSend).toHaveBeenCalledExactlyOnceWith({
        kind: 'contacts',
        cards: [{ name: 'Оля Коваль', firstName: 'Оля', phone: '+380671234567' }],
      });
    },
  );
});
