import type { NumbersColumn, NumbersLine } from '../table-line.ts';

export interface NumbersTableProps {
  readonly label: string;
  readonly columns: readonly NumbersColumn[];
  readonly lines: readonly NumbersLine[];
}

/** Words in the first column, numbers in the others. */
export function NumbersTable({ label, columns, lines }: NumbersTableProps) {
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
            <th className="py-1.5 pe-3 text-start font-medium">{first?.name}</th>
            {others.map(({ name }) => (
              <th key={name} className="px-2 py-1.5 text-end font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells: [name, ...values] }) => (
            <tr key={key} className="border-t border-line">
              <th className="max-w-60 truncate py-1.5 pe-3 text-start font-normal text-ink">{name?.shown}</th>
              {values.map(({ shown }, place) => (
                <td key={others[place]?.name} className="px-2 py-1.5 text-end text-ink-soft tabular-nums">
                  {shown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
