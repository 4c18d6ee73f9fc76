import { FlaskConical } from 'lucide-react';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Mark } from '../ui/Mark.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { Tag, type TagTone } from '../ui/Tag.tsx';
import { TickMark, type TickMarkKind } from '../ui/TickMark.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

const names = [
  'Оксана Петренко',
  'Іван',
  'Maria Silva',
  'Юрій Ґалаґан',
  'محمد علي',
  'Zoë K.',
  '李小龍',
  'Остап-Микола',
  '+380671234567',
];
const ticks: readonly TickMarkKind[] = [
  'waiting',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'unconfirmed',
];
const tones: readonly TagTone[] = ['neutral', 'accent', 'waiting', 'danger', 'success', 'sandbox', 'note'];
const row = 'flex flex-wrap items-center gap-x-4 gap-y-3';

export function MarksSection() {
  const { sections, state } = useWords();
  return (
    <Section id="marks" title={sections.marks}>
      <div className={row}>
        {[16, 20, 24, 32, 48, 72].map((size) => (
          <Mark key={size} size={size} />
        ))}
        <span className="flex items-center gap-3 text-ink-faint">
          <Mark size={16} tone="plain" />
          <Mark size={32} tone="plain" />
        </span>
      </div>
      <div className={row}>
        {names.map((name, place) => (
          <Avatar
            key={name}
            name={name}
            seed={`${place}`}
            accountColour={place < 8 ? place + 1 : undefined}
          />
        ))}
        <Avatar name="Оксана Петренко" size={56} />
        <Avatar name="Оксана Петренко" size={32} />
        <Avatar name="Оксана Петренко" size={24} />
        <Avatar name="Оксана Петренко" size={20} />
      </div>
      <div className={row}>
        {ticks.map((kind, place) => (
          <span key={kind} className="flex items-center gap-1.5 text-sm text-ink-faint">
            <TickMark kind={kind} label={state.ticks[place] ?? kind} />
            <span aria-hidden>{state.ticks[place]}</span>
          </span>
        ))}
      </div>
      <div className={row}>
        {[1, 12, 480].map((count) => (
          <Badge key={count} count={count} label={state.unread(count)} />
        ))}
        <Badge count={7} label={state.unread(7)} tone="muted" />
        <Badge count={2} label={state.unread(2)} tone="danger" />
        <Kbd keys={['Ctrl', 'K']} />
        <Kbd keys={['Alt', 'Shift', '↓']} />
      </div>
      <div className={row}>
        {tones.map((tone, place) => (
          <Tag key={tone} tone={tone} {...(tone === 'sandbox' ? { icon: FlaskConical } : {})}>
            {state.tags[place] ?? tone}
          </Tag>
        ))}
        <Tag onRemove={() => undefined}>VIP</Tag>
      </div>
      <div className={row}>
        <StatusDot kind="good" label={state.online} />
        <StatusDot kind="waiting" label={state.waiting} />
        <StatusDot kind="bad" label={state.offline} />
        <StatusDot kind="off" label={state.off} />
      </div>
    </Section>
  );
}
