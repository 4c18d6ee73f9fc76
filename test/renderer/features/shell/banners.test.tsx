import { screen } from '@testing-library/react';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { Banners } from '../../../../src-renderer/features/shell/components/Banners.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const withoutToken = (id: number): Account => ({
  ...sampleAccount(),
  id: id as AccountId,
  name: `Department ${id}`,
  accessTokenHint: null,
});

function renderBanners(accounts: readonly Account[]) {
  const { app, accounts: answered } = answer;
  return renderScreen(
    <Suspense>
      <Banners />
    </Suspense>,
    {
      language: 'en',
      procedures: {
        app: { bootstrap: app.bootstrap.handler(sampleBootstrap) },
        accounts: { list: answered.list.handler(() => [...accounts]) },
      },
    },
  );
}

describe('accounts without a token', () => {
  it('are named one by one where there is one, and told in one line where there are many', async () => {
    const { unmount } = renderBanners([withoutToken(1), sampleAccount()]);
    await screen.findByText(
      'There is no access token for “Department 1”: messages come in, but you cannot answer.',
    );
    unmount();
    renderBanners(Array.from({ length: 30 }, (_, index) => withoutToken(index + 1)));
    await screen.findByText('30 accounts have no access token: messages come in, but you cannot answer.');
    expect(screen.getAllByRole('button', { name: 'Enter the token' })).toHaveLength(1);
  });
});
