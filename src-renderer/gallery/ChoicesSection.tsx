import { useState } from 'react';
import { Badge } from '../ui/Badge.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

export function ChoicesSection() {
  const { choice, field, sections, state } = useWords();
  const [isAgreed, setIsAgreed] = useState(true);
  const [isRefused, setIsRefused] = useState(false);
  const [isSounding, setIsSounding] = useState(true);
  const [sendsReceipts, setSendsReceipts] = useState(false);
  const [enter, setEnter] = useState('sends');
  const [filter, setFilter] = useState('0');
  const [tab, setTab] = useState('0');
  return (
    <Section id="choices" title={sections.choices}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(320px,1fr))] items-start gap-x-10 gap-y-6">
        <div className="flex flex-col gap-3">
          <Checkbox label={choice.agree} isChecked={isAgreed} onChange={setIsAgreed} />
          <Checkbox label={choice.some} isChecked="mixed" onChange={setIsAgreed} />
          <Checkbox
            label={choice.agree}
            isChecked={isRefused}
            onChange={setIsRefused}
            error={choice.agreeError}
          />
          <Checkbox label={field.disabled} isChecked onChange={setIsAgreed} isDisabled />
        </div>
        <div className="flex flex-col gap-4">
          <Switch
            label={choice.sound}
            isOn={isSounding}
            onChange={setIsSounding}
            description={choice.soundHint}
          />
          <Switch label={choice.receipts} isOn={sendsReceipts} onChange={setSendsReceipts} />
          <Switch label={field.disabled} isOn onChange={setIsSounding} isDisabled />
        </div>
        <RadioGroup
          label={choice.enter}
          value={enter}
          onValueChange={setEnter}
          options={[
            { value: 'sends', label: choice.enterSends },
            { value: 'breaks', label: choice.enterBreaks, description: choice.enterBreaksHint },
            { value: 'nothing', label: field.disabled, isDisabled: true },
          ]}
        />
        <div>
          <SegmentedControl
            label={choice.filter}
            value={filter}
            onValueChange={setFilter}
            segments={choice.filters.map((label, place) => ({ value: String(place), label }))}
          />
        </div>
        <Tabs
          label={sections.choices}
          value={tab}
          onValueChange={setTab}
          tabs={choice.tabs.map((label, place) => ({
            value: String(place),
            label,
            ...(place === 1 ? { mark: <Badge count={3} label={state.unread(3)} tone="muted" /> } : {}),
            panel: <p className="text-sm text-ink-soft">{label}</p>,
          }))}
        />
      </div>
    </Section>
  );
}
