import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Week } from '#shared/domain/hours.ts';
import { WeekField } from '../../../src-renderer/ui/WeekField.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

const free: Week = [[], [], [], [], [], [], []];

function Field({ first, onWeek }: { readonly first: Week; readonly onWeek: (week: Week) => void }) {
  const [week, setWeek] = useState(first);
  const change = (next: Week) => {
    onWeek(next);
    setWeek(next);
  };
  return <WeekField label="Working hours" value={week} onChange={change} />;
}

function open(first: Week) {
  const weeks: Week[] = [];
  const view = renderUi(<Field first={first} onWeek={(week) => weeks.push(week)} />);
  return { ...view, last: () => weeks.at(-1) };
}
const monday = [{ from: '09:00', to: '18:00' }];
const from = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Monday: from' });

describe('the hours of a week', () => {
  it('take a time as people write it, and go back to what was when it is none', async () => {
    const { user, last } = open([monday, ...free.slice(1)]);
    await user.clear(from());
    await user.type(from(), '830{Enter}');
    expect(last()?.[0]).toEqual([{ from: '08:30', to: '18:00' }]);
    await user.clear(from());
    await user.type(from(), 'soon{Enter}');
    expect(from().value).toBe('08:30');
  });

  it('say beside the day that it ends before it begins', async () => {
    const { user } = open([monday, ...free.slice(1)]);
    await user.clear(from());
    await user.type(from(), '19{Enter}');
    expect(screen.getByRole('alert').textContent).not.toBe('');
  });
});
