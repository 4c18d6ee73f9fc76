import type { ReactNode } from 'react';

export interface NumbersTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** Words in the first column, numbers in the others. */
export function NumbersTable({ label, columns, rows }: NumbersTableProps) {
  const [first, ...others] = columns;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-xs"
    >
      <table className="w-full text-sm">
        <thead>
          <tr className="sticky top-0 bg-surface text-xs text-ink-faint">
            <th className="py-1.5 pe-3 text-start font-medium">{first}</th>
            {others.map((column) => (
              <th key={column} className="px-2 py-1.5 text-end font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key} className="border-t border-line">
              <th className="max-w-60 truncate py-1.5 pe-3 text-start font-normal text-ink">{name}</th>
              {values.map((value, place) => (
                <td key={others[place]} className="px-2 py-1.5 text-end text-ink-soft tabular-nums">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
