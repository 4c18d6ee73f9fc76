/** The grounds that the console stands on, by their classes: the rail, the list, and what is open. */
export const consoleGrounds = {
  all: 'flex h-full',
  rail: 'w-14 shrink-0 bg-rail min-[1280px]:w-52',
  list: 'w-[340px] max-w-full shrink-0 border-e border-line bg-surface-sunken pt-16',
  open: 'flex-1 bg-surface',
} as const;

/** Puts them into the empty page: what the window shows while everything else is being loaded. React draws over them. */
export function paintGrounds(root: HTMLElement): void {
  const element = (classes: string, ...inside: HTMLElement[]) => {
    const made = document.createElement('div');
    made.className = classes;
    made.append(...inside);
    return made;
  };
  const { all, rail, list, open } = consoleGrounds;
  root.replaceChildren(element(all, element(rail), element(list), element(open)));
}
