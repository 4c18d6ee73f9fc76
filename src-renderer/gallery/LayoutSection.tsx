import { useState } from 'react';
import { DescriptionList } from '../ui/DescriptionList.tsx';
import { Divider } from '../ui/Divider.tsx';
import { KeyValue } from '../ui/KeyValue.tsx';
import { ResizablePanels } from '../ui/ResizablePanels.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

export function LayoutSection() {
  const { layout, sections } = useWords();
  const [startWidth, setStartWidth] = useState(280);
  const [endWidth, setEndWidth] = useState(240);
  const facts = (
    <DescriptionList>
      {layout.facts.map(([name, value]) => (
        <KeyValue key={name} name={name ?? ''}>
          {value}
        </KeyValue>
      ))}
      <KeyValue name={layout.id} isCode>
        wamid.HBgMMzgwNjcxMjM0NTY3FQIAEhgUM0E
      </KeyValue>
    </DescriptionList>
  );
  const column = (name: string, ground: string) => (
    <ScrollArea label={name} className={ground}>
      <div className="flex flex-col gap-4 p-4">
        {facts}
        <Divider />
        {facts}
      </div>
    </ScrollArea>
  );
  return (
    <Section id="layout" title={sections.layout}>
      <div className="h-64 overflow-hidden rounded-lg border border-line">
        <ResizablePanels
          mainMinWidth={240}
          start={{
            content: column(layout.list, 'bg-surface-sunken'),
            width: startWidth,
            minWidth: 200,
            maxWidth: 420,
            defaultWidth: 280,
            separatorLabel: layout.list,
            onWidthChange: setStartWidth,
          }}
          end={{
            content: column(layout.details, 'bg-surface-sunken'),
            width: endWidth,
            minWidth: 200,
            maxWidth: 360,
            defaultWidth: 240,
            separatorLabel: layout.details,
            onWidthChange: setEndWidth,
          }}
        >
          <div className="h-full bg-surface p-4 text-sm text-ink-soft">{layout.panel}</div>
        </ResizablePanels>
      </div>
      <Divider label={layout.today} />
      <Divider label={layout.fresh} tone="accent" />
    </Section>
  );
}
