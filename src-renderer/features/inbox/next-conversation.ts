/** The conversation `step` places away from the open one, or the first (or last) when none is open; null at the ends. */
export function neighbour<Id extends number>(
  ids: readonly Id[],
  openId: number | null,
  step: 1 | -1,
): Id | null {
  const index = ids.findIndex((id) => Number(id) === openId);
  if (index < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[index + step] ?? null;
}

/** The conversation to open when those of `leaving` go and the open one is among them: the next below, else above. */
export function afterLeaving<Id extends number>(
  ids: readonly Id[],
  openId: number,
  leaving: ReadonlySet<number>,
): Id | null {
  const index = ids.findIndex((id) => Number(id) === openId);
  const stays = (id: Id) => !leaving.has(id) && id !== openId;
  return ids.slice(index + 1).find(stays) ?? ids.slice(0, Math.max(index, 0)).findLast(stays) ?? null;
}

/** The nearest unread one below the open conversation, else from the top; null when nothing else is unread. */
export function nextUnread<Id extends number>(
  items: readonly { readonly id: Id; readonly unreadCount: number }[],
  openId: number | null,
): Id | null {
  const index = items.findIndex(({ id }) => id === openId);
  const inOrder = [...items.slice(index + 1), ...items.slice(0, Math.max(index, 0))];
  return inOrder.find(({ unreadCount }) => unreadCount > 0)?.id ?? null;
}
