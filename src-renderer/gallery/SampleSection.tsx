import { useState } from 'react';
import { ResizablePanels } from '../ui/ResizablePanels.tsx';
import { SampleConversation } from './SampleConversation.tsx';
import { SampleDetails } from './SampleDetails.tsx';
import { SampleList } from './SampleList.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

/** The primitives together, at the size and density of the inbox: the place to judge a change of the tokens. */
export function SampleSection() {
  const { layout, sections } = useWords();
  const [listWidth, setListWidth] = useState(312);
  const [detailsWidth, setDetailsWidth] = useState(272);
  return (
    <Section id="sample" title={sections.sample}>
      <div className="h-[680px] overflow-hidden rounded-lg border border-line-strong">
        <ResizablePanels
          start={{
            content: <SampleList />,
            width: listWidth,
            minWidth: 240,
            maxWidth: 420,
            defaultWidth: 312,
            separatorLabel: layout.list,
            onWidthChange: setListWidth,
          }}
          end={{
            content: <SampleDetails />,
            width: detailsWidth,
            minWidth: 220,
            maxWidth: 400,
            defaultWidth: 272,
            separatorLabel: layout.details,
            onWidthChange: setDetailsWidth,
          }}
        >
          <SampleConversation />
        </ResizablePanels>
      </div>
    </Section>
  );
}
