export interface CheckGlyphProps {
  /** A tick, or a dash for "some of them". */
  readonly isMixed: boolean;
}

/** What stands in a box that is ticked: 12 px, in the colour around it. */
export function CheckGlyph({ isMixed }: CheckGlyphProps) {
  return (
    <svg
      aria-hidden
      width={12}
      height={12}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {isMixed ? <path d="M3 6h6" /> : <path d="M2.5 6.5 5 9l4.5-5.5" />}
    </svg>
  );
}
