import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { ChoicesDialog } from '../../../../src-renderer/features/conversation/components/ChoicesDialog.tsx';
import { CountedField } from '../../../../src-renderer/features/conversation/components/CountedField.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';

function Footer() {
  const [value, setValue] = useState('');
  return <CountedField label="Footer" limit={5} value={value} onValueChange={setValue} />;
}

const isRed = (count: string) => screen.getByText(count).className.includes('text-danger-ink');

describe('what is counted beside a label', () => {
  it('follows what is typed, is red over the limit only, and keeps every letter', async () => {
    const { user } = renderUi(<Footer />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Footer' });
    expect(isRed('0 / 5')).toBe(false);
    await user.type(field, 'three');
    expect(isRed('5 / 5')).toBe(false);
    await user.type(field, '!');
    expect([isRed('6 / 5'), field.value]).toEqual([true, 'three!']);
    expect(screen.getByText('Shorten it by 1 character.')).toBeTruthy();
  });

  it('is red for the text above buttons too', () => {
    const nothing = () => undefined;
    renderUi(<ChoicesDialog kind="buttons" body="" begun={null} isOpen onClose={nothing} onSend={nothing} />);
    const body = screen.getByRole('textbox', { name: 'Text' });
    fireEvent.change(body, { target: { value: 'x'.repeat(1024) } });
    expect(isRed('1,024 / 1,024')).toBe(false);
    fireEvent.change(body, { target: { value: 'x'.repeat(1025) } });
    expect(isRed('1,025 / 1,024')).toBe(true);
    expect(screen.getByText('Shorten it by 1 character.')).toBeTruthy();
    expect(screen.queryByText(/send it in parts/)).toBeNull();
  });
});
