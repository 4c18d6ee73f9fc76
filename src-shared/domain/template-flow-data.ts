/** What a form is opened with. */
export interface FlowStart {
  /** By which the shop's software knows this form again; null: nobody tells it apart. */
  token: string | null;
  /** What its first screen is filled with. */
  data: Readonly<Record<string, string>>;
}

const TOKEN = 'flow_token';

/**
 * What a form gets, as a person or a record writes it: `name: Olena; order: 1042`. `flow_token` among the names is its token. Null
 * when it is not of this form.
 */
export function parseFlowStart(value: string): FlowStart | null {
  const data = new Map<string, string>();
  let token: string | null = null;
  for (const piece of value.split(';').filter((one) => one.trim() !== '')) {
    const colon = piece.indexOf(':');
    const name = piece.slice(0, Math.max(colon, 0)).trim();
    const content = piece.slice(colon + 1).trim();
    if (!/^\S+$/.test(name)) return null;
    if (name === TOKEN) token = content === '' ? null : content;
    else data.set(name, content);
  }
  return token === null && data.size === 0 ? null : { token, data: Object.fromEntries(data) };
}
