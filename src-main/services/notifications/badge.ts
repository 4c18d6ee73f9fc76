const BADGE_MS = 100;

export interface Badge {
  /** Something changed that may change the number. */
  tellSoon(): void;
  close(): void;
}

/** The number on the icon: told when it has changed, some time after what changed it, and once at the start. */
export function createBadge(options: { count(): number; onBadge(unread: number): void }): Badge {
  let timer: NodeJS.Timeout | null = null;
  let told: number | null = null;
  const tell = () => {
    timer = null;
    const unread = options.count();
    if (unread === told) return;
    told = unread;
    options.onBadge(unread);
  };
  const tellSoon = () => {
    timer ??= setTimeout(tell, BADGE_MS);
  };
  tellSoon();
  return {
    tellSoon,
    close: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
