import { FileSpreadsheet, type LucideIcon } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export interface FileDropProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly hint: string;
  readonly chooseLabel: string;
  /** As of `<input accept>`. */
  readonly accept: string;
  readonly isDisabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to drop a file on, with the button that does the same. */
export function FileDrop(props: FileDropProps) {
  const { icon = FileSpreadsheet, title, hint, chooseLabel, accept, isDisabled = false, onFile } = props;
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file && !isDisabled) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      className={classNames(
        'flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-14 text-center transition-colors',
        isOver ? 'border-accent bg-accent-soft' : 'border-control',
      )}
    >
      <Icon of={icon} size={24} className="text-ink-faint" />
      <div className="flex max-w-md flex-col gap-1">
        <p className="text-base font-medium text-ink">{title}</p>
        <p className="text-sm text-pretty text-ink-faint">{hint}</p>
      </div>
      <Button variant="primary" isDisabled={isDisabled} onClick={() => input.current?.click()}>
        {chooseLabel}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={chooseLabel}
        accept={accept}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file again, after it was mended, is a choice as well.
          event.target.value = '';
        }}
      />
    </div>
  );
}
