/** The value below which the share `q` (0 to 1) of the samples lies; NaN when there is none. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** One line of the report. `verdict` compares the median with the target where there is one. */
export interface Row {
  id: string;
  what: string;
  value: number;
  unit: string;
  target: string;
  verdict: 'met' | 'missed' | 'told only';
  detail: string;
}

/** A figure with a limit that it must reach (`min`) or keep (`max`). */
export function judged(row: Omit<Row, 'verdict' | 'target'>, limit: { min: number } | { max: number }): Row {
  const met = 'min' in limit ? row.value >= limit.min : row.value <= limit.max;
  return {
    ...row,
    target: 'min' in limit ? `>= ${limit.min}` : `<= ${limit.max}`,
    verdict: met ? 'met' : 'missed',
  };
}

export const told = (row: Omit<Row, 'verdict' | 'target'>): Row => ({
  ...row,
  target: '',
  verdict: 'told only',
});

/** What is being measured now, for a person who waits; the report itself goes to stdout. */
export const progress = (what: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
