import { ClipboardList, Hand, List, type LucideIcon, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { readFormAnswers } from '../../form-answers.ts';

type Answer = Extract<
  MessageContent,
  { kind: 'button' | 'interactive_reply' | 'flow_reply' | 'call_permission_reply' }
>;

export interface AnswerContentProps {
  readonly content: Answer;
}

/** What a customer chose or filled in, under a line that says that it was a press and not writing. */
export function AnswerContent({ content }: AnswerContentProps) {
  const { t } = useTranslation('conversation');
  switch (content.kind) {
    case 'button':
      return (
        <Labelled
          icon={Hand}
          label={t('reply.button')}
          words={content.text}
          // Without one of ours Meta repeats the words.
          detail={content.payload === content.text ? null : content.payload}
        />
      );
    case 'interactive_reply':
      return (
        <Labelled
          icon={content.replyKind === 'list' ? List : Hand}
          label={t(content.replyKind === 'list' ? 'reply.list' : 'reply.button')}
          words={content.title}
          detail={content.description}
        />
      );
    case 'flow_reply':
      return (
        <Labelled icon={ClipboardList} label={t('reply.flow', { name: content.name })} words={content.body}>
          <FormAnswers response={content.response} />
        </Labelled>
      );
    case 'call_permission_reply': {
      const isAllowed = content.response.toLowerCase() === 'accept';
      const word = isAllowed ? (content.isPermanent ? 'callAllowedForever' : 'callAllowed') : 'callDenied';
      return <Labelled icon={Phone} label={t('reply.button')} words={t(`reply.${word}`)} />;
    }
  }
}

interface LabelledProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly words: string;
  readonly detail?: string | null;
  readonly children?: React.ReactNode;
}

function Labelled({ icon, label, words, detail, children }: LabelledProps) {
  return (
    <div className="flex flex-col gap-1">
      <span className="flex items-center gap-1.5 text-xs text-ink-faint">
        <Icon of={icon} size={14} />
        <span className="min-w-0 break-words">{label}</span>
      </span>
      {words ? (
        <span dir="auto" className="text-bubble break-words whitespace-pre-wrap select-text">
          {words}
        </span>
      ) : null}
      {detail ? <bdi className="text-sm break-words text-ink-faint">{detail}</bdi> : null}
      {children}
    </div>
  );
}

function FormAnswers({ response }: { readonly response: string }) {
  const answers = readFormAnswers(response);
  if (answers.length === 0) return null;
  return (
    <dl className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-4 gap-y-0.5 rounded-md bg-press p-2.5 text-sm">
      {answers.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="[overflow-wrap:anywhere] text-ink-faint">{name}</dt>
          <dd className="[overflow-wrap:anywhere] select-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
