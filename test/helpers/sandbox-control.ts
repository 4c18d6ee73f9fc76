/** Calls the sandbox's own HTTP interface, as a program outside does: `POST /sandbox/{path}`. Throws what was refused. */
export async function tellSandbox(
  sandboxUrl: string | null,
  path: string,
  body: unknown = {},
): Promise<void> {
  if (sandboxUrl === null) throw new Error('serve was started without --sandbox');
  const answer = await fetch(`${sandboxUrl}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
