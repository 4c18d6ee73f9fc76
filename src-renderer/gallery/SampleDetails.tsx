import { Plus } from 'lucide-react';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { DescriptionList } from '../ui/DescriptionList.tsx';
import { Divider } from '../ui/Divider.tsx';
import { KeyValue } from '../ui/KeyValue.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useSampleWords } from './sample-words.ts';
import { useWords } from './words.ts';

export function SampleDetails() {
  const { button, state } = useWords();
  const sample = useSampleWords();
  const name = sample.rows[0]?.name ?? '';
  return (
    <ScrollArea label={button.details} className="bg-surface-sunken">
      <div className="flex flex-col gap-4 p-4">
        <div className="flex flex-col items-center gap-2 pt-2 text-center">
          <Avatar name={name} size={56} />
          <p className="text-lg font-semibold text-ink">{name}</p>
          <div className="flex flex-wrap justify-center gap-1">
            <Tag tone="accent">{state.tags[0] ?? ''}</Tag>
            <Tag tone="success">{state.tags[1] ?? ''}</Tag>
          </div>
        </div>
        <Divider />
        <DescriptionList>
          {sample.facts.map(([key, value]) => (
            <KeyValue key={key} name={key ?? ''}>
              {value}
            </KeyValue>
          ))}
        </DescriptionList>
        <Divider />
        <div className="flex flex-col gap-1">
          <h4 className="text-sm font-semibold text-ink">{sample.order}</h4>
          {sample.orders.map((order) => (
            <p key={order} className="truncate text-sm text-ink-soft tabular-nums">
              {order}
            </p>
          ))}
        </div>
        <Button icon={Plus} size="small" className="self-start">
          {sample.order}
        </Button>
      </div>
    </ScrollArea>
  );
}
