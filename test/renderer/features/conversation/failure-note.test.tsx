import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import type { BubbleActions } from '../../../../src-renderer/features/conversation/bubble-actions.ts';
import { FailureNote } from '../../../../src-renderer/features/conversation/components/FailureNote.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleAnswer } from '../../../helpers/sample-chat.ts';

const actions = (mayAct: boolean): BubbleActions => ({
  mayAct,
  reply: vi.fn<BubbleActions['reply']>(),
  react: vi.fn<BubbleActions['react']>(),
  showInfo: vi.fn<BubbleActions['showInfo']>(),
  jumpToQuoted: vi.fn<BubbleActions['jumpToQuoted']>(),
  retryMedia: vi.fn<BubbleActions['retryMedia']>(),
  retry: vi.fn<BubbleActions['retry']>(),
  askToSendAgain: vi.fn<BubbleActions['askToSendAgain']>(),
  discard: vi.fn<BubbleActions['discard']>(),
  editNote: vi.fn<BubbleActions['editNote']>(),
  deleteNote: vi.fn<BubbleActions['deleteNote']>(),
  editAgain: vi.fn<BubbleActions['editAgain']>(),
});
const failed = (retry: 'no' | 'yes' | 'later', wamid: string | null = null): Message =>
  sampleAnswer({
    status: 'failed',
    wamid,
    error: { code: 1, subcode: null, title: null, details: null, sentence: { uk: 'Чому', en: 'Why' }, retry },
  });
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent);
const draw = (message: Message, refusal: string | null = null, mayAct = true) => {
  const given = actions(mayAct);
  return { ...renderUi(<FailureNote message={message} refusal={refusal} actions={given} />), given };
};

describe('a message that did not go out', () => {
  it('says why and offers to try again where that can help', async () => {
    const { user, given } = draw(failed('later'));
    expect(screen.getByText('Why')).toBeTruthy();
    expect(buttons()).toEqual(['Send again', 'Edit', 'Discard']);
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(given.retry).toHaveBeenCalledOnce();
  });

  it('offers no second try where it cannot help, and keeps what Meta has taken once', () => {
    draw(failed('no'));
    expect(buttons()).toEqual(['Edit', 'Discard']);
  });

  it('leads to the help about Meta’s code, and nowhere when the reason is ours', () => {
    const { unmount } = draw(failed('no'));
    const link = screen.getByRole('link', { name: 'What does this mean?' });
    expect(link.getAttribute('href')).toBe('/help/error-1');
    unmount();
    draw(failed('no'), 'The disk is full.');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it.each<['no' | 'yes' | 'later', string[]]>([
    ['no', ['Edit']],
    ['yes', ['Send again', 'Edit']],
    ['later', ['Send again', 'Edit']],
  ])(
    'stays as a record when Meta had accepted it (%s), and its words can be sent anew',
    async (retry, offered) => {
      const { user, given } = draw(failed(retry, 'wamid.1'));
      expect(buttons()).toEqual(offered);
      await user.click(screen.getByRole('button', { name: 'Edit' }));
      expect(given.editAgain).toHaveBeenCalledOnce();
      expect(given.discard).not.toHaveBeenCalled();
    },
  );

  it('cannot be edited where it was a form, which is made anew', () => {
    const location = {
      kind: 'location',
      latitude: 50,
      longitude: 30,
      name: null,
      address: null,
      url: null,
    } as const;
    draw({ ...failed('no', 'wamid.1'), kind: 'location', content: location });
    expect(buttons()).toEqual([]);
  });

  it.each<['no' | 'yes' | 'later', string]>([
    ['no', 'Trying again will not help.'],
    ['yes', 'You can try again.'],
    ['later', 'Try again later.'],
  ])('says whether trying again can help (%s)', (retry, advice) => {
    const { unmount } = draw(failed(retry));
    expect(screen.getByText(advice)).toBeTruthy();
    unmount();
    // Another try is not theirs to make; that none can help is good to know for everyone.
    draw(failed(retry), null, false);
    expect(screen.queryByText(advice) !== null).toBe(retry === 'no');
  });

  it('gives no advice of Meta’s where the reason is ours', () => {
    draw(failed('no'), 'The disk is full.');
    expect(screen.queryByText('Trying again will not help.')).toBeNull();
    expect(buttons()).toEqual(['Send again', 'Edit', 'Discard']);
  });

  it('says plainly that the answer was lost, and asks before it sends again', async () => {
    const { user, given } = draw(sampleAnswer({ status: 'unconfirmed', wamid: null }));
    expect(screen.getByText(/answer was lost/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect([given.askToSendAgain, given.retry].map((deed) => vi.mocked(deed).mock.calls.length)).toEqual([
      1, 0,
    ]);
  });

  it('says what it waits for while it is in the queue, and can still be taken back', () => {
    draw({ ...failed('later'), status: 'queued' });
    expect(screen.getByText('Why')).toBeTruthy();
    expect(buttons()).toEqual(['Discard']);
  });

  it('is silent about a message that is fine', () => {
    draw(sampleAnswer({ status: 'read' }));
    expect(buttons()).toEqual([]);
  });

  it.each<[string, Message]>([
    ['failed', failed('later')],
    ['may have arrived', sampleAnswer({ status: 'unconfirmed', wamid: null })],
    ['waits', { ...failed('later'), status: 'queued' }],
  ])('offers nothing to who may only look while it %s', (_state, message) => {
    draw(message, null, false);
    expect({ buttons: buttons(), words: screen.getByText(/Why|answer was lost/).textContent }).toMatchObject({
      buttons: [],
    });
  });
});
