import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import { FailureNote } from '../../../../src-renderer/features/conversation/components/FailureNote.tsx';
import { bubbleActions } from '../../../helpers/bubble-actions.ts';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleAnswer } from '../../../helpers/sample-chat.ts';

const failed = (retry: 'no' | 'yes' | 'later', wamid: string | null = null): Message =>
  sampleAnswer({
    status: 'failed',
    wamid,
    error: { code: 1, subcode: null, title: null, details: null, sentence: { uk: 'Чому', en: 'Why' }, retry },
  });
const interactive: Extract<Message['content'], { kind: 'interactive' }> = {
  form: 'buttons',
  kind: 'interactive',
  header: null,
  body: 'Which size?',
  footer: null,
  buttonLabel: null,
  buttons: [],
  sections: [],
};
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent);
interface NoteCase {
  readonly refusal?: string;
  readonly sendBarrier?: string;
  readonly mayAct?: boolean;
}
const draw = (message: Message, { refusal, sendBarrier, mayAct = true }: NoteCase = {}) => {
  const given = bubbleActions(mayAct);
  const note = (
    <FailureNote
      message={message}
      refusal={refusal ?? null}
      sendBarrier={sendBarrier ?? null}
      actions={given}
    />
  );
  return { ...renderUi(note), given };
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
    draw(failed('no'), { refusal: 'The disk is full.' });
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

  it.each<[string, Message['content']]>([
    ['a place', { kind: 'location', latitude: 50, longitude: 30, name: null, address: null, url: null }],
    ['a list', { ...interactive, form: 'list' }],
    ['buttons', { ...interactive, form: 'buttons' }],
  ])('is edited in its form where it was %s, while one may write at all', async (_, content) => {
    const message: Message = { ...failed('no', 'wamid.1'), kind: content.kind, content };
    const { user, given, unmount } = draw(message);
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect(given.editAgain).toHaveBeenCalledWith(message);
    unmount();
    draw(message, { sendBarrier: 'The window is closed' });
    expect(buttons()).toEqual([]);
  });

  it('is filled in once more where it was a template, also while nothing else can be sent', async () => {
    const content = { kind: 'template', name: 'sale', language: 'uk', body: 'Sale', components: [] } as const;
    const message: Message = { ...failed('no'), kind: 'template', content: { ...content, components: [] } };
    const { user, given } = draw(message, { sendBarrier: 'The window is closed' });
    expect(buttons()).toEqual(['Edit', 'Discard']);
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect(given.editAgain).toHaveBeenCalledWith(message);
  });

  it('has no form where other software made it of parts that no form here knows', () => {
    draw({ ...failed('no', 'wamid.1'), kind: 'interactive', content: { ...interactive, form: 'other' } });
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
    draw(failed(retry), { mayAct: false });
    expect(screen.queryByText(advice) !== null).toBe(retry === 'no');
  });

  it('gives no advice of Meta’s where the reason is ours', () => {
    draw(failed('no'), { refusal: 'The disk is full.' });
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
    draw(message, { mayAct: false });
    expect({ buttons: buttons(), words: screen.getByText(/Why|answer was lost/).textContent }).toMatchObject({
      buttons: [],
    });
  });
});
