import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from './hub.ts';
import { type BusMessage, joinSessionBus, type SessionBus, type Typed, takeName } from './session-bus.ts';

/** What a panel shows of a program beside the clock. */
export interface TrayPicture {
  readonly toolTip: string;
  /** The file of the picture itself; null in the moment in which another one is written. */
  readonly picture: Buffer | null;
  readonly menu: readonly { readonly id: number; readonly label: string; readonly isEnabled: boolean }[];
}

export interface TrayPanel {
  /** Waits until a program has put its picture here. */
  hasItem(): Promise<void>;
  look(): Promise<TrayPicture>;
  /** A click on the picture itself. */
  click(): Promise<void>;
  /** A choice in its menu. */
  choose(label: string): Promise<void>;
  close(): void;
}

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** The panel of a Linux desktop, as far as a program beside the clock speaks with it: nothing of it is drawn. */
export async function openTrayPanel(): Promise<TrayPanel> {
  let item: { name: string; path: string } | undefined;
  const bus = await joinSessionBus((message) => {
    if (message.member === 'RegisterStatusNotifierItem') item = placeOf(message);
    return answerTo(message);
  });
  await takeName(bus, 'org.kde.StatusNotifierWatcher');
  const there = () => {
    if (!item) throw new Error('No program has a picture beside the clock');
    return item;
  };
  const menuOf = async () => (await propertiesOf(bus, there())).Menu;
  const menu = async () => {
    const [, root] = await bus.call(
      { ...there(), path: await menuOf(), member: `${MENU}.GetLayout` },
      { signature: 'iias', values: [0, -1, []] },
    );
    return entriesOf(root as Layout);
  };
  return {
    async hasItem() {
      await waitFor('a picture beside the clock', () => item !== undefined, 30_000);
    },
    async look() {
      const found = await propertiesOf(bus, there());
      const [, , title, text] = found.ToolTip;
      const file = join(found.IconThemePath, `${found.IconName}.png`);
      const picture = existsSync(file) ? readFileSync(file) : null;
      return { toolTip: `${title}${text}`, picture, menu: await menu() };
    },
    async click() {
      await bus.call({ ...there(), member: `${ITEM}.Activate` }, { signature: 'ii', values: [0, 0] });
    },
    async choose(label) {
      const entry = (await menu()).find((one) => one.label === label);
      if (!entry) throw new Error(`There is no "${label}" in the menu`);
      const event = [entry.id, 'clicked', { signature: 'i', values: [0] }, 0];
      await bus.call(
        { ...there(), path: await menuOf(), member: `${MENU}.Event` },
        { signature: 'isvu', values: event },
      );
    },
    close: bus.close,
  };
}

function placeOf({ body, sender }: BusMessage): { name: string; path: string } {
  const told = String(body[0]);
  // Some give their name on the bus, some the place of their item.
  return told.startsWith('/')
    ? { name: String(sender), path: told }
    : { name: told, path: '/StatusNotifierItem' };
}

/** What a program wants to know of a panel before it puts its picture there. */
function answerTo({ member, body }: BusMessage): Typed | null {
  if (member !== 'Get') return null;
  if (body[1] === 'IsStatusNotifierHostRegistered')
    return { signature: 'v', values: [{ signature: 'b', values: [true] }] };
  return { signature: 'v', values: [{ signature: 'i', values: [0] }] };
}

async function propertiesOf(bus: SessionBus, item: { name: string; path: string }): Promise<ItemProperties> {
  const [properties] = await bus.call(
    { ...item, member: 'org.freedesktop.DBus.Properties.GetAll' },
    { signature: 's', values: [ITEM] },
  );
  return properties as ItemProperties;
}

interface ItemProperties {
  readonly Menu: string;
  readonly IconThemePath: string;
  readonly IconName: string;
  readonly ToolTip: [string, unknown, string, string];
}

type Layout = [
  id: number,
  properties: { label?: string; enabled?: boolean; type?: string },
  children: Layout[],
];

const entriesOf = ([, , children]: Layout): TrayPicture['menu'] =>
  children
    .filter(([, { type }]) => type !== 'separator')
    .map(([id, { label, enabled }]) => ({ id, label: label ?? '', isEnabled: enabled !== false }));
