import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids.ts';
import { AccountsField } from '../../../../src-renderer/features/team/components/AccountsField.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

function Field() {
  const [value, setValue] = useState<AccountId[]>([]);
  return <AccountsField value={value} onChange={setValue} />;
}

/** The question which accounts somebody serves, in a shop that has so many. */
async function ask(count: number) {
  const accounts = Array.from({ length: count }, (_, index) =>
    sampleAccount({ id: (index + 1) as AccountId, name: `Department ${index + 1}` }),
  );
  const view = renderScreen(<Field />, {
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
      accounts: { list: answer.accounts.list.handler(() => accounts) },
    },
  });
  await screen.findByRole('checkbox', { name: 'Department 1' });
  return view;
}

const states = () => screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-checked'));

describe('which accounts somebody serves', () => {
  it('is chosen one by one where there are few', async () => {
    const { user } = await ask(2);
    await user.click(screen.getByRole('checkbox', { name: 'Department 2' }));
    expect(states()).toEqual(['false', 'true']);
  });

  it('is all of them with one click where there are many, and the box for all tells when it is some', async () => {
    const { user } = await ask(4);
    const all = screen.getByRole('checkbox', { name: 'All accounts' });
    await user.click(all);
    expect(states()).toEqual(['true', 'true', 'true', 'true', 'true']);
    await user.click(screen.getByRole('checkbox', { name: 'Department 3' }));
    expect(states()).toEqual(['mixed', 'true', 'true', 'false', 'true']);
    await user.click(all);
    await user.click(all);
    expect(states()).toEqual(['false', 'false', 'false', 'false', 'false']);
  });
});
