import type { SkinTone } from 'frimousse';
import { lazy, Suspense } from 'react';
import { Skeleton } from './Skeleton.tsx';

export interface EmojiPickerProps {
  /** The last ones used, newest first; they stand on top. */
  readonly recent: readonly string[];
  readonly skinTone: SkinTone;
  readonly onSkinToneChange: (tone: SkinTone) => void;
  readonly onPick: (emoji: string) => void;
}

const EmojiGrid = lazy(async () => ({ default: (await import('./EmojiGrid.tsx')).EmojiGrid }));

/** All emoji with a search in both languages; it and its two megabytes of names come when it is first opened. */
export function EmojiPicker(props: EmojiPickerProps) {
  return (
    <div className="h-[352px] w-[316px] max-w-full">
      <Suspense fallback={<Skeleton shape="lines" count={6} />}>
        <EmojiGrid {...props} />
      </Suspense>
    </div>
  );
}
