import { iryna } from './iryna.ts';
import { james } from './james.ts';
import { mykola } from './mykola.ts';
import { oksana } from './oksana.ts';
import { olena } from './olena.ts';
import { priya } from './priya.ts';
import { robin } from './robin.ts';
import type { Script } from './script.ts';
import { taras } from './taras.ts';

/** The scripts of the pretend customers. */
export const scripts: readonly Script[] = [olena, taras, iryna, mykola, james, priya, robin, oksana];

export const scriptOf = (customerId: string): Script | undefined =>
  scripts.find((script) => script.customerId === customerId);
