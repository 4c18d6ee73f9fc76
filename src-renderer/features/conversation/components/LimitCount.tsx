import { useFormat } from '../../../i18n/use-format.ts';

export interface LimitCountProps {
  readonly length: number;
  readonly limit: number;
}

/** How much of Meta's limit is taken, for the end of a label; red as soon as it is too much. */
export function LimitCount({ length, limit }: LimitCountProps) {
  const format = useFormat();
  return (
    <span className={length > limit ? 'font-semibold text-danger-ink' : undefined}>
      {format.count(length)} / {format.count(limit)}
    </span>
  );
}
