import { UserRound } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { initials, tintOf } from './initials.ts';

export type AvatarSize = 20 | 24 | 32 | 40 | 56 | 72;

export interface AvatarProps {
  readonly name: string;
  /** What the colour is taken from, mostly an id, so that it survives a change of name; the name if left out. */
  readonly seed?: string;
  readonly size?: AvatarSize;
  /** A picture of ours (`blob:` or `app:`), never an address that a stranger gave. */
  readonly imageUrl?: string | undefined;
  /** The picture is not there (any more). */
  readonly onImageError?: (() => void) | undefined;
  /** The account's colour, 1 to 8, as a narrow stripe before the avatar; it needs 7 px of free space there. */
  readonly accountColour?: number | undefined;
  /** Only where the name is not written beside it; otherwise the avatar is decoration. */
  readonly label?: string;
}

const shapes: Record<AvatarSize, string> = {
  20: 'size-5 rounded-xs text-[9px]',
  24: 'size-6 rounded-sm text-[10px]',
  32: 'size-8 rounded-md text-xs',
  40: 'size-10 rounded-[11px] text-sm',
  56: 'size-14 rounded-[15px] text-lg',
  72: 'size-18 rounded-[20px] text-xl',
};
// Classes and not styles: a row of a list that is given to somebody else changes one word instead of two styles.
const tints = [
  'bg-avatar-1 text-avatar-1-ink',
  'bg-avatar-2 text-avatar-2-ink',
  'bg-avatar-3 text-avatar-3-ink',
  'bg-avatar-4 text-avatar-4-ink',
  'bg-avatar-5 text-avatar-5-ink',
  'bg-avatar-6 text-avatar-6-ink',
  'bg-avatar-7 text-avatar-7-ink',
  'bg-avatar-8 text-avatar-8-ink',
] as const;
const stripes = [
  'bg-account-1',
  'bg-account-2',
  'bg-account-3',
  'bg-account-4',
  'bg-account-5',
  'bg-account-6',
  'bg-account-7',
  'bg-account-8',
] as const;
const glyphs = { 20: 14, 24: 14, 32: 16, 40: 20, 56: 24, 72: 24 } as const;

/** Two letters, and a joint between them. */
const PLAIN_LETTERS = 3;

/** A person or an operator as a soft square with initials, in a tint that stays theirs. */
export function Avatar(props: AvatarProps) {
  const { name, seed, size = 40, imageUrl, onImageError, accountColour, label } = props;
  const letters = initials(name);
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      className="inline-flex shrink-0"
    >
      {accountColour ? (
        // In the flow, with no width of its own: what is placed freely is a layer more in every row of a list.
        <span
          className={classNames(
            '-ms-[7px] me-1 my-[18%] w-[3px] shrink-0 rounded-full',
            stripes[(accountColour - 1) % stripes.length],
          )}
        />
      ) : null}
      <span
        className={classNames(
          'flex items-center justify-center font-semibold tracking-tight select-none',
          tints[tintOf(seed ?? name) - 1],
          shapes[size],
          // Letters under a stack of marks would grow out of the square; for others a clip is work for nothing.
          (imageUrl || letters.length > PLAIN_LETTERS) && 'overflow-hidden',
        )}
      >
        {imageUrl ? (
          <img
            src={imageUrl}
            alt=""
            onError={onImageError}
            className="size-full object-cover"
            draggable={false}
          />
        ) : (
          letters || <Icon of={UserRound} size={glyphs[size]} />
        )}
      </span>
    </span>
  );
}
