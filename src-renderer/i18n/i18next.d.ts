import type * as uk from './uk/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof uk;
    returnNull: false;
  }
}
