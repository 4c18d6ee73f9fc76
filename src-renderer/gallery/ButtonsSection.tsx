import { ChevronDown, Ellipsis, PanelRight, Paperclip, Send, Trash2 } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

const variants = ['primary', 'secondary', 'quiet', 'danger'] as const;

export function ButtonsSection() {
  const { button, sections } = useWords();
  return (
    <Section id="buttons" title={sections.buttons}>
      <div className="flex flex-col items-start gap-3">
        {variants.map((variant) => (
          <div key={variant} className="flex flex-wrap items-center gap-3">
            <Button variant={variant} size="large">
              {button.save}
            </Button>
            <Button variant={variant}>{button.save}</Button>
            <Button variant={variant} size="small">
              {button.save}
            </Button>
            <Button variant={variant} icon={variant === 'danger' ? Trash2 : Send}>
              {variant === 'danger' ? button.delete : button.send}
            </Button>
            <Button variant={variant} after={<Icon of={ChevronDown} size={14} />}>
              {button.more}
            </Button>
            <Button variant={variant} pendingLabel={button.saving}>
              {button.save}
            </Button>
            <Button variant={variant} isDisabled>
              {button.save}
            </Button>
            <Button variant={variant} disabledReason={button.reason}>
              {button.send}
            </Button>
          </div>
        ))}
        <Button className="max-w-64">{button.long}</Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <IconButton icon={Paperclip} label={button.attach} shortcut={['Ctrl', 'O']} size="small" />
        <IconButton icon={Paperclip} label={button.attach} />
        <IconButton icon={Paperclip} label={button.attach} size="large" />
        <IconButton icon={PanelRight} label={button.details} isPressed />
        <IconButton icon={Ellipsis} label={button.more} isDisabled />
        <IconButton icon={Send} label={button.send} tone="accent" />
        <IconButton icon={Send} label={button.send} tone="primary" />
        <IconButton icon={Send} label={button.send} tone="primary" disabledReason={button.reason} />
        <IconButton icon={Trash2} label={button.delete} tone="danger" />
      </div>
    </Section>
  );
}
