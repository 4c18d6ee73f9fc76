export interface MarkProps {
  readonly size?: number;
  /** `plain` draws it in the colour of the text around it, for a rail or a watermark. */
  readonly tone?: 'colour' | 'plain';
  /** The name of the program, only where it is not written beside the mark. */
  readonly label?: string;
}

// Six petals in two tones, one for each side of a conversation.
const petal =
  'M-1.8-6.8c0-4.68-4.82-8.74-7.4-12.6l5.15.8 4.05-3.8 4.05 3.8 5.15-.8c-2.58 3.86-7.4 7.92-7.4 12.6z';

/** The cornflower of Rozmova; holds from 16 px up, also in one colour. */
export function Mark({ size = 32, tone = 'colour', label }: MarkProps) {
  const paint = (token: string) => (tone === 'plain' ? 'currentColor' : `var(--mark-${token})`);
  return (
    <svg
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      width={size}
      height={size}
      viewBox="-24 -24 48 48"
      className="shrink-0"
    >
      {[0, 60, 120, 180, 240, 300].map((angle) => {
        const colour = paint(angle % 120 === 0 ? 'deep' : 'light');
        return (
          <path
            key={angle}
            d={petal}
            transform={`rotate(${angle})`}
            style={{ fill: colour, stroke: colour }}
            strokeWidth={1.6}
            strokeLinejoin="round"
          />
        );
      })}
      <circle r={3.6} style={{ fill: paint('core') }} />
    </svg>
  );
}
