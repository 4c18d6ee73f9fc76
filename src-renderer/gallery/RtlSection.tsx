import { DirectionProvider } from '@base-ui/react/direction-provider';
import { ChevronDown, Send } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Icon } from '../ui/Icon.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Section } from './Section.tsx';

/** The same parts from right to left: we speak no such language yet, our customers do, and logical properties rot unseen. */
export function RtlSection() {
  const [isOn, setIsOn] = useState(true);
  return (
    <Section id="rtl" title="עברית · العربية">
      <DirectionProvider direction="rtl">
        <div dir="rtl" className="grid grid-cols-[repeat(auto-fill,minmax(300px,1fr))] items-start gap-6">
          <TextField label="الاسم" defaultValue="محمد علي" description="لا يراه العملاء" before="ID" />
          <SearchField label="بحث" value="" onValueChange={() => undefined} shortcut={['Ctrl', 'K']} />
          <div className="flex flex-col gap-3">
            <Switch label="الصوت" isOn={isOn} onChange={setIsOn} />
            <Checkbox label="موافق" isChecked={isOn} onChange={setIsOn} />
          </div>
          <div className="flex items-center gap-3">
            <Avatar name="محمد علي" accountColour={5} />
            <Button icon={Send} variant="primary">
              إرسال
            </Button>
            <Button after={<Icon of={ChevronDown} size={14} />}>المزيد</Button>
          </div>
          <Banner tone="waiting" title="بقيت 42 دقيقة" onDismiss={() => undefined}>
            بعد ذلك يمكن إرسال القوالب فقط.
          </Banner>
        </div>
      </DirectionProvider>
    </Section>
  );
}
