import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { MetaMenu } from './meta-pages.ts';

interface MenuStore {
  menu: MetaMenu;
}

/** Which of Meta's two menus this person's app has; Meta gives new apps the one with use cases. */
export const useMenuStore = create<MenuStore>()(
  persist((): MenuStore => ({ menu: 'useCases' }), { name: 'rozmova.meta-menu', version: 1 }),
);

export function setMetaMenu(menu: MetaMenu): void {
  useMenuStore.setState({ menu });
}
