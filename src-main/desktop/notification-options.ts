const BODY_LENGTH = 300;

export interface NotificationWords {
  title: string;
  body: string;
  /** Null: the program itself speaks. */
  accountName: string | null;
  accountId?: number;
  conversationId?: number;
}

export interface NotificationTexts {
  title: string;
  body: string;
  subtitle?: string;
  /** One place per conversation, and one group per account, where the system knows such. */
  id?: string;
  groupId?: string;
  groupTitle?: string;
}

/** How a system takes it: macOS has a line for the account, and Linux reads the body as markup. */
export function toOptions(words: NotificationWords, platform: NodeJS.Platform): NotificationTexts {
  const { title, accountName } = words;
  const text = shorten(words.body);
  const body = platform === 'linux' ? escapeMarkup(text) : text;
  if (accountName === null) return { title, body };
  if (platform === 'linux') return { title: `${title} · ${accountName}`, body };
  const place = {
    ...(words.conversationId === undefined ? {} : { id: `conversation-${words.conversationId}` }),
    ...(words.accountId === undefined ? {} : { groupId: `account-${words.accountId}` }),
  };
  if (platform === 'darwin') return { title, subtitle: accountName, body, ...place };
  return { title: `${title} · ${accountName}`, body, ...place, groupTitle: accountName };
}

/** Cuts between characters: half an emoji is no text, and a notification daemon may refuse it. */
function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > BODY_LENGTH ? `${characters.slice(0, BODY_LENGTH).join('')}…` : text;
}

/** A stranger's text must not become bold, a link or a picture in the notification daemon. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
