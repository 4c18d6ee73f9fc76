import { useState } from 'react';
import { Avatar, type AvatarProps } from './Avatar.tsx';

export interface PersonPictureProps extends Pick<AvatarProps, 'size' | 'label'> {
  readonly name: string;
  /** Of the operator: keeps their colour. */
  readonly id: number;
  /** Where their picture is; undefined where they have none. */
  readonly src: string | undefined;
  /** Somebody sits at a seat as them; left out where that says nothing. */
  readonly isAtWork?: boolean;
}

/** A colleague: their picture, or their initials where there is none or it cannot be shown. */
export function PersonPicture({ name, id, src, isAtWork = false, ...rest }: PersonPictureProps) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span className="relative inline-flex shrink-0">
      <Avatar
        {...rest}
        name={name}
        seed={`operator ${id}`}
        imageUrl={src === broken ? undefined : src}
        onImageError={() => setBroken(src ?? null)}
      />
      {isAtWork ? (
        <span className="absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full bg-success ring-2 ring-surface" />
      ) : null}
    </span>
  );
}
