import { MessagesSquare } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Mark } from '../ui/Mark.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

export function StatesSection() {
  const { button, sections, state } = useWords();
  return (
    <Section id="states" title={sections.states}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(420px,1fr))] gap-3">
        <Banner tone="info" onDismiss={() => undefined}>
          {state.info}
        </Banner>
        <Banner tone="waiting" title={state.waitingTitle}>
          {state.waitingText}
        </Banner>
        <Banner tone="danger" action={<Button size="small">{state.dangerAction}</Button>}>
          {state.danger}
        </Banner>
        <Banner tone="success">{state.success}</Banner>
      </div>
      <Banner tone="sandbox" shape="strip">
        {state.sandbox}
      </Banner>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(320px,1fr))] gap-6">
        <ProgressBar
          label={state.import}
          value={0.128}
          detail={state.importDetail}
          action={
            <Button variant="quiet" size="small">
              {button.cancel}
            </Button>
          }
        />
        <ProgressBar label={state.sync} value={null} />
        <ProgressBar label={state.import} value={1} tone="success" detail="1 000" />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(320px,1fr))] gap-6">
        <div className="h-80 rounded-lg border border-line bg-surface">
          <EmptyState
            picture={<Mark size={48} />}
            title={state.empty}
            description={state.emptyHint}
            action={<Button variant="primary">{state.emptyAction}</Button>}
          />
        </div>
        <div className="h-80 overflow-hidden rounded-lg border border-line">
          <EmptyState icon={MessagesSquare} title={state.empty} size="inline" />
          <Skeleton shape="lines" count={4} />
        </div>
        <div className="h-80 overflow-hidden rounded-lg border border-line">
          <Skeleton shape="rows" count={5} />
        </div>
        <div className="h-80 overflow-hidden rounded-lg border border-line bg-surface">
          <Skeleton shape="bubbles" count={5} />
        </div>
      </div>
    </Section>
  );
}
