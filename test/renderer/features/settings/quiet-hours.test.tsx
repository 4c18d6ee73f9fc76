import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { QuietHours } from '#shared/domain/hours.ts';
import { QuietHoursRow } from '../../../../src-renderer/features/settings/components/QuietHoursRow.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';

type Said = (QuietHours | null)[];

function Row({ first, said }: { readonly first: QuietHours | null; readonly said: Said }) {
  const [quietHours, setQuietHours] = useState(first);
  const onChange = (next: QuietHours | null) => {
    said.push(next);
    setQuietHours(next);
  };
  return <QuietHoursRow quietHours={quietHours} error={undefined} onChange={onChange} />;
}

function open(first: QuietHours | null) {
  const said: Said = [];
  return { ...renderUi(<Row first={first} said={said} />), said };
}

const nights: QuietHours = { timeZone: 'Europe/Kyiv', from: '21:00', to: '08:00', days: [0, 1] };

describe('quiet hours', () => {
  it('begin as nights of the whole week where one is, and go again', async () => {
    const { user, said } = open(null);
    await user.click(screen.getByRole('switch', { name: 'Quiet hours' }));
    expect(said).toEqual([
      expect.objectContaining({ from: '21:00', to: '08:00', days: [0, 1, 2, 3, 4, 5, 6] }),
    ]);
    await user.click(screen.getByRole('switch', { name: 'Quiet hours' }));
    expect(said.at(-1)).toBeNull();
    expect(screen.queryByRole('group', { name: 'Days on which the quiet begins' })).toBeNull();
  });

  it('keep their days in order, and are over with the last of them', async () => {
    const { user, said } = open(nights);
    await user.click(screen.getByRole('button', { name: 'Wed' }));
    await user.click(screen.getByRole('button', { name: 'Mon' }));
    expect(said.map((hours) => hours?.days)).toEqual([
      [0, 1, 2],
      [1, 2],
    ]);
    await user.click(screen.getByRole('button', { name: 'Tue' }));
    await user.click(screen.getByRole('button', { name: 'Wed' }));
    expect(said.at(-1)).toBeNull();
  });
});
