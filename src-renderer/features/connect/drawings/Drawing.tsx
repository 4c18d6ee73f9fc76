import { useTranslation } from 'react-i18next';
import type { MetaMenu } from '../meta-pages.ts';
import { Blur, BrowserFrame, drawingWidth, FieldBox, PushButton, Words } from './parts.tsx';
import { ListDrawing, LiveDrawing, ManagerDrawing, PhoneDrawing, SystemUserDrawing } from './scenes.tsx';

const heights = {
  basic: 176,
  apiSetup: 186,
  ids: 186,
  webhook: 196,
  systemUser: 208,
  phone: 196,
  live: 150,
  manager: 150,
  desk: 168,
} as const;
export type DrawingName = keyof typeof heights;

export interface DrawingProps {
  readonly name: DrawingName;
  readonly menu: MetaMenu;
}

// Meta's own words, which it shows so in both of our languages' consoles unless translated; ours stand below the buttons.
const menus: Record<MetaMenu, readonly string[]> = {
  product: ['Dashboard', 'App settings', '  Basic', 'WhatsApp', '  API Setup', '  Configuration'],
  useCases: ['Dashboard', 'App settings', '  Basic', 'Use cases', '  API Setup', '  Configuration'],
};

/** Our own schematic drawing of a page of Meta's, in our colours; the value that is looked for is marked. */
export function Drawing({ name, menu }: DrawingProps) {
  const { t } = useTranslation('connectPlaces');
  const height = heights[name];
  return (
    <svg
      role="img"
      aria-label={t(`drawings.${name}`)}
      viewBox={`0 0 ${drawingWidth} ${height}`}
      className="h-auto w-full max-w-[420px] select-none"
    >
      <Scene name={name} menu={menu} height={height} />
    </svg>
  );
}

function Scene({ name, menu, height }: DrawingProps & { readonly height: number }) {
  switch (name) {
    case 'basic':
    case 'apiSetup':
    case 'ids':
    case 'webhook':
      return <PageScene name={name} menu={menu} height={height} />;
    case 'systemUser':
      return <SystemUserDrawing height={height} />;
    case 'phone':
      return <PhoneDrawing height={height} />;
    case 'live':
      return <LiveDrawing height={height} />;
    case 'manager':
      return <ManagerDrawing height={height} />;
    case 'desk':
      return <ListDrawing height={height} />;
  }
}

interface PageSceneProps {
  readonly name: 'basic' | 'apiSetup' | 'ids' | 'webhook';
  readonly menu: MetaMenu;
  readonly height: number;
}

function PageScene({ name, menu, height }: PageSceneProps) {
  const { t } = useTranslation('connectPlaces');
  const lines = menus[menu];
  const chosen = {
    basic: '  Basic',
    apiSetup: '  API Setup',
    ids: '  API Setup',
    webhook: '  Configuration',
  }[name];
  const translated = (english: string, ours: string) => (english === ours ? null : `(${ours})`);
  const note = {
    basic: translated('Show', t('marks.show')),
    apiSetup: translated('Generate access token', t('marks.generate')),
    ids: null,
    webhook: translated('Verify and save', t('marks.verifyAndSave')),
  }[name];
  return (
    <BrowserFrame height={height} menu={lines} chosen={chosen}>
      {name === 'basic' ? (
        <>
          <FieldBox y={2} label="App ID" value="1748290033464321" isTarget />
          <FieldBox y={46} label="App secret" value="••••••••••••" button="Show" isTarget />
          <Blur x={0} y={108} widths={[150, 110]} />
        </>
      ) : null}
      {name === 'apiSetup' ? (
        <>
          <PushButton x={0} y={4} width={132} words="Generate access token" isMain />
          <FieldBox y={36} label="Access token" value="EAAGm0PX4ZC…" button="Copy" isTarget />
          <Blur x={0} y={92} widths={[170, 130, 150]} />
        </>
      ) : null}
      {name === 'ids' ? (
        <>
          <FieldBox y={0} label="From" value="+380 67 123 45 67" />
          <IdLine y={48} label="Phone number ID" value="106540352242922" />
          <IdLine y={82} label="WhatsApp Business Account ID" value="102290129340398" />
        </>
      ) : null}
      {name === 'webhook' ? (
        <>
          <FieldBox y={0} label="Callback URL" value="https://…/webhook/3f2a" isTarget />
          <FieldBox y={42} label="Verify token" value="8d1f4b6a" isTarget />
          <PushButton x={0} y={88} width={104} words="Verify and save" isMain />
        </>
      ) : null}
      {note ? (
        <Words
          x={name === 'basic' ? 204 : 0}
          y={noteAt[name]}
          size={8}
          tone="faint"
          anchor={name === 'basic' ? 'end' : 'start'}
        >
          {note}
        </Words>
      ) : null}
    </BrowserFrame>
  );
}

/** Where the translation of a button stands: below it. */
const noteAt = { basic: 92, apiSetup: 84, ids: 0, webhook: 121 };

function IdLine({ y, label, value }: { readonly y: number; readonly label: string; readonly value: string }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <rect
        x={-5}
        y={-2}
        width={212}
        height={30}
        rx={5}
        strokeWidth={1.75}
        className="fill-accent-soft stroke-accent"
      />
      <Words x={3} y={9} size={8} tone="soft">
        {label}
      </Words>
      <Words x={3} y={22} size={9} isCode>
        {value}
      </Words>
    </g>
  );
}
