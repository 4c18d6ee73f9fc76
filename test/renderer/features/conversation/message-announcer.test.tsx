import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import type { MediaId, MessageId } from '#shared/domain/ids.ts';
import { MessageAnnouncer } from '../../../../src-renderer/features/conversation/components/MessageAnnouncer.tsx';
import type { Language } from '../../../../src-renderer/i18n/language.ts';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleAnswer, sampleMessage } from '../../../helpers/sample-chat.ts';

const id = (value: number) => ({ id: value as MessageId });
const shown = [sampleMessage(id(5)), sampleAnswer(id(6))];
const failed = (value: number): Message =>
  sampleAnswer({
    ...id(value),
    status: 'failed',
    error: {
      code: 131026,
      subcode: null,
      title: null,
      details: null,
      sentence: { uk: 'Немає WhatsApp.', en: 'Not on WhatsApp.' },
      retry: 'no',
    },
  });

/** Shows one list after another, as they stand on the screen. */
function Rig({ lists }: { readonly lists: readonly (readonly Message[])[] }) {
  const [step, setStep] = useState(0);
  return (
    <>
      <section aria-label="announcer">
        <MessageAnnouncer messages={lists[step] ?? []} customerName="Olena" />
      </section>
      <button type="button" onClick={() => setStep(step + 1)}>
        next
      </button>
    </>
  );
}

/** What is read out with each of the lists. */
async function heardWith(language: Language, ...lists: readonly (readonly Message[])[]) {
  const { user } = renderUi(<Rig lists={lists} />, language);
  const words = () => within(screen.getByLabelText('announcer')).getByRole('status').textContent;
  const heard = [words()];
  for (const _ of lists.slice(1)) {
    await user.click(screen.getByText('next'));
    heard.push(words());
  }
  return heard;
}

const picture = sampleMessage({ ...id(8), content: { kind: 'image', mediaId: 1 as MediaId, caption: null } });

describe('what is read out of an open conversation', () => {
  it('is a new message of the customer, by its words or by what it is', async () => {
    const first = [...shown, sampleMessage({ ...id(7), content: { kind: 'text', body: 'Is it ready?' } })];
    expect(await heardWith('en', shown, first, [...first, picture])).toEqual([
      '',
      'Olena: Is it ready?',
      'Olena: Photo',
    ]);
  });

  it.each([
    ['en', 'Not sent: Not on WhatsApp.'],
    ['uk', 'Не надіслано: Немає WhatsApp.'],
  ] as const)('is a failure with its reason, once (%s)', async (language, words) => {
    const now = [...shown.slice(0, 1), failed(6)];
    expect(await heardWith(language, shown, now, [...now, sampleAnswer(id(7))])).toEqual(['', words, words]);
  });

  it('is nothing of what stands there when one comes, of our own answers and of their ticks', async () => {
    const own = [...shown, sampleAnswer({ ...id(7), status: 'sent' })];
    const read = [...shown, sampleAnswer({ ...id(7), status: 'read' })];
    expect(await heardWith('en', [failed(4), ...shown], own, read)).toEqual(['', '', '']);
  });

  it('is nothing while one scrolls: older messages come, newer ones are let go and come again', async () => {
    const now = [sampleAnswer(id(5)), sampleMessage(id(6))];
    const older = [failed(2), sampleMessage(id(3)), sampleMessage(id(4))];
    const whole = [...older, ...now];
    expect(await heardWith('en', now, whole, older, whole, now)).toEqual(['', '', '', '', '']);
  });

  it('is a failure again when the second try failed as well', async () => {
    const start = shown.slice(0, 1);
    const again = [...start, sampleAnswer({ ...id(6), status: 'queued' })];
    const arrived = [...start, failed(6), sampleMessage({ ...id(7), content: { kind: 'text', body: 'Hm' } })];
    expect(await heardWith('en', again, arrived.slice(0, 2), arrived, again, arrived.slice(0, 2))).toEqual([
      '',
      'Not sent: Not on WhatsApp.',
      'Olena: Hm',
      'Olena: Hm',
      'Not sent: Not on WhatsApp.',
    ]);
  });
});
