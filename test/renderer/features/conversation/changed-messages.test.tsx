import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { Bubble } from '../../../../src-renderer/features/conversation/components/Bubble.tsx';
import { EventLine } from '../../../../src-renderer/features/conversation/components/EventLine.tsx';
import type { Language } from '../../../../src-renderer/i18n/language.ts';
import { bubbleActions } from '../../../helpers/bubble-actions.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const actions = bubbleActions(false);

const bootstrap = sampleBootstrap();
const procedures = (language: Language) => ({
  app: {
    bootstrap: answer.app.bootstrap.handler(() => ({
      ...bootstrap,
      settings: { ...bootstrap.settings, language },
    })),
  },
});

async function bubbleWords(message: Message, language: Language = 'en') {
  renderScreen(
    <Bubble
      message={message}
      customerName="Olena"
      refusal={null}
      startsGroup
      endsGroup
      isFlashing={false}
      isFocusStop
      sendBarrier={null}
      actions={actions}
    />,
    { procedures: procedures(language), language },
  );
  return (await screen.findByRole('article')).textContent;
}

async function lineWords(content: MessageContent, language: Language, direction: 'in' | 'out') {
  const message = sampleMessage({ content, direction });
  const { container } = renderScreen(<EventLine message={message} />, {
    procedures: procedures(language),
    language,
  });
  await screen.findByTitle(/2026/);
  return container.querySelector('p')?.textContent;
}

const later = sampleNow + 60_000;

describe('a message that was changed later', () => {
  it('is marked as edited, with its newest words', async () => {
    const edited = sampleMessage({ content: { kind: 'text', body: 'Ten roses' }, editedAt: later });
    const words = await bubbleWords(edited);
    expect(words).toMatch(/Ten roses/);
    expect(words).toMatch(/edited/);
    expect(screen.getByText('edited').title).toMatch(/2026/);
  });

  it.each([
    ['en', sampleMessage, 'The customer deleted this message'],
    ['uk', sampleMessage, 'Клієнт видалив це повідомлення'],
    ['en', sampleAnswer, 'We deleted this message'],
    ['uk', sampleAnswer, 'Ми видалили це повідомлення'],
  ] as const)('and deleted says who did it instead of its words: %s', async (language, sample, sentence) => {
    const deleted = sample({
      content: { kind: 'text', body: 'A secret' },
      editedAt: later,
      revokedAt: later,
    });
    const words = await bubbleWords(deleted, language);
    expect(words).toContain(sentence);
    expect(words).not.toMatch(/A secret|edited|змінено/);
  });
});

const originalWamid = 'wamid.unknown';

describe('a change of a message that is not here', () => {
  it.each([
    ['en', 'in', 'The customer took a reaction back'],
    ['en', 'out', 'We took a reaction back'],
    ['uk', 'in', 'Клієнт зняв реакцію'],
    ['uk', 'out', 'Ми зняли реакцію'],
  ] as const)('tells whose reaction went: %s, %s', async (language, direction, sentence) => {
    const content = { kind: 'reaction', targetWamid: originalWamid, emoji: null } as const;
    expect(await lineWords(content, language, direction)).toBe(sentence);
  });

  it.each([
    ['en', 'in', 'The customer edited a message that is not here: Ten'],
    ['en', 'out', 'We edited a message that is not here: Ten'],
    ['uk', 'in', 'Клієнт змінив повідомлення, якого тут немає: Ten'],
    ['uk', 'out', 'Ми змінили повідомлення, якого тут немає: Ten'],
  ] as const)('tells who edited: %s, %s', async (language, direction, sentence) => {
    const content = { kind: 'edit', originalWamid, body: 'Ten' } as const;
    expect(await lineWords(content, language, direction)).toBe(sentence);
  });

  it.each([
    ['en', 'in', 'The customer deleted a message that is not here'],
    ['en', 'out', 'We deleted a message that is not here'],
    ['uk', 'in', 'Клієнт видалив повідомлення, якого тут немає'],
    ['uk', 'out', 'Ми видалили повідомлення, якого тут немає'],
  ] as const)('tells who deleted: %s, %s', async (language, direction, sentence) => {
    const content = { kind: 'revoke', originalWamid } as const;
    expect(await lineWords(content, language, direction)).toBe(sentence);
  });
});
