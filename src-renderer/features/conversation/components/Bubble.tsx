import { Ban, Bot, Forward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { BubbleActions } from '../bubble-actions.ts';
import { BubbleMeta } from './BubbleMeta.tsx';
import { BubbleToolbar } from './BubbleToolbar.tsx';
import { BubbleContent, captionOf, foldKey } from './content/BubbleContent.tsx';
import { TextContent } from './content/TextContent.tsx';
import { FailureNote, needsNote } from './FailureNote.tsx';
import { QuotedBlock } from './QuotedBlock.tsx';
import { ReactionChips } from './ReactionChips.tsx';
import { ReferralCard } from './ReferralCard.tsx';

export interface BubbleProps {
  readonly message: Message;
  readonly customerName: string;
  readonly refusal: string | null;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  /** For a moment after a jump led here. */
  readonly isFlashing: boolean;
  readonly isFocusStop: boolean;
  readonly sendBarrier: string | null;
  readonly actions: BubbleActions;
}

/** One message: incoming on the surface, ours tinted at the end side; the first and the last of a group have full corners. */
export function Bubble(props: BubbleProps) {
  const { message, startsGroup, endsGroup, isFlashing, actions } = props;
  const pointer = useRestingPointer();
  const [hasFocus, setFocus] = useState(false);
  const [isPickerOpen, setPickerOpen] = useState(false);
  const isOurs = message.direction === 'out';
  const hasToolbar = (pointer.isResting || hasFocus || isPickerOpen) && message.id > 0;
  return (
    <article
      tabIndex={props.isFocusStop ? 0 : -1}
      data-message-id={message.id}
      onPointerEnter={pointer.enter}
      onPointerLeave={pointer.leave}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      className={classNames(
        'group/message flex flex-col px-4 outline-none transition-colors duration-(--motion-fade) sm:px-6',
        isOurs ? 'items-end' : 'items-start',
        startsGroup ? 'pt-2' : 'pt-0.5',
        endsGroup && 'pb-1',
        isFlashing && 'bg-accent-soft',
      )}
    >
      <div className={classNames('flex max-w-full items-center gap-1', isOurs && 'flex-row-reverse')}>
        <BubbleBox {...props} />
        <div className="hidden w-21 shrink-0 @md:block">
          {hasToolbar ? (
            <BubbleToolbar
              message={message}
              sendBarrier={props.sendBarrier}
              actions={actions}
              onPickerOpenChange={setPickerOpen}
            />
          ) : null}
        </div>
      </div>
      {message.reactions.length > 0 ? (
        <ReactionChips
          reactions={message.reactions}
          onTakeBack={actions.mayAct && props.sendBarrier === null ? () => actions.react(message, '') : null}
        />
      ) : null}
      {isOurs && needsNote(message, props.refusal) ? (
        <FailureNote
          message={message}
          refusal={props.refusal}
          sendBarrier={props.sendBarrier}
          actions={actions}
        />
      ) : null}
    </article>
  );
}

/** Messages that are scrolled by below the pointer are not meant by it. */
const REST_MS = 80;

/** Whether the pointer has stayed over something. */
function useRestingPointer() {
  const [isResting, setResting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const enter = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setResting(true), REST_MS);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setResting(false);
  };
  return { isResting, enter, leave };
}

function BubbleBox(props: BubbleProps) {
  const { message, customerName, refusal, startsGroup, endsGroup, actions } = props;
  const isOurs = message.direction === 'out';
  const isFailed = message.status === 'failed' || refusal !== null;
  const look = bubbleLook(message);
  return (
    <div
      className={classNames(
        'relative flow-root min-w-0 overflow-clip [overflow-clip-margin:4px] max-w-[min(560px,100%)] rounded-bubble text-base text-ink',
        'outline-offset-2 outline-focus group-focus-visible/message:outline-2',
        paddings[look],
        look !== 'bare' && (isOurs ? 'bg-bubble-out shadow-bubble' : 'bg-bubble-in shadow-bubble'),
        isFailed && 'ring-[1.5px] ring-danger ring-inset',
        !startsGroup && (isOurs ? 'rounded-se-xs' : 'rounded-ss-xs'),
        !endsGroup && (isOurs ? 'rounded-ee-xs' : 'rounded-es-xs'),
      )}
    >
      {hasLabels(message) ? <BubbleLabels message={message} /> : null}
      {message.referral ? <ReferralCard referral={message.referral} /> : null}
      {message.quoted ? (
        <QuotedBlock
          quoted={message.quoted}
          customerName={customerName}
          onJump={() => actions.jumpToQuoted(message)}
        />
      ) : null}
      <BubbleBody
        message={message}
        look={look}
        onRetryMedia={actions.mayAct ? () => actions.retryMedia(message) : null}
      />
    </div>
  );
}

/** How much frame a message wants: a sticker none, a picture a thin one, words a full one. */
type BubbleLook = 'bare' | 'picture' | 'captioned' | 'words';

const paddings: Record<BubbleLook, string> = {
  bare: 'py-1',
  picture: 'p-1',
  // As wide as its picture: long words under it break instead of widening it.
  captioned: 'min-w-[220px] p-1 pb-2',
  words: 'px-3 py-2',
};

function bubbleLook(message: Message): BubbleLook {
  const { content } = message;
  if (message.revokedAt !== null || message.media?.state !== 'stored') return 'words';
  if (content.kind === 'sticker') return 'bare';
  const isPicture = content.kind === 'image' || content.kind === 'video';
  const isFramed = message.quoted !== null || message.referral !== null || hasLabels(message);
  if (!isPicture || isFramed) return 'words';
  return captionOf(message) === '' ? 'picture' : 'captioned';
}

const isPlayable = ({ content, media, revokedAt }: Message): boolean =>
  content.kind === 'audio' && media?.state === 'stored' && isInlineSafe(media.mimeType) && revokedAt === null;

/** Sent from the same number, but by another tool; a call is never made here, and says nothing of it. */
const isFromElsewhere = ({ direction, isOurs, content }: Message): boolean =>
  direction === 'out' && !isOurs && content.kind !== 'call';

interface BubbleBodyProps {
  readonly message: Message;
  readonly look: BubbleLook;
  readonly onRetryMedia: (() => void) | null;
}

/** What the message says, with its time beside the end of the last line. */
function BubbleBody({ message, look, onRetryMedia }: BubbleBodyProps) {
  const meta = <BubbleMeta message={message} isOverlay={look === 'picture'} isRaised={isPlayable(message)} />;
  if (message.revokedAt !== null)
    return (
      <>
        <RevokedWords isOurs={message.direction === 'out'} />
        {meta}
      </>
    );
  const caption = captionOf(message);
  if (caption === '')
    return (
      <>
        <BubbleContent message={message} onRetryMedia={onRetryMedia} />
        {meta}
      </>
    );
  return (
    <>
      <BubbleContent message={message} onRetryMedia={onRetryMedia} />
      <div className={classNames('flow-root pt-1.5', look === 'captioned' && 'w-0 min-w-full px-2')}>
        <TextContent body={caption} foldKey={foldKey(message)} />
        {meta}
      </div>
    </>
  );
}

const hasLabels = (message: Message): boolean =>
  message.forwarded !== 'no' || isFromElsewhere(message) || message.automatic !== undefined;

function BubbleLabels({ message }: { readonly message: Message }) {
  const { t } = useTranslation('conversation');
  const { automatic } = message;
  return (
    <span className="flex items-center gap-1 pb-0.5 text-xs text-ink-faint">
      {automatic === undefined ? null : (
        <>
          <Icon of={Bot} size={14} />
          {t(`bubble.automatic.${automatic}`)}
        </>
      )}
      {isFromElsewhere(message) ? t('bubble.otherTool') : null}
      {message.forwarded === 'no' ? null : (
        <>
          <Icon of={Forward} size={14} />
          {t(message.forwarded === 'many' ? 'bubble.forwardedMany' : 'bubble.forwarded')}
        </>
      )}
    </span>
  );
}

function RevokedWords({ isOurs }: { readonly isOurs: boolean }) {
  const { t } = useTranslation('conversation');
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-faint italic">
      <Icon of={Ban} size={14} />
      {t(isOurs ? 'bubble.ownRevoked' : 'bubble.revoked')}
    </span>
  );
}
