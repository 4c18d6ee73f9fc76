import { ListFilter, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { TickMark } from '../ui/TickMark.tsx';
import { type SampleRow, useSampleWords } from './sample-words.ts';
import { useWords } from './words.ts';

export function SampleList() {
  const words = useWords();
  const sample = useSampleWords();
  const [search, setSearch] = useState('');
  return (
    <div className="flex h-full flex-col bg-surface-sunken">
      <div className="flex items-center gap-1 ps-4 pe-2 pt-3 pb-2">
        <h3 className="me-auto truncate text-base font-semibold text-ink">{sample.all}</h3>
        <IconButton icon={ListFilter} label={words.choice.filter} size="small" />
        <IconButton icon={SquarePen} label={words.button.more} size="small" />
      </div>
      <div className="px-3 pb-2">
        <SearchField
          label={words.field.search}
          value={search}
          onValueChange={setSearch}
          shortcut={['Ctrl', 'K']}
        />
      </div>
      <ScrollArea label={sample.all}>
        <ul className="flex flex-col gap-px px-2 pb-2">
          {sample.rows.map((row, place) => (
            <SampleRowItem key={row.name} row={row} isOpen={place === 0} />
          ))}
        </ul>
      </ScrollArea>
    </div>
  );
}

function SampleRowItem({ row, isOpen }: { readonly row: SampleRow; readonly isOpen: boolean }) {
  const { state } = useWords();
  const sample = useSampleWords();
  const isUnread = Boolean(row.unread) && !isOpen;
  return (
    <li
      className={classNames(
        'flex h-[60px] items-center gap-3 rounded-md ps-3 pe-2 transition-colors',
        isOpen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <Avatar name={row.name} accountColour={row.account} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span
            className={classNames('truncate text-base text-ink', isUnread ? 'font-semibold' : 'font-medium')}
          >
            {row.name}
          </span>
          <time
            className={classNames(
              'ms-auto shrink-0 text-xs',
              isUnread ? 'text-accent-ink' : 'text-ink-faint',
            )}
          >
            {row.time}
          </time>
        </div>
        <div className="flex items-center gap-1.5">
          {row.tick ? <TickMark kind={row.tick} label={row.tick} size={14} /> : null}
          <span
            className={classNames(
              'min-w-0 flex-1 truncate text-sm',
              isUnread ? 'text-ink-soft' : 'text-ink-faint',
            )}
          >
            {row.draft ? <span className="text-danger-ink">{sample.draft}: </span> : null}
            {row.preview}
          </span>
          {isUnread ? <Badge count={row.unread ?? 0} label={state.unread(row.unread ?? 0)} /> : null}
        </div>
      </div>
    </li>
  );
}
