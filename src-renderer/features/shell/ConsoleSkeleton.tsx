import { Skeleton } from '../../ui/Skeleton.tsx';

/** The shape of the console while the hub answers its first question. */
export function ConsoleSkeleton() {
  return (
    <div className="flex h-full">
      <div className="w-14 shrink-0 bg-rail min-[1280px]:w-52" />
      <div className="w-[340px] max-w-full shrink-0 border-e border-line bg-surface-sunken pt-16">
        <Skeleton shape="rows" count={9} />
      </div>
      <div className="flex-1 bg-surface" />
    </div>
  );
}
