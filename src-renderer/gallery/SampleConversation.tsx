import { Check, Ellipsis, PanelRight, Paperclip, Send, Smile, StickyNote } from 'lucide-react';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Divider } from '../ui/Divider.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { TickMark } from '../ui/TickMark.tsx';
import { type SampleMessage, useSampleWords } from './sample-words.ts';
import { useWords } from './words.ts';

export function SampleConversation() {
  const { button, layout } = useWords();
  const sample = useSampleWords();
  const name = sample.rows[0]?.name ?? '';
  return (
    <div className="flex h-full flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line ps-4 pe-2">
        <Avatar name={name} size={32} />
        <div className="me-auto min-w-0">
          <h3 className="truncate text-base font-semibold text-ink">{name}</h3>
          <StatusDot kind="good" label={sample.window} />
        </div>
        <IconButton icon={Check} label={button.resolve} />
        <IconButton icon={PanelRight} label={button.details} isPressed />
        <IconButton icon={Ellipsis} label={button.more} />
      </header>
      <ScrollArea label={name}>
        <div className="mx-auto flex max-w-[760px] flex-col gap-0.5 px-5 py-4">
          <div className="pb-3">
            <Divider label={layout.today} />
          </div>
          {sample.messages.map((message, place) => (
            <SampleBubble
              key={message.text}
              message={message}
              isFirst={sample.messages[place - 1]?.side !== message.side}
              isLast={sample.messages[place + 1]?.side !== message.side}
            />
          ))}
        </div>
      </ScrollArea>
      <div className="shrink-0 border-t border-line px-3 py-2.5">
        <div className="flex items-end gap-1">
          <IconButton icon={Paperclip} label={button.attach} />
          <IconButton icon={StickyNote} label={sample.note} />
          <div className="flex min-h-8 flex-1 items-center px-2 text-bubble text-ink-faint">
            {sample.compose}
          </div>
          <IconButton icon={Smile} label={button.more} />
          <IconButton icon={Send} label={button.send} tone="primary" />
        </div>
      </div>
    </div>
  );
}

interface SampleBubbleProps {
  readonly message: SampleMessage;
  /** Whether it begins and ends a run of one side; inside a run the corners at that side are nearly square. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const looks = {
  in: 'self-start rounded-s-sm rounded-e-bubble border border-line bg-bubble-in text-ink',
  out: 'self-end rounded-s-bubble rounded-e-sm bg-bubble-out text-ink',
  note: 'self-end rounded-s-bubble rounded-e-sm bg-note-paper text-ink',
};

function SampleBubble({ message, isFirst, isLast }: SampleBubbleProps) {
  const sample = useSampleWords();
  if (message.side === 'system') {
    return <p className="py-2 text-center text-xs text-ink-faint">{message.text}</p>;
  }
  const isOwn = message.side !== 'in';
  return (
    <>
      <div
        className={classNames(
          'relative flex max-w-[78%] flex-wrap items-end justify-end gap-x-3 px-3 py-1.5',
          looks[message.side],
          isFirst && (isOwn ? 'mt-2 rounded-se-bubble' : 'mt-2 rounded-ss-bubble'),
          isLast && (isOwn ? 'rounded-ee-bubble' : 'rounded-es-bubble'),
          message.reaction && 'mb-3',
        )}
      >
        {message.side === 'note' ? (
          <p className="flex w-full items-center gap-1 text-xs font-semibold text-note-ink">
            <Icon of={StickyNote} size={14} />
            {sample.note} · {message.author}
          </p>
        ) : null}
        <p className="min-w-0 flex-1 text-bubble text-pretty select-text">{message.text}</p>
        <span className="flex items-center gap-1 text-xs text-ink-faint">
          <time>{message.time}</time>
          {message.tick ? <TickMark kind={message.tick} label={message.tick} size={14} /> : null}
        </span>
        {message.reaction ? (
          <span className="absolute -bottom-3 start-3 rounded-full border border-line bg-surface-raised px-1.5 text-xs">
            {message.reaction}
          </span>
        ) : null}
      </div>
      {message.failure ? (
        <div className="flex items-center gap-2 self-end text-sm text-danger-ink">
          {message.failure}
          <Button variant="quiet" size="small">
            {sample.retry}
          </Button>
        </div>
      ) : null}
    </>
  );
}
