import { useFormat } from '../../i18n/use-format.ts';
import type { NumbersCell } from './table-line.ts';
import { useDuration } from './use-duration.ts';

/** What stands in the cells of the tables and of their files. */
export function useCells() {
  const format = useFormat();
  const duration = useDuration();
  return {
    words: (text: string): NumbersCell => ({ shown: text, plain: text }),
    count: (count: number): NumbersCell => ({ shown: format.count(count), plain: String(count) }),
    /** Whole seconds in the file: no decimal sign, which every country writes in its own way. */
    wait: (ms: number | null): NumbersCell =>
      ms === null ? { shown: '—', plain: '' } : { shown: duration(ms), plain: String(Math.round(ms / 1000)) },
  };
}
