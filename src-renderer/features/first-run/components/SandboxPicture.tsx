/** A pretend customer's phone and what comes out of it; decoration. */
export function SandboxPicture() {
  return (
    <svg aria-hidden width={280} height={112} viewBox="0 0 280 112" fill="none" className="shrink-0">
      <rect
        x={44}
        y={14}
        width={62}
        height={116}
        rx={13}
        className="fill-surface stroke-sandbox"
        strokeWidth={1.5}
      />
      <rect x={65} y={20} width={20} height={4} rx={2} className="fill-sandbox" opacity={0.35} />
      <rect x={52} y={36} width={32} height={13} rx={6.5} className="fill-sandbox" opacity={0.22} />
      <rect x={62} y={54} width={36} height={13} rx={6.5} className="fill-sandbox" opacity={0.5} />
      <rect x={52} y={72} width={26} height={13} rx={6.5} className="fill-sandbox" opacity={0.22} />
      <rect x={62} y={90} width={36} height={13} rx={6.5} className="fill-sandbox" opacity={0.5} />
      <path
        d="M116 60c14-10 24 10 38 0"
        className="stroke-sandbox"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeDasharray="1 5"
      />
      <path
        d="M166 30h58a12 12 0 0 1 12 12v12a12 12 0 0 1-12 12h-46l-14 8 2-10a12 12 0 0 1-12-10V42a12 12 0 0 1 12-12z"
        className="fill-surface-raised"
      />
      <rect x={168} y={42} width={44} height={4} rx={2} className="fill-sandbox" opacity={0.55} />
      <rect x={168} y={51} width={28} height={4} rx={2} className="fill-sandbox" opacity={0.3} />
      <path d="M200 80h34a10 10 0 0 1 10 10v22h-54V90a10 10 0 0 1 10-10z" className="fill-bubble-out" />
      <rect x={201} y={91} width={30} height={4} rx={2} className="fill-accent" opacity={0.5} />
      <rect x={201} y={100} width={20} height={4} rx={2} className="fill-accent" opacity={0.3} />
    </svg>
  );
}
