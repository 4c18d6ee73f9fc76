import { Skeleton } from '../../ui/Skeleton.tsx';
import { consoleGrounds } from './console-grounds.ts';

/** The shape of the console while the hub answers its first question. */
export function ConsoleSkeleton() {
  return (
    <div className={consoleGrounds.all}>
      <div className={consoleGrounds.rail} />
      <div className={consoleGrounds.list}>
        <Skeleton shape="rows" count={9} />
      </div>
      <div className={consoleGrounds.open} />
    </div>
  );
}
