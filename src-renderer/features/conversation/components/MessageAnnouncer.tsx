import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { kindLook } from '../../../state/message-kinds.ts';

export interface MessageAnnouncerProps {
  readonly messages: readonly Message[];
  readonly customerName: string;
}

/** Reads out what comes in and what failed while one is here; scrolling through a virtual list must not be read out. */
export function MessageAnnouncer({ messages, customerName }: MessageAnnouncerProps) {
  const { t } = useTranslation(['conversation', 'shell']);
  const { language } = useLanguage();
  const [words, setWords] = useState('');
  const known = useRef<{ newestId: number; standing: ReadonlySet<number> } | null>(null);
  const newest = messages.at(-1);
  const failed = messages.filter((message) => message.status === 'failed');

  const listen = useEffectEvent(() => {
    const before = known.current;
    const standing = messages.filter((message) => message.status !== 'failed');
    known.current = {
      // What scrolling let go and brought back is as old as it was.
      newestId: Math.max(before?.newestId ?? 0, newest?.id ?? 0),
      standing: new Set(standing.map((message) => message.id)),
    };
    if (!before) return;
    // An older page may hold failures of long ago.
    const newlyFailed = failed.find(
      (message) => before.standing.has(message.id) || message.id > before.newestId,
    );
    if (newlyFailed) {
      setWords(
        t('conversation:list.announceFailed', { reason: newlyFailed.error?.sentence[language] ?? '' }),
      );
    } else if (newest && newest.id > before.newestId && newest.direction === 'in') {
      const text = contentText(newest.content) || t(`shell:kinds.${kindLook(newest.kind).word}`);
      setWords(t('conversation:list.announce', { name: customerName, text }));
    }
  });
  // Only a new last message or a new failure is news.
  const news = `${newest?.id}/${failed.map((message) => message.id).join()}`;
  const heard = useRef('');
  useEffect(() => {
    if (heard.current === news) return;
    heard.current = news;
    listen();
  }, [news]);

  return (
    <div role="status" className="sr-only">
      {words}
    </div>
  );
}
