import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import { ConversationRow } from '../../../../src-renderer/features/inbox/components/ConversationRow.tsx';
import { WindowMark } from '../../../../src-renderer/features/inbox/components/WindowMark.tsx';
import { useRowWords } from '../../../../src-renderer/features/inbox/use-row-words.ts';
import type { WindowState } from '../../../../src-renderer/state/window-state.ts';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleAccount } from '../../../helpers/sample-answers.ts';
import { sampleConversation, sampleNow } from '../../../helpers/sample-chat.ts';

interface RowProps {
  readonly change?: Partial<Conversation>;
  readonly draft?: string;
  readonly showsAccount?: boolean;
  readonly isOpen?: boolean;
}

/** One row as the list draws it. */
function Row({ change = {}, draft = '', showsAccount = false, isOpen = false }: RowProps) {
  return (
    <ConversationRow
      conversation={sampleConversation(change)}
      account={sampleAccount({ name: 'Sales', color: 'plum' })}
      showsAccount={showsAccount}
      labels={[]}
      owner={undefined}
      visitor={undefined}
      isVisitorWriting={false}
      draft={draft}
      words={useRowWords()}
      density="comfortable"
      now={sampleNow}
      isOpen={isOpen}
      isSelected={false}
      isSelecting={false}
      isPointedAt={false}
      isCovered={false}
      isFocusStop
      position={1}
      setSize={1}
      top={0}
    />
  );
}

describe('a row', () => {
  it('has the colour of its account, and its name in words, where there are several', () => {
    const { container } = renderUi(<Row showsAccount />);
    expect(container.querySelectorAll('.bg-account-8')).toHaveLength(1);
    expect(screen.getByRole('img', { name: /Sales/ })).toBeTruthy();
  });

  it('has neither where there is one account', () => {
    const { container } = renderUi(<Row />);
    expect(container.querySelector('[class*="bg-account-"]')).toBeNull();
    expect(screen.queryByRole('img', { name: /Sales/ })).toBeNull();
  });

  it.each([
    ['delivered', 'Delivered'],
    ['read', 'Read'],
    ['failed', 'Not sent'],
  ] as const)('marks what we wrote last with how far it came: %s', (status, label) => {
    const preview = { direction: 'out', kind: 'text', text: 'On the way', status } as const;
    renderUi(<Row change={{ preview }} />);
    expect(screen.getByRole('img', { name: label }).nextSibling?.textContent).toBe('On the way');
  });

  it('marks nothing of what the customer wrote', () => {
    renderUi(<Row />);
    expect(screen.getByText('Good day!')).toBeTruthy();
    expect(screen.queryByRole('img', { name: /Delivered|Read|Sent/ })).toBeNull();
  });

  it('puts a draft, marked in red and in words, before the last message', () => {
    renderUi(<Row draft="We have ten" />);
    const mark = screen.getByText('Draft:');
    expect(mark.className).toBe('text-danger-ink');
    expect(mark.parentElement?.textContent).toBe('Draft: We have ten');
    expect(screen.queryByText('Good day!')).toBeNull();
  });

  it('shows the last message of the open one, whose draft stands in the composer', () => {
    renderUi(<Row draft="We have ten" isOpen />);
    expect(screen.getByText('Good day!')).toBeTruthy();
    expect(screen.queryByText('Draft:')).toBeNull();
  });
});

describe('the mark of the window', () => {
  const drawn = (state: WindowState) => {
    const { container, unmount } = renderUi(<WindowMark state={state} label="The window" timeLeft={null} />);
    const drawing = container.querySelector('svg')?.innerHTML;
    unmount();
    return drawing;
  };
  it('differs by its shape, and not by colour alone', () => {
    const open = drawn({ kind: 'open', hours: 20, minutes: 0 });
    const soon = drawn({ kind: 'soon', hours: 1, minutes: 0 });
    const closed = drawn({ kind: 'closed', closedAt: sampleNow });
    expect(new Set([open, soon, closed]).size).toBe(3);
    expect(drawn({ kind: 'never-opened' })).toBe(closed);
  });

  it('is named for who does not see it, and the time beside it is not read out twice', () => {
    renderUi(
      <WindowMark state={{ kind: 'soon', hours: 1, minutes: 0 }} label="One hour left" timeLeft="1 h" />,
    );
    expect(screen.getByRole('img', { name: 'One hour left' })).toBeTruthy();
    expect(screen.getByText('1 h').getAttribute('aria-hidden')).toBe('true');
  });
});
