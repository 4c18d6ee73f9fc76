import { useTranslation } from 'react-i18next';
import { Blur, drawingWidth, PushButton, Words } from './parts.tsx';

interface SceneProps {
  readonly height: number;
}

function Sheet({ height }: SceneProps) {
  return (
    <rect
      x={0.5}
      y={0.5}
      width={drawingWidth - 1}
      height={height - 1}
      rx={8}
      className="fill-surface-raised stroke-line-strong"
    />
  );
}

function Tick({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={13} height={13} rx={3} className="fill-accent" />
      <path
        d="m3.2 6.8 2.4 2.4 4.2-5"
        fill="none"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
    </g>
  );
}

/** Meta's dialog in which a system user's token is made. */
export function SystemUserDrawing({ height }: SceneProps) {
  const { t } = useTranslation('connectPlaces');
  const never: string = t('marks.never');
  return (
    <>
      <Sheet height={height} />
      <Words x={18} y={28} size={11} isBold>
        Generate token
      </Words>
      <Words x={18} y={52} size={8.5} tone="soft">
        Token expiration
      </Words>
      <circle cx={25} cy={68} r={5} fill="none" className="stroke-line-strong" />
      <Words x={37} y={71} tone="faint">
        60 days
      </Words>
      <rect
        x={104}
        y={58}
        width={112}
        height={20}
        rx={5}
        strokeWidth={1.75}
        className="fill-accent-soft stroke-accent"
      />
      <circle cx={116} cy={68} r={5} className="fill-accent" />
      <circle cx={116} cy={68} r={2} className="fill-on-accent" />
      <Words x={127} y={71} isBold>
        {never === 'Never' ? 'Never' : `Never (${never})`}
      </Words>
      <Words x={18} y={102} size={8.5} tone="soft">
        Permissions
      </Words>
      {['whatsapp_business_messaging', 'whatsapp_business_management'].map((scope, place) => (
        <g key={scope}>
          <Tick x={18} y={110 + place * 22} />
          <Words x={38} y={120 + place * 22} size={9.5} isCode>
            {scope}
          </Words>
        </g>
      ))}
      <rect x={18} y={154} width={13} height={13} rx={3} fill="none" className="stroke-line-strong" />
      <Blur x={38} y={158} widths={[120]} />
      <PushButton x={212} y={174} width={90} words="Generate token" isMain />
    </>
  );
}

/** The owner's phone with the one-time word and the answer. */
export function PhoneDrawing({ height }: SceneProps) {
  return (
    <>
      <rect
        x={86}
        y={2}
        width={148}
        height={height - 4}
        rx={20}
        strokeWidth={1.5}
        className="fill-surface-raised stroke-line-strong"
      />
      <rect x={142} y={9} width={36} height={5} rx={2.5} className="fill-press" />
      <circle cx={108} cy={34} r={8} className="fill-accent-soft" />
      <Blur x={122} y={30} widths={[60, 36]} />
      <path d="M86.5 52.5h147" className="stroke-line" />
      <rect x={132} y={66} width={90} height={28} rx={9} className="fill-bubble-out" />
      <rect x={142} y={74} width={56} height={5} rx={2.5} className="fill-accent" opacity={0.7} />
      <path
        d="m206 86 2.5 2.5 5-6m-3 6 .5.5 5-6.5"
        fill="none"
        strokeWidth={1.25}
        className="stroke-accent-ink"
      />
      <rect x={98} y={104} width={104} height={40} rx={9} className="fill-press" />
      <rect x={108} y={113} width={78} height={5} rx={2.5} className="fill-ink-faint" opacity={0.55} />
      <rect x={108} y={124} width={50} height={5} rx={2.5} className="fill-ink-faint" opacity={0.35} />
      <path
        d="M20 96h46m188 0h46"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeDasharray="1 6"
        className="stroke-accent"
      />
      <circle cx={70} cy={96} r={3.5} className="fill-accent" />
      <circle cx={250} cy={96} r={3.5} className="fill-accent" />
    </>
  );
}

/** The top of an app's page with its mode. */
export function LiveDrawing({ height }: SceneProps) {
  return (
    <>
      <Sheet height={height} />
      <rect x={16} y={16} width={24} height={24} rx={6} className="fill-accent-soft" />
      <Blur x={48} y={20} widths={[76, 48]} />
      <rect
        x={150}
        y={12}
        width={156}
        height={32}
        rx={6}
        strokeWidth={1.75}
        className="fill-accent-soft stroke-accent"
      />
      <Words x={158} y={31} size={8} tone="soft">
        App mode
      </Words>
      <Words x={203} y={31} size={8} tone="faint">
        Development
      </Words>
      <rect x={270} y={21} width={24} height={13} rx={6.5} className="fill-success" />
      <circle cx={287.5} cy={27.5} r={4.5} className="fill-surface-raised" />
      <Words x={296} y={60} size={9} tone="success" isBold anchor="end">
        Live
      </Words>
      <path d={`M0.5 70.5h${drawingWidth - 1}`} className="stroke-line" />
      <Words x={16} y={92} size={8.5} tone="soft">
        Privacy policy URL
      </Words>
      <rect x={16.5} y={98.5} width={288} height={22} rx={4} className="fill-field stroke-line-strong" />
      <Words x={24} y={112.5} size={9} isCode>
        https://voloshka.ua/privacy
      </Words>
    </>
  );
}

/** The list of numbers in WhatsApp Manager. */
export function ManagerDrawing({ height }: SceneProps) {
  return (
    <>
      <Sheet height={height} />
      <Words x={16} y={27} size={11} isBold>
        Phone numbers
      </Words>
      <path
        d={`M0.5 42.5h${drawingWidth - 1}m-${drawingWidth - 1} 44h${drawingWidth - 1}`}
        className="stroke-line"
      />
      <circle cx={32} cy={64} r={10} className="fill-accent-soft" />
      <Words x={52} y={61} size={10} isBold>
        Voloshka
      </Words>
      <Words x={52} y={74} size={8.5} tone="soft">
        +380 67 123 45 67
      </Words>
      <rect x={218} y={54} width={84} height={20} rx={10} className="fill-success-soft" />
      <circle cx={231} cy={64} r={3} className="fill-success" />
      <Words x={240} y={67} size={9} tone="success" isBold>
        Connected
      </Words>
      <circle cx={32} cy={108} r={10} className="fill-press" />
      <Blur x={52} y={102} widths={[70, 96]} />
    </>
  );
}

/** A list of which some lines are ticked. */
export function ListDrawing({ height }: SceneProps) {
  return (
    <>
      <rect
        x={54}
        y={6}
        width={212}
        height={height - 12}
        rx={10}
        className="fill-surface-raised stroke-line-strong"
      />
      <rect x={126} y={0} width={68} height={14} rx={7} className="fill-line-strong" />
      {[0, 1, 2, 3].map((place) => (
        <g key={place}>
          {place < 3 ? (
            <Tick x={76} y={34 + place * 30} />
          ) : (
            <rect x={76.5} y={124.5} width={12} height={12} rx={3} fill="none" className="stroke-control" />
          )}
          <Blur x={102} y={34 + place * 30} widths={[[118, 84, 132, 96][place] ?? 100, 60]} />
        </g>
      ))}
    </>
  );
}
