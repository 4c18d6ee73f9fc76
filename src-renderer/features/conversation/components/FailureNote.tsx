import { CircleAlert, CircleHelp, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Message } from '#shared/contract/messages.ts';
import { errorHelpPath } from '../../../api/help-path.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { BubbleActions } from '../bubble-actions.ts';
import { formOf } from '../composer-form-store.ts';
import { canTakeBack } from '../take-back.ts';

export interface FailureNoteProps {
  readonly message: Message;
  /** The sentence of a message that the hub itself did not take. */
  readonly refusal: string | null;
  /** Why nothing can be written now, in words: then no form can be opened either. */
  readonly sendBarrier: string | null;
  readonly actions: BubbleActions;
}

/** Whether there is anything to say under a message of ours. */
export const needsNote = (message: Message, refusal: string | null): boolean =>
  refusal !== null ||
  message.status === 'failed' ||
  message.status === 'unconfirmed' ||
  (message.status === 'queued' && message.error !== null);

/** Under a message that did not go out, or has to wait: why, in a sentence, and what can be done about it. */
export function FailureNote({ message, refusal, sendBarrier, actions }: FailureNoteProps) {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  // It cannot be discarded either: the customer may have it.
  if (message.status === 'unconfirmed') {
    return (
      <Note
        icon="unconfirmed"
        sentence={message.error?.sentence[language] ?? t('failure.unconfirmed')}
        code={null}
      >
        {actions.mayAct ? (
          <Button size="small" onClick={() => actions.askToSendAgain(message)}>
            {t('failure.retry')}
          </Button>
        ) : null}
      </Note>
    );
  }
  const isWaiting = message.status === 'queued' && message.error !== null && refusal === null;
  if (isWaiting) {
    return (
      <Note
        icon="waiting"
        sentence={message.error?.sentence[language] ?? ''}
        code={message.error?.code ?? null}
      >
        {actions.mayAct ? (
          <Button size="small" variant="quiet" onClick={() => actions.discard(message)}>
            {t('failure.discard')}
          </Button>
        ) : null}
      </Note>
    );
  }
  if (!needsNote(message, refusal)) return null;
  const sentence = refusal ?? message.error?.sentence[language] ?? t('failure.unknown');
  // What the hub itself did not take says in its sentence what can be done.
  const error = refusal === null ? message.error : null;
  const canHelp = actions.mayAct && error?.retry !== 'no';
  // What Meta has taken once stays as a record of what happened; its words can be sent anew, as it did not arrive.
  const canDiscard = actions.mayAct && message.wamid === null;
  const isFilledAnew =
    message.content.kind === 'template' || (sendBarrier === null && formOf(message) !== null);
  const canEdit = canTakeBack(message) || isFilledAnew;
  return (
    <Note
      icon="failed"
      sentence={sentence}
      code={error?.code ?? null}
      advice={error && (canHelp || error.retry === 'no') ? t(`info.advice.${error.retry}`) : undefined}
    >
      {canHelp ? (
        <Button size="small" onClick={() => actions.retry(message)}>
          {t('failure.retry')}
        </Button>
      ) : null}
      {actions.mayAct && canEdit ? (
        <Button size="small" variant="quiet" onClick={() => actions.editAgain(message)}>
          {t('failure.edit')}
        </Button>
      ) : null}
      {canDiscard ? (
        <Button size="small" variant="quiet" onClick={() => actions.discard(message)}>
          {t('failure.discard')}
        </Button>
      ) : null}
    </Note>
  );
}

interface NoteProps {
  readonly icon: keyof typeof noteLooks;
  readonly sentence: string;
  /** Meta's code, which the help explains at length; null where the reason is ours. */
  readonly code: number | null;
  /** Whether trying again can help. */
  readonly advice?: string | undefined;
  readonly children: React.ReactNode;
}

const noteLooks = {
  failed: { icon: CircleAlert, ink: 'text-danger-ink' },
  unconfirmed: { icon: CircleHelp, ink: 'text-waiting-ink' },
  waiting: { icon: Clock, ink: 'text-waiting-ink' },
} as const;

function Note({ icon, sentence, code, advice, children }: NoteProps) {
  const { t } = useTranslation('conversation');
  const look = noteLooks[icon];
  return (
    <div className="flex max-w-[420px] flex-col items-end gap-1 pt-1 pb-2 text-sm">
      <p className={`flex items-start gap-1.5 ${look.ink}`}>
        <Icon of={look.icon} size={14} className="mt-0.5" />
        <span className="min-w-0 break-words">
          {sentence}
          {code === null ? null : (
            <>
              {' '}
              <Link
                href={errorHelpPath(code)}
                className="rounded-xs font-medium underline decoration-current/40 underline-offset-2 hover:decoration-current"
              >
                {t('failure.meaning')}
              </Link>
            </>
          )}
          {advice ? <span className="block text-ink-soft">{advice}</span> : null}
        </span>
      </p>
      <div className="flex flex-wrap justify-end gap-1.5">{children}</div>
    </div>
  );
}
