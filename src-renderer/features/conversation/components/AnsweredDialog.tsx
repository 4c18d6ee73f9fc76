import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { plainWords } from '#shared/domain/text-formatting.ts';
import { kindLook } from '../../../state/message-kinds.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';

export interface AnsweredDialogProps {
  /** Who was faster. */
  readonly name: string;
  /** What colleagues have sent meanwhile, oldest first. */
  readonly answers: readonly Message[];
  /** The own words are in the composer again. */
  readonly isInComposer: boolean;
  readonly onSend: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** A colleague has answered before: their answer, and what is to become of one's own, which was not sent. */
export function AnsweredDialog(props: AnsweredDialogProps) {
  const { name, answers, isInComposer, onSend, onKeep, onDiscard } = props;
  const { t } = useTranslation(['engagement', 'shell']);
  const keepButton = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      isOpen
      onOpenChange={onKeep}
      title={t('engagement:collision.answeredTitle', { name })}
      initialFocus={keepButton}
      footer={
        isInComposer ? (
          <>
            <Button variant="quiet" className="me-auto" onClick={onDiscard}>
              {t('engagement:collision.discard')}
            </Button>
            <Button onClick={onSend}>{t('engagement:collision.sendAnyway')}</Button>
            <Button ref={keepButton} variant="primary" onClick={onKeep}>
              {t('engagement:collision.keep')}
            </Button>
          </>
        ) : (
          <Button ref={keepButton} variant="primary" onClick={onKeep}>
            {t('engagement:shift.close')}
          </Button>
        )
      }
    >
      <p className="text-base text-pretty text-ink-soft">
        {t(
          isInComposer ? 'engagement:collision.answeredExplain' : 'engagement:collision.answeredExplainHeld',
        )}
      </p>
      <ul className="mt-3 flex flex-col items-start gap-1">
        {answers.map((message) => (
          <li
            key={message.id}
            dir="auto"
            className="line-clamp-4 max-w-full rounded-bubble bg-bubble-out px-3 py-2 text-bubble text-ink [overflow-wrap:anywhere]"
          >
            {plainWords(contentText(message.content)) || t(`shell:kinds.${kindLook(message.kind).word}`)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
