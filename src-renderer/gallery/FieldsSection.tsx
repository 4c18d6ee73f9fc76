import { useState } from 'react';
import { CopyField } from '../ui/CopyField.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

export function FieldsSection() {
  const { field, sections } = useWords();
  const [search, setSearch] = useState('');
  const [typed, setTyped] = useState('Петренко');
  const [department, setDepartment] = useState<string | null>('0');
  const options = field.departments.map((label, place) => ({
    value: String(place),
    label,
    ...(place === 0 ? { description: field.departmentHint } : {}),
    isDisabled: place === 2,
  }));
  return (
    <Section id="fields" title={sections.fields}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(300px,1fr))] items-start gap-x-8 gap-y-6">
        <TextField label={field.name} defaultValue={field.nameValue} description={field.nameHint} />
        <TextField label={field.name} placeholder={field.nameValue} hint={field.optional} size="large" />
        <TextField label={field.phoneId} defaultValue="+380671234567" isCode error={field.phoneIdError} />
        <TextField label={field.phoneId} defaultValue="108342" before="ID" isCode />
        <TextField label={field.disabled} defaultValue={field.nameValue} isDisabled />
        <PasswordField label={field.token} placeholder={field.tokenPlaceholder} />
        <SelectField
          label={field.department}
          options={options}
          value={department}
          onValueChange={setDepartment}
        />
        <SelectField
          label={field.department}
          options={options}
          value={null}
          onValueChange={setDepartment}
          placeholder={field.choose}
          error={field.choose}
        />
        <SelectField
          label={field.disabled}
          options={options}
          value="1"
          onValueChange={setDepartment}
          isDisabled
        />
        <TextArea label={field.note} placeholder={field.notePlaceholder} hint="0 / 1024" />
        <CopyField
          label={field.webhook}
          value="https://voloshka-kvity.loca.lt/webhook/7f3a9c"
          description={field.webhookHint}
        />
        <div className="flex flex-col gap-3">
          <SearchField
            label={field.search}
            value={search}
            onValueChange={setSearch}
            shortcut={['Ctrl', 'K']}
          />
          <SearchField label={field.search} value={typed} onValueChange={setTyped} />
        </div>
      </div>
    </Section>
  );
}
